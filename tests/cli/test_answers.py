"""An answer file is checked whole before anything is done, and its code is wiped."""

import pytest

from counter_app.__main__ import main
from counter_app.bootstrap import answering
from counter_app.bootstrap.answering import (
    enrol_by_answers,
    enrol_by_sheet,
    read_answers,
    write_sheet,
)
from counter_app.paths import Paths
from counter_app.settings import Settings, read_settings
from counter_app.wire.setup_line import setup_line

WHOLE = """\
portal = "https://portal.example"
counter = "03"
code = "ABCD-EFGH-JKMN"
# for the PC by the window
[settings]
printer = "Quay3"
idle_minutes = 3
"""


@pytest.fixture
def file(tmp_path):
    file = tmp_path / "p0123.toml"
    file.write_text(WHOLE, encoding="utf-8")
    return file


@pytest.fixture
def paths(tmp_path):
    (tmp_path / "profile").mkdir()
    return Paths(tmp_path / "profile")


@pytest.fixture
def portal(monkeypatch):
    """A portal that takes every code, or none: what is asked of it is noted."""
    asked, status = [], [0]

    def enrol(_paths, _settings, portal, code, counter, by):
        asked.append((portal, code, counter, by))
        return status[0]

    monkeypatch.setattr(answering, "enrol", enrol)
    return asked, status


def test_a_pc_is_enrolled_and_set_up_and_the_used_code_is_gone(file, paths, portal):
    done = enrol_by_answers(paths, Settings(), file, "", "quan.tri")

    assert done == 0
    asked = ("https://portal.example", "ABCD-EFGH-JKMN", "03", "quan.tri")
    assert portal[0] == [asked]
    kept = read_settings(paths.settings)
    assert (kept.printer, kept.idle_minutes) == ("Quay3", 3)
    assert "ABCD" not in file.read_text()
    assert read_answers(file).code == ""
    assert len(file.read_text()) == len(WHOLE)


def test_a_code_given_apart_counts_before_the_files(file, paths, portal):
    enrol_by_answers(paths, Settings(), file, "WXYZ-2345", "")

    assert portal[0][0][1] == "WXYZ-2345"


def test_a_portal_that_refuses_leaves_the_file_as_it_was(file, paths, portal):
    portal[1][0] = 1

    assert enrol_by_answers(paths, Settings(), file, "", "") == 1
    assert file.read_text() == WHOLE
    assert not paths.settings.exists()


@pytest.mark.parametrize(
    "change",
    [
        ('counter = "03"', ""),
        ('counter = "03"', "counter = 3"),
        ("[settings]", "[setings]"),
        ("idle_minutes = 3", "idle_minutes = 0"),
        ("idle_minutes = 3", 'no_such_key = "x"'),
        ("idle_minutes = 3", 'portal_url = "https://evil.example"'),
        ('code = "ABCD-EFGH-JKMN"', ""),
        ("portal", "\x00"),
    ],
)
def test_a_file_with_a_fault_is_told_and_nothing_is_done(file, paths, portal, change):
    file.write_text(WHOLE.replace(*change), encoding="utf-8")

    with pytest.raises(ValueError, match=r"\w"):
        enrol_by_answers(paths, Settings(), file, "", "")

    assert portal[0] == []


def test_a_sheet_is_scanned_in_place_of_the_file_and_holds_no_code(
    file, paths, portal, tmp_path, capsys
):
    import segno
    from PIL import Image
    from zxingcpp import read_barcodes

    text = WHOLE.replace('"Quay3"', '"Máy in | quầy = 3"')
    file.write_text(text, encoding="utf-8")
    assert write_sheet(file, tmp_path / "sheet.svg") == 0
    assert "no secret" in capsys.readouterr().out
    assert (tmp_path / "sheet.svg").read_text().startswith("<?xml")
    answers = read_answers(file)
    line = setup_line(answers.portal, answers.counter, answers.settings)
    segno.make(line, error="m", micro=False).save(str(tmp_path / "sheet.png"), scale=4)
    [read] = read_barcodes(Image.open(tmp_path / "sheet.png").convert("L"))
    assert "ABCD" not in read.text
    assert read.text.isascii()  # a scanner types it, whatever the keyboard is

    assert enrol_by_sheet(paths, Settings(), read.text, "ABCD-EFGH-JKMN", "") == 0

    assert portal[0] == [("https://portal.example", "ABCD-EFGH-JKMN", "03", "")]
    kept = read_settings(paths.settings)
    assert (kept.printer, kept.idle_minutes) == ("Máy in | quầy = 3", 3)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "001187012901|012345678|ĐỖ THỊ PHƯỢNG|05031987|Nữ|Hà Nội|10052022",
        "MCG1|https://portal.example",
        "MCG1|https://portal.example|03|idle_minutes",
        "MCG1|https://portal.example|03|idle_minutes=0",
        "MCG1|https://portal.example|03|idle_minutes=3|idle_minutes=4",
        "MCG1|https://portal.example|03|portal_url=https://evil.example",
        "MCG1|https://portal.example|03|no_such=1",
        "MCG1|https://portal.example|03|printer=%ff",
        "MCG1|https://portal.example|03|printer=" + "x" * 2000,
    ],
)
def test_a_line_that_is_no_sheet_does_nothing(paths, portal, line):
    with pytest.raises(ValueError, match=r"\w"):
        enrol_by_sheet(paths, Settings(), line, "ABCD-EFGH-JKMN", "")
    assert portal[0] == []
    assert not paths.settings.exists()


def test_with_nothing_typed_the_file_the_installer_named_is_taken(file, paths, portal):
    paths.settings.write_text(f'answer_file = "{file.as_posix()}"\n')

    assert main(["--profile", str(paths.profile), "enrol"]) == 0

    assert [asked[0] for asked in portal[0]] == ["https://portal.example"]
    assert b"ABCD-EFGH" not in file.read_bytes()


def test_a_file_of_another_point_enrols_nothing_and_keeps_its_code(file, paths, portal):
    file.write_text('point = "P0123"\n' + WHOLE, encoding="utf-8")

    with pytest.raises(ValueError, match="for P0123, and this PC is P0124"):
        enrol_by_answers(paths, Settings(point_id="P0124"), file, "", "")
    assert portal[0] == []
    assert "ABCD-EFGH" in file.read_text(encoding="utf-8")

    assert enrol_by_answers(paths, Settings(point_id="P0123"), file, "", "") == 0
    assert len(portal[0]) == 1


def test_what_only_the_machine_sets_is_refused_in_an_answer_file(file, paths, portal):
    file.write_text(f'{WHOLE}data_scope = "machine"\n', encoding="utf-8")

    with pytest.raises(ValueError, match="data_scope is set for the machine"):
        enrol_by_answers(paths, Settings(), file, "", "")
    assert portal[0] == []
