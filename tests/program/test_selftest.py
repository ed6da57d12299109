"""The self-test on built-in and on other input: what IT staff run after installing."""

import json
import shutil
from datetime import datetime

import pikepdf
import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageDraw

from tests.program.conftest import SelfTest

ELEVEN_FIELDS = (
    "001203000004|012345679|LÊ HOÀNG THỬ|02092003|Nam|"
    "Số 7 Phố Mẫu, Phường Cửa Nam, Hà Nội|11082024||||"
)
MANGLED = (
    "001187012901|012345678|?? TH? PH??NG|05031987|N?|"
    "S? 12, ng? 5 ph? Hu?, Ph??ng Hai B? Tr?ng, H? N?i|10052022"
)
DOSSIER = {
    "code",
    "due",
    "due_explained",
    "received_at",
    "online",
    "acknowledged_by_portal",
    "files",
}


def codes_on(pdf):
    """What a scanner reads on the first page: format to text."""
    document = pypdfium2.PdfDocument(pdf)
    picture = document[0].render(scale=4).to_pil()
    document.close()
    return {str(code.format): code.text for code in zxingcpp.read_barcodes(picture)}


def words_on(pdf):
    """The text of all pages, spaces and line ends as one space."""
    document = pypdfium2.PdfDocument(pdf)
    text = " ".join(page.get_textpage().get_text_bounded() for page in document)
    document.close()
    return " ".join(text.split())


def is_blank(picture):
    with Image.open(picture) as shown:
        colours = shown.convert("RGB").getcolors(maxcolors=1 << 24)
    return len(colours) < 20


def a_page(path, words="GIẤY TỜ THỬ"):
    page = Image.new("RGB", (1240, 1754), "white")
    ImageDraw.Draw(page).text((200, 200), words, fill="black", font_size=60)
    page.save(path)
    return path


def dues(run):
    return [datetime.fromisoformat(made["due"]) for made in run.report["dossiers"]]


@pytest.fixture(scope="module")
def built_in(tmp_path_factory):
    selftest = SelfTest(tmp_path_factory.mktemp("p"))
    run = selftest()
    assert run.status == 0, run.said + run.complained
    return selftest, run


@pytest.fixture(scope="module")
def birth(tmp_path_factory):
    """Another card, procedure, moment and papers; no home, no session bus."""
    selftest = SelfTest(tmp_path_factory.mktemp("p"))
    pdf, jpeg, png = (
        a_page(selftest.folder / name) for name in ("a.pdf", "b.jpg", "c.png")
    )
    run = selftest(
        *("--card", ELEVEN_FIELDS, "--procedure", "1.001193"),
        *("--received-at", "2026-02-13T15:00:01"),
        *("--paper", f"giay-chung-sinh={pdf}"),
        *("--paper", f"giay-to-tuy-than={jpeg}", "--paper", f"3={png}"),
        HOME="/proc/no-home",
    )
    assert run.status == 0, run.said + run.complained
    return run


@pytest.fixture(scope="module")
def mangled(tmp_path_factory):
    """A scanner that lost the accents, no portal from the first scan on, 15:00:00."""
    selftest = SelfTest(tmp_path_factory.mktemp("p"))
    run = selftest(
        *("--card", MANGLED, "--received-at", "2026-02-13T15:00:00", "--offline")
    )
    assert run.status == 0, run.said + run.complained
    return run


def test_the_report_says_every_step_and_every_dossier(built_in):
    _, run = built_in

    steps, dossiers = run.report["steps"], run.report["dossiers"]

    assert all(set(step) == {"name", "ok", "milliseconds", "detail"} for step in steps)
    assert all(step["ok"] and step["milliseconds"] >= 0 for step in steps)
    assert all(set(dossier) >= DOSSIER for dossier in dossiers)
    assert [dossier["online"] for dossier in dossiers] == [True, False]
    assert len({dossier["code"] for dossier in dossiers}) == 2


def test_the_portal_has_every_file_byte_for_byte(built_in):
    _, run = built_in

    files = [file for made in run.report["dossiers"] for file in made["files"]]

    assert all(made["acknowledged_by_portal"] for made in run.report["dossiers"])
    assert len(files) >= 2
    for file in files:
        assert len(file["sha256"]) == 64
        assert file["sha256_at_portal"] == file["sha256"]


@pytest.mark.parametrize(
    ("name", "which"), [("receipt.pdf", 0), ("receipt-offline.pdf", 1)]
)
def test_both_codes_of_a_receipt_are_read_back(built_in, name, which):
    _, run = built_in
    code = run.report["dossiers"][which]["code"]

    read = codes_on(run.out / name)

    bars = next(text for kind, text in read.items() if "128" in kind)
    square = next(text for kind, text in read.items() if "QR" in kind)
    assert bars == code
    assert square.startswith(f"MC1|{code}")
    assert code in words_on(run.out / name)


def test_every_receipt_is_a_test_and_the_second_says_it_was_off_line(built_in):
    _, run = built_in

    first, second = (
        words_on(run.out / name) for name in ("receipt.pdf", "receipt-offline.pdf")
    )

    assert "THỬ" in first
    assert "THỬ" in second
    assert "mất mạng" in second.lower()
    assert "mất mạng" not in first.lower()


def test_every_screen_is_there_and_shows_something(built_in):
    _, run = built_in

    screens = sorted((run.out / "screens").glob("*.png"))

    assert len(screens) >= 14
    assert [screen.name for screen in screens if is_blank(screen)] == []


def test_nothing_is_left_behind(built_in):
    selftest, _ = built_in

    assert selftest.left_behind() == []
    assert [*selftest.scratch.iterdir()] == []
    assert [*selftest.home.rglob("*")] == []


