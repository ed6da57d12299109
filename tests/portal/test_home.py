"""A citizen declares at home: nothing written is lost, and the office answers."""

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import requests

from city_portal.files.declarations import Asked
from city_portal.pages import home_words
from city_portal.pages.sheets import answers_of, parts_of
from city_portal.rules.times import stamp
from city_portal.store.submissions import Submission, SubmissionBook
from counter_app.forms.library import FormLibrary
from tests.portal.conftest import ORG, OTHER
from tests.portal.office import Clerk, OfficePortal, browser

CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue"
PDF = ("giay.pdf", b"%PDF-1.7 giay to")
PERSON = {"name": "Trần Thị Thử", "personal_id": "001190000001", "phone": "0912345678"}
WHOLE = {
    **PERSON,
    "/nyc_ho_ten": "Trần Thị Thử",
    "/nd_ho_ten": "Trần Văn Mẫu",
    "/nd_ngay_sinh": "5/3/1987",
    "/loai_trich_luc": "0",
    "/dk_tai": "Ủy ban nhân dân phường Thử",
    "/so_luong": "2",
    "/nyc_noi_cu_tru/tinh": "Thành phố Hà Nội",
    "/nyc_noi_cu_tru/xa": "Phường Ba Đình",
    "/nyc_noi_cu_tru/chi_tiet": "Số 1 Phố Thử",
}


@pytest.fixture(scope="module")
def portal(tmp_path_factory):
    with OfficePortal(tmp_path_factory.mktemp("home"), CATALOGUE) as portal:
        yield portal


@pytest.fixture(scope="module")
def officer(portal):
    return Clerk(portal, "counter.h", "counter")


class Citizen:
    """Somebody at home with a browser and no script."""

    def __init__(self, portal):
        self.home = f"{portal.url}/nop-ho-so"
        self.browser = browser()

    def begin(self, procedure="2.000635", org=ORG):
        body = {"procedure": procedure, "org": org}
        page = self.browser.post(self.home, data=body, timeout=20)
        self.code, self.secret = re.findall(r"<code>([^<]+)</code>", page.text)
        return page

    def write(self, do="save", files=None, **answers):
        parts = [(name, (None, text)) for name, text in answers.items()]
        parts += [("do", (None, do))]
        parts += [(f"paper:{row}", file) for row, file in (files or {}).items()]
        at = f"{self.home}/to-khai"
        return self.browser.post(at, files=parts, timeout=20)

    def reopen(self, code, secret):
        body = {"code": code, "secret": secret}
        return self.browser.post(self.home, data=body, timeout=20)


@pytest.fixture
def citizen(portal):
    citizen = Citizen(portal)
    citizen.begin()
    return citizen


def test_a_draft_keeps_every_answer_and_opens_anywhere_with_both_codes(portal, citizen):
    half = {name: WHOLE[name] for name in (*PERSON, "/nd_ho_ten", "/nd_ngay_sinh")}
    citizen.write(**half, files={"giay-to-tuy-than": PDF})

    elsewhere = Citizen(portal).reopen(citizen.code.lower(), citizen.secret.lower())
    wrong = Citizen(portal).reopen(citizen.code, "AAAAAAAA")

    for text in ("Trần Văn Mẫu", "05/03/1987", "001190000001", "giay.pdf"):
        assert text in elsewhere.text
    assert wrong.status_code == 404
    assert "Trần Văn Mẫu" not in wrong.text


def test_what_is_missing_is_named_and_what_was_written_stays(citizen):
    page = citizen.write("submit", **{"/nd_ho_ten": "Trần Văn Mẫu", "name": "Trần"})

    assert page.status_code == 400
    assert "Tờ khai giấy đã ký" not in page.text
    assert "Điện thoại: chưa có." in page.text
    assert "Nơi đã đăng ký hộ tịch: chưa có." in page.text
    assert 'aria-invalid="true"' in page.text
    assert "Trần Văn Mẫu" in page.text
    assert "Đang khai, chưa nộp" in page.text


