"""Declarations on A4: nothing lost, nothing beside the sheet, signatures not alone."""

import io
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from counter_app.domain.declared import (
    Boxes,
    Declared,
    Grid,
    Line,
    Piece,
    Signing,
)
from counter_app.domain.errors import NotFound
from counter_app.forms.library import FormLibrary
from counter_app.paper.declarations import PdfDeclarations
from counter_app.paper.placed import Marks, Rule, Tag, Text
from tests.paper.test_structure import told

RESOURCES = Path(__file__).parents[2] / "resources"
CATALOGUE = RESOURCES / "catalogue"
SET = "TT03-2025"
LONG = "Số 25 ngõ 118 đường Nguyễn Khánh Toàn, Phường Nghĩa Đô, Hà Nội; "


@pytest.fixture(scope="module")
def paper():
    return PdfDeclarations(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")


@pytest.fixture(scope="module")
def library():
    files = {
        path.relative_to(CATALOGUE).as_posix(): path.read_text(encoding="utf-8")
        for path in CATALOGUE.rglob("*.json")
    }
    return FormLibrary(files, place="Hà Nội", today=lambda: date(2026, 11, 24))


def texts(sheet):
    return [
        [thing.text for thing in page if isinstance(thing, Text)]
        for page in sheet.pages
    ]


def whole(sheet):
    return " ".join(" ".join(page) for page in texts(sheet))


def made(**parts):
    signing = Signing("NGƯỜI YÊU CẦU", "(Ký)", "Đỗ Thị Phượng")
    return Declared(title="TỜ KHAI", signings=(signing,), **parts)


def test_the_nation_the_title_and_the_place_to_sign_are_there(paper):
    sheet = paper.sheet(made(pledge="Tôi cam đoan.", place_and_date="Hà Nội"), SET)

    said = texts(sheet)[0]
    assert said[:3] == [
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc",
        "TỜ KHAI",
    ]
    assert said.index("Tôi cam đoan.") < said.index("NGƯỜI YÊU CẦU")
    assert said[-1] == "Đỗ Thị Phượng"


@pytest.mark.parametrize("times", [1, 12, 60])
def test_a_long_answer_is_broken_and_nothing_of_it_is_lost(paper, times):
    line = Line((Piece("Nội dung: ", LONG * times),))

    sheet = paper.sheet(made(parts=(line,)), SET)

    assert whole(sheet).replace(" ", "").count("Khánh") == times
    for page in sheet.pages:
        for thing in (thing for thing in page if not isinstance(thing, Tag)):
            assert _right(thing, paper) <= 210 - 14
            assert _left(thing) >= 29


def test_a_signature_never_stands_alone_on_a_page(paper):
    for count in range(20, 60):
        parts = tuple(Line((Piece(f"Dòng {n}: ", "có"),)) for n in range(count))
        sheet = paper.sheet(made(parts=parts, pledge="Tôi cam đoan."), SET)

        last = texts(sheet)[-1]
        assert "Tôi cam đoan." in last
        assert "NGƯỜI YÊU CẦU" in last


def test_a_little_too_much_is_set_smaller_before_a_second_sheet(paper):
    parts = tuple(Line((Piece(f"Dòng {n}: ", "có"),)) for n in range(31))

    sheet = paper.sheet(made(parts=parts), SET)

    assert len(sheet.pages) == 1


def test_the_head_of_a_table_comes_again_on_the_next_page(paper):
    rows = tuple((str(n), LONG) for n in range(60))
    grid = Grid(("TT", "Nội dung"), rows, (0.1, 0.9))

    sheet = paper.sheet(made(parts=(grid,)), SET)

    assert len(sheet.pages) > 1
    assert all("Nội dung" in " ".join(page) for page in texts(sheet)[:-1])
    file = io.BytesIO(paper.declaration(made(parts=(grid,)), SET))
    with pikepdf.open(file) as pdf:
        roles = [role for role, _, _ in told(pdf)]
    assert (roles.count("Table"), roles.count("TH"), roles.count("TD")) == (1, 2, 120)


def test_an_empty_answer_is_dots_to_the_end_of_the_line(paper):
    line = Line((Piece("Họ tên: ", ""),))

    sheet = paper.sheet(made(parts=(line,)), SET)

    [dotted] = [t for page in texts(sheet) for t in page if "Họ tên" in t]
    assert dotted.endswith("." * 80)


def test_boxes_take_one_letter_each(paper):
    sheet = paper.sheet(made(parts=(Boxes("Số:", "001187", 12),)), SET)

    said = texts(sheet)[0]
    upright = [
        thing
        for thing in sheet.pages[0]
        if isinstance(thing, Rule) and thing.x1 == thing.x2
    ]
    assert said[5:11] == list("001187")
    assert len(upright) == 13


def test_rehearsal_is_written_across_the_sheet_and_work_is_not(paper):
    assert "THỬ" in whole(paper.sheet(made(), SET, rehearsal=True))
    assert "THỬ" not in whole(paper.sheet(made(), SET))


def test_equal_declarations_are_equal_files(paper):
    one = paper.declaration(made(pledge="Tôi cam đoan."), SET, note="1.001193")

    assert one == paper.declaration(made(pledge="Tôi cam đoan."), SET, note="1.001193")
    assert one.startswith(b"%PDF")


def test_a_set_that_is_not_here_is_not_found(paper):
    with pytest.raises(NotFound):
        paper.declaration(made(), "TT99-2099")


def test_every_declaration_of_the_pack_can_be_printed_empty(paper, library):
    forms = {path.parent.name for path in CATALOGUE.glob("forms/*/schema.json")}

    for form in forms:
        sheet = paper.sheet(library.paper(form, {}), SET)
        assert len(sheet.pages) == 1, form


def _left(thing):
    return thing.x if isinstance(thing, Text | Marks) else min(thing.x1, thing.x2)


def _right(thing, paper):
    if isinstance(thing, Text):
        return thing.x + paper._fonts.width(thing.text, thing.face, thing.size)
    return max(thing.x1, thing.x2)
