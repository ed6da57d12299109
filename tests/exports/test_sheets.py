"""Tables for other programs: a text stays a text (SECURITY.md 1.2.10)."""

import csv
from datetime import UTC, date, datetime
from io import BytesIO, StringIO
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.reporting import FileKind
from counter_app.exports.sheets import FORMULAS, Spreadsheets

HEADING = ("TT", "Lĩnh vực")
EVIL = ["=1+1", "+84", "-2", "@SUM(A1)", "\t=1", "\r=1", '=HYPERLINK("http://x")']
NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def as_csv(*rows):
    made = Spreadsheets().write(FileKind.CSV, HEADING, rows)
    assert made.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(StringIO(made.decode("utf-8-sig"), newline="")))


def in_xlsx(*rows):
    made = Spreadsheets().write(FileKind.XLSX, HEADING, rows)
    with ZipFile(BytesIO(made)) as whole:
        sheet = ET.fromstring(whole.read("xl/worksheets/sheet1.xml"))
        texts = ET.fromstring(whole.read("xl/sharedStrings.xml"))
        names = whole.namelist()
    words = [item.findtext(f"{NAMESPACE}t") for item in texts]
    return sheet, words, names


def test_vietnamese_words_numbers_and_days_are_read_back_from_csv():
    rows = as_csv((1, "Hộ tịch, quốc tịch"), (date(2026, 11, 3), 'hai "nháy"'))

    assert rows == [
        ["TT", "Lĩnh vực"],
        ["1", "Hộ tịch, quốc tịch"],
        ["03/11/2026", 'hai "nháy"'],
    ]


@pytest.mark.parametrize("evil", EVIL)
def test_what_looks_like_a_formula_is_a_text_in_csv(evil):
    [_, [_number, found]] = as_csv((1, evil))

    assert found == f"'{evil}"


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
def test_no_text_begins_a_cell_as_a_formula(text):
    [_, [_number, found]] = as_csv((1, text))

    assert not found.startswith(FORMULAS)
    assert found.removeprefix("'") == text.removeprefix("'")


@pytest.mark.parametrize("evil", EVIL)
def test_xlsx_has_neither_formula_nor_link(evil):
    sheet, words, names = in_xlsx((1, evil))

    assert sheet.find(f".//{NAMESPACE}f") is None
    assert f"'{evil}".replace("\r", "_x000D_") in words
    assert not [name for name in names if "externalLink" in name or "vba" in name]


def test_xlsx_keeps_numbers_as_numbers_and_moments_as_written():
    sheet, words, _names = in_xlsx(
        (7, datetime(2026, 11, 3, 8, 5, tzinfo=UTC)), (None, "0912")
    )

    numbers = [
        cell.findtext(f"{NAMESPACE}v")
        for cell in sheet.iter(f"{NAMESPACE}c")
        if cell.get("t") is None and len(cell)
    ]
    assert numbers == ["7"]
    assert {"03/11/2026 08:05", "0912"} <= set(words)