def test_what_is_submitted_is_read_and_answered_by_a_counter_officer(
    citizen, officer, portal
):
    sent = citizen.write("submit", **WHOLE, files={"giay-to-tuy-than": PDF})
    listed = officer.get("/tu-nha").text
    page = officer.get(f"/tu-nha/{citizen.code}").text
    link = re.search(r'href="/can-bo(/tu-nha/[^"]+/tep/[0-9a-f]{64})"', page)[1]
    file = officer.get(link).content
    bare = officer.post(f"/tu-nha/{citizen.code}", do="received", dossier=" ")
    invented = officer.post(
        f"/tu-nha/{citizen.code}", do="received", dossier="H26-0100"
    )
    device = portal.device(name="Quầy nhận")
    fields = {
        "procedure": "2.000635",
        "applicant.personal_id": WHOLE["personal_id"],
    }
    device.result(device.operation(fields=fields))
    offered = officer.get(f"/tu-nha/{citizen.code}").text
    (number,) = re.findall(r'name="dossier" value="([^"]+)"', offered)
    officer.post(f"/tu-nha/{citizen.code}", do="received", dossier=number)
    late = officer.post(f"/tu-nha/{citizen.code}", do="refused", said="x")
    after = citizen.reopen(citizen.code, citizen.secret).text

    assert "Mới đăng ký, chờ tiếp nhận" in sent.text
    assert citizen.code in listed
    for text in ("Trần Văn Mẫu", "Khai sinh", "Số 1 Phố Thử", "001190000001"):
        assert text in page
    assert file == PDF[1]
    refusals = [one.status_code for one in (bare, invented, late)]
    assert refusals == [400, 400, 403]
    assert "đợi quầy gửi lên" in invented.text
    assert "Đã được tiếp nhận" in after
    assert number in after


def test_one_dossier_answers_one_submission(portal, officer):
    device = portal.device(name="Quầy một")
    fields = {"procedure": "2.000635", "applicant.personal_id": "001190000009"}
    code = f"{ORG}-261124-{device.slots[0] * 100:04d}"
    device.result(device.operation(code=code, fields=fields))
    answers = []
    for _ in range(2):
        citizen = Citizen(portal)
        citizen.begin()
        citizen.write("submit", **WHOLE)
        place = f"/tu-nha/{citizen.code}"
        answers.append(officer.post(place, do="received", dossier=code))

    assert [one.status_code for one in answers] == [200, 400]
    assert "đã trả lời một hồ sơ nộp từ nhà khác" in answers[1].text


def test_an_answer_that_asks_for_more_opens_it_again(citizen, officer):
    citizen.write("submit", **WHOLE)
    closed = citizen.write(**{**WHOLE, "/nd_ho_ten": "Người Khác"})
    said = "Thiếu giấy <ủy quyền>"
    officer.post(f"/tu-nha/{citizen.code}", do="supplement", said=said)

    page = citizen.reopen(citizen.code, citizen.secret).text
    again = citizen.write("submit", **{**WHOLE, "/so_luong": "3"})

    assert closed.status_code == 403
    assert "Người Khác" not in page
    assert "Thiếu giấy &lt;ủy quyền&gt;" in page
    assert "chờ tiếp nhận" in again.text


def test_only_the_counter_officers_of_that_office_read_it(citizen, officer, portal):
    drafted = officer.get(f"/tu-nha/{citizen.code}")
    citizen.write("submit", **WHOLE)
    stranger = Clerk(portal, f"counter.{citizen.code[-6:].lower()}", "counter", OTHER)
    leader = Clerk(portal, f"leader.{citizen.code[-6:].lower()}", "leader")

    answers = [one.get(f"/tu-nha/{citizen.code}") for one in (stranger, leader)]

    assert drafted.status_code == 404
    assert [answer.status_code for answer in answers] == [404, 403]