def test_papers_of_three_kinds_reach_the_portal(birth):
    rows = [file["row"] for file in birth.report["dossiers"][0]["files"]]

    assert sorted(rows) == ["giay-chung-sinh", "giay-to-tuy-than", "giay-to-tuy-than"]


def test_the_citizen_of_an_eleven_field_card_is_on_the_receipt(birth):
    assert "LÊ HOÀNG THỬ" in words_on(birth.out / "receipt.pdf")


def test_a_second_after_three_before_new_year_is_promised_after_it(birth):
    received = {made["received_at"] for made in birth.report["dossiers"]}

    assert {datetime.fromisoformat(at) for at in received} == {
        datetime.fromisoformat("2026-02-13T15:00:01+07:00")
    }
    assert {due.isoformat() for due in dues(birth)} == {"2026-02-23T17:00:00+07:00"}
    for name in ("receipt.pdf", "receipt-offline.pdf"):
        assert "ngày 23 tháng 02 năm 2026" in words_on(birth.out / name)


def test_three_o_clock_sharp_is_promised_for_the_same_day(mangled):
    assert {due.isoformat() for due in dues(mangled)} == {"2026-02-13T17:00:00+07:00"}
    assert "ngày 13 tháng 02 năm 2026" in words_on(mangled.out / "receipt.pdf")


def test_what_the_scanner_mangled_is_said_and_typed_never_guessed(mangled):
    detail = mangled.step("first: card")["detail"]

    assert "name" in detail
    assert "the robot typed the name: NGƯỜI ĐƯỢC GÕ TAY" in detail
    assert "NGƯỜI ĐƯỢC GÕ TAY" in words_on(mangled.out / "receipt.pdf")
    assert "?" not in words_on(mangled.out / "receipt.pdf")


def test_a_portal_away_from_the_first_scan_on_refuses_nothing(mangled):
    dossiers = mangled.report["dossiers"]

    assert [made["online"] for made in dossiers] == [False, False]
    assert all(made["acknowledged_by_portal"] for made in dossiers)
    assert not any("TAM" in made["code"] for made in dossiers)


def test_a_wrong_answer_is_named_with_its_field(selftest):
    answers = selftest.folder / "answers.json"
    answers.write_text(json.dumps({"dk_tai": "", "so_luong": "abc"}), encoding="utf-8")

    run = selftest("--answers", str(answers))

    assert run.status == 1
    assert run.failed["name"] == "first: form"
    assert "nơi đã đăng ký hộ tịch" in run.failed["detail"]
    assert "Số bản sao yêu cầu" in run.failed["detail"]
    assert run.complained == ""
    assert selftest.left_behind() == []
    assert [*selftest.scratch.iterdir()] == []


def locked(folder):
    key = pikepdf.Encryption(user="u", owner="o")
    with pikepdf.Pdf.open(a_page(folder / "open.pdf")) as pdf:
        pdf.save(folder / "khoá.pdf", encryption=key)
    return folder / "khoá.pdf"


def mislabelled(folder):
    (folder / "ảnh.pdf").write_text("Không phải PDF.", encoding="utf-8")
    return folder / "ảnh.pdf"


def cut(folder):
    whole = a_page(folder / "whole.jpg").read_bytes()
    (folder / "cụt.jpg").write_bytes(whole[: len(whole) // 3])
    return folder / "cụt.jpg"


@pytest.mark.parametrize(
    "make",
    [
        locked,
        *(pytest.param(bad, marks=pytest.mark.soak) for bad in (mislabelled, cut)),
    ],
)
def test_a_bad_file_is_refused_with_a_sentence(selftest, make):
    paper = make(selftest.folder)

    run = selftest("--paper", f"giay-to-tuy-than={paper}")

    assert run.status == 1
    assert run.failed["name"] == "first: papers"
    assert run.failed["detail"].count(paper.name) == 2  # ours, and the window's
    assert "MC-" in run.failed["detail"]
    assert run.complained == ""


@pytest.mark.soak
def test_a_row_that_is_not_asked_for_is_said_with_those_that_are(selftest):
    run = selftest("--paper", f"ho-chieu={selftest.folder / 'scan.pdf'}")

    assert run.status == 1
    said, rows = run.failed["detail"].split("; there are ")
    assert said == "--paper: no row 'ho-chieu'"
    assert "giay-to-tuy-than" in rows.split(", ")


@pytest.mark.soak
def test_an_unknown_procedure_is_said(selftest):
    run = selftest("--procedure", "9.999999")

    assert run.status == 1
    assert run.failed["name"] == "first: procedure"
    assert "9.999999" in run.failed["detail"]


@pytest.mark.soak
def test_a_line_cut_before_the_number_is_whole_opens_nobody(selftest):
    run = selftest("--card", ELEVEN_FIELDS[:9])

    assert run.status == 1
    assert run.failed["name"] == "first: card"
    assert "Quét lại" in run.failed["detail"]
    assert run.complained == ""


@pytest.mark.parametrize(
    ("there", "missing"),
    [
        ((), "dbus-daemon"),
        pytest.param(("dbus-daemon",), "gnome-keyring-daemon", marks=pytest.mark.soak),
        (("dbus-daemon", "dbus-send", "gnome-keyring-daemon"), "scanimage"),
    ],
)
def test_what_is_not_installed_is_named(selftest, there, missing):
    tools = selftest.folder / "tools"
    tools.mkdir()
    for name in there:
        (tools / name).symlink_to(shutil.which(name))

    run = selftest(PATH=str(tools))

    assert run.status == 1
    assert missing in run.failed["detail"]
    assert "make run" in run.failed["detail"]
    assert selftest.left_behind() == []
    assert [*selftest.scratch.iterdir()] == []