def test_a_file_that_is_none_is_refused_and_the_answers_are_kept(citizen):
    page = citizen.write(**WHOLE, files={"giay-to-tuy-than": ("x.exe", b"MZ\x90")})

    assert page.status_code == 415
    assert "Trần Văn Mẫu" in page.text


def test_a_form_of_another_site_changes_nothing(citizen):
    answer = citizen.browser.post(
        f"{citizen.home}/to-khai",
        files=[("/nd_ho_ten", (None, "Kẻ Khác")), ("do", (None, "save"))],
        headers={"Origin": "https://thu.example"},
        timeout=20,
    )

    assert "Kẻ Khác" not in answer.text
    assert "Kẻ Khác" not in citizen.browser.get(f"{citizen.home}/to-khai").text


def test_what_is_not_offered_online_is_not_begun(portal):
    answers = [
        requests.post(f"{portal.url}/nop-ho-so", data=body, timeout=20)
        for body in (
            {"procedure": "1.000419", "org": ORG},
            {"procedure": "2.000635", "org": "000.99.99.H26"},
        )
    ]

    assert [answer.status_code for answer in answers] == [404, 404]


def test_rows_of_a_table_are_kept_in_order_and_an_empty_one_is_dropped():
    texts = {
        path.relative_to(CATALOGUE).as_posix(): path.read_text("utf-8")
        for path in (CATALOGUE / "forms").rglob("*.json")
    }
    library = FormLibrary(texts)
    answers = {}
    for row in ({"0": "Bằng"}, {"0": "Bằng", "1": "Giấy"}, {"0": "", "1": "Giấy"}):
        layout = library.layout("phieu_chung_thuc_ban_sao", answers)
        asked = Asked(answers=answers, declaration=layout, faults=())
        form = {f"/giay_to/{place}/ten": [text] for place, text in row.items()}
        form |= {f"/giay_to/{place}/so_trang": [""] for place in row}
        answers = answers_of(asked, form)
    layout = library.layout("phieu_chung_thuc_ban_sao", answers)
    asked = Asked(answers=answers, declaration=layout, faults=())
    names = [
        row.parts[0].name
        for part in parts_of(asked, {})
        for one in part.controls
        for row in one.parts
    ]

    assert answers["giay_to"] == [{"ten": "Giấy"}]
    assert names == ["/giay_to/0/ten", "/giay_to/1/ten"]


def test_declarations_of_different_fields_are_asked_without_a_script(portal):
    shown = {}
    for procedure in ("2.000635", "1.001193", "1.000894", "1.001612"):
        page = Citizen(portal).begin(procedure)
        shown[procedure] = page.status_code, page.text.count("<input")

    assert all(status == 200 for status, _count in shown.values())
    assert all(count > 10 for _status, count in shown.values())


def test_old_drafts_and_answered_ones_are_forgotten_what_waits_is_not(portal):
    now = datetime.now(UTC)
    days = {"draft": (29, 31), "submitted": (400,), "received": (89, 91)}
    with portal.engine.begin() as connection:
        for status, ages in days.items():
            for age in ages:
                row = Submission(
                    code=f"TN-{status}-{age}",
                    secret="",
                    org=OTHER,
                    procedure="2.000635",
                    procedure_name="",
                    form="to_khai_chung",
                    status=status,
                    changed_at=stamp(now - timedelta(days=age)),
                )
                SubmissionBook(connection).add(row)

    Citizen(portal).begin()

    with portal.engine.begin() as connection:
        left = SubmissionBook(connection).of_office(OTHER, [*days])
    names = {row.code for row in left if row.secret == ""}
    assert names == {"TN-draft-29", "TN-submitted-400", "TN-received-89"}


def test_the_words_are_in_both_languages():
    assert home_words.VI.keys() == home_words.EN.keys()
