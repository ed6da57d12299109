"""Where things stand: margins, rules, rows and signatures, on every size of paper."""

from dataclasses import replace
from itertools import pairwise, product

import pytest

from counter_app.domain.receipts import PaperSize
from counter_app.paper.formats import FORMATS
from counter_app.paper.pages import Block, paginate
from counter_app.paper.placed import POINT, Face, Marks, Picture, Rule, Tag, Text
from tests.paper.invented import (
    LONG_PROCEDURE,
    LONG_WARD,
    RECEIPT,
    papers,
)

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
LONG_NAME = "Tôn Nữ Công Huyền " * 6

ALL = [
    pytest.param(count, long, size, id=f"{count}-{'long' if long else 'short'}-{size}")
    for count, long, size in product(
        (0, 1, 3, 9, 14, 40), (False, True), tuple(PaperSize)
    )
]


def receipt(count: int, *, long: bool):
    given = replace(RECEIPT, papers=papers(count, long=long))
    if not long:
        return given
    return replace(
        given,
        procedure_name=LONG_PROCEDURE,
        letterhead=LONG_WARD,
        applicant=LONG_NAME,
        officer=LONG_NAME,
        offline=True,
        copy=2,
        rehearsal=True,
    )


def texts(page) -> list[Text]:
    return [thing for thing in page if isinstance(thing, Text)]


def run_of(page, beginning: str) -> Text:
    [found] = [text for text in texts(page) if text.text.startswith(beginning)]
    return found


def width(paper, text: Text) -> float:
    return paper._fonts.width(text.text, text.face, text.size)


def under(page, text: Text) -> Rule:
    """Return the nearest horizontal rule below a line and about its middle."""
    rules = [
        thing
        for thing in page
        if isinstance(thing, Rule)
        and thing.y1 == thing.y2
        and thing.y1 > text.y
        and thing.x1 >= text.x - 1e-6
    ]
    return min(rules, key=lambda rule: rule.y1 - text.y)


@pytest.mark.parametrize(("count", "long", "size"), ALL)
def test_nothing_stands_outside_the_margins(paper, count, long, size):
    form = FORMATS[size]

    sheet = paper.sheet(receipt(count, long=long), size)

    for thing in (thing for page in sheet.pages for thing in page):
        for x, y in corners(paper, thing):
            assert form.left - 1e-6 <= x <= form.width - form.right + 1e-6, thing
            assert form.top - 1e-6 <= y <= form.height - form.bottom + 1e-6, thing


def corners(paper, thing) -> list[tuple[float, float]]:
    if isinstance(thing, Tag):
        return []
    if isinstance(thing, Rule):
        return [(thing.x1, thing.y1), (thing.x2, thing.y2)]
    if isinstance(thing, Marks | Picture):
        return [(thing.x, thing.y), (thing.x + thing.width, thing.y + thing.height)]
    if thing.turned:
        return [(thing.x, thing.y)]
    high, deep = thing.size * POINT * 0.9, thing.size * POINT * 0.22
    return [
        (thing.x, thing.y - high),
        (thing.x + width(paper, thing), thing.y + deep),
    ]


@pytest.mark.parametrize(("count", "long", "size"), ALL)
def test_no_line_of_text_lies_on_another(paper, count, long, size):
    sheet = paper.sheet(receipt(count, long=long), size)

    for page in sheet.pages:
        boxes = [
            (text.y - text.size * POINT * 0.7, text.y, text.x, width(paper, text))
            for text in texts(page)
            if not text.turned
        ]
        for (top, bottom, left, wide), (other_top, other_bottom, x, w) in pairwise(
            sorted(boxes)
        ):
            apart = left + wide <= x + 1e-6 or x + w <= left + 1e-6
            assert apart or bottom <= other_top + 1e-6 or other_bottom <= top + 1e-6


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("long", [False, True])
def test_c32_the_name_of_the_state_stands_on_one_line_in_its_own_size(
    paper, long, size
):
    form = FORMATS[size]

    page = paper.sheet(receipt(3, long=long), size).pages[0]

    nation, motto = run_of(page, NATION), run_of(page, MOTTO)
    assert (nation.text, nation.face, nation.size) == (NATION, Face.BOLD, form.nation)
    assert (motto.text, motto.face, motto.size) == (MOTTO, Face.BOLD, form.motto)


@pytest.mark.parametrize("size", PaperSize)
@pytest.mark.parametrize("long", [False, True])
def test_c32_the_rules_of_the_head_are_as_long_as_the_decree_says(paper, long, size):
    page = paper.sheet(receipt(3, long=long), size).pages[0]

    motto = run_of(page, MOTTO)
    number = run_of(page, "Số: ")
    office = max(
        (t for t in texts(page) if t.x < motto.x and t.y < number.y),
        key=lambda text: text.y,
    )
    motto_rule, office_rule = under(page, motto), under(page, office)
    assert motto_rule.x2 - motto_rule.x1 == pytest.approx(width(paper, motto))
    share = (office_rule.x2 - office_rule.x1) / width(paper, office)
    assert 1 / 3 <= share <= 1 / 2


@pytest.mark.parametrize(("count", "long", "size"), ALL)
def test_c32_the_signatures_and_codes_stay_together_under_a_line(
    paper, count, long, size
):
    sheet = paper.sheet(receipt(count, long=long), size)

    last = texts(sheet.pages[-1])
    told = [text.text for text in last]
    assert "NGƯỜI NỘP HỒ SƠ" in told
    assert "NGƯỜI TIẾP NHẬN HỒ SƠ" in told
    assert any(text.startswith("6. Phí, lệ phí") for text in told)
    assert sum(isinstance(thing, Marks) for thing in sheet.pages[-1]) == 2
    for page in sheet.pages[:-1]:
        assert not [text for text in texts(page) if text.text.startswith("NGƯỜI NỘP")]


@pytest.mark.parametrize("size", PaperSize)
def test_however_full_the_page_is_the_codes_never_leave_the_signatures(paper, size):
    for count, words in product(range(6, 30), range(0, 80, 16)):
        given = replace(receipt(count, long=False), address="xã Xa " * words)

        last = paper.sheet(given, size).pages[-1]

        told = [text.text for text in texts(last)]
        assert any(text.startswith("6. Phí, lệ phí") for text in told), count
        assert "NGƯỜI NỘP HỒ SƠ" in told, count
        assert sum(isinstance(thing, Marks) for thing in last) == 2, count


@pytest.mark.parametrize(("count", "long", "size"), ALL)
def test_every_row_stands_whole_on_one_page_under_a_heading(paper, count, long, size):
    given = receipt(count, long=long)

    sheet = paper.sheet(given, size)

    rows: list[str] = []
    for page in sheet.pages:
        told = texts(page)
        sides = FORMATS[size].left + FORMATS[size].number_column
        numbers = [t for t in told if t.text.isdigit() and t.x < sides]
        rows += [text.text for text in numbers]
        if numbers:
            assert "Tên giấy tờ" in [text.text for text in told]
        words = " ".join(text.text for text in told)
        for number in numbers:
            assert given.papers[int(number.text) - 1].name in joined(told, sides, words)
    assert rows == [str(number) for number in range(1, count + 1)]


def joined(told: list[Text], left: float, otherwise: str) -> str:
    """Return the words of the column of names, line after line."""
    names = [text for text in told if abs(text.x - left - 1.2) < 0.01]
    return " ".join(text.text for text in names) or otherwise


@pytest.mark.parametrize("size", PaperSize)
def test_nine_ordinary_papers_stand_on_one_sheet(paper, size):
    sheet = paper.sheet(receipt(9, long=False), size)

    assert len(sheet.pages) == 1
    assert not [t for t in texts(sheet.pages[0]) if t.text.startswith("Trang")]


def test_c32_more_go_on_overleaf_and_every_page_says_which_it_is(paper):
    sheet = paper.sheet(receipt(14, long=False), PaperSize.A5)

    assert len(sheet.pages) == 2
    for number, page in enumerate(sheet.pages, start=1):
        told = [text.text for text in texts(page)]
        assert f"Trang {number}/2" in told
        assert told.count(RECEIPT.code) >= 1


def test_the_rehearsal_marks_every_page_below_everything_else(paper):
    sheet = paper.sheet(receipt(40, long=True), PaperSize.A5)

    for page in sheet.pages:
        mark = next(thing for thing in page if not isinstance(thing, Tag))
        assert isinstance(mark, Text)
        assert (mark.text, mark.turned) == ("THỬ", 45)
        assert mark.grey > 0.8


def test_a_word_without_an_end_is_broken_and_not_lost(paper):
    endless = "W" * 300

    sheet = paper.sheet(replace(RECEIPT, procedure_name=endless), PaperSize.A5)

    told = "".join(text.text for text in texts(sheet.pages[0]))
    assert endless in told


def test_blocks_that_fit_no_page_are_parted_after_all():
    tall = [Block(60, with_next=True), Block(60, with_next=True), Block(60)]
    tall = [
        replace(block, things=(Rule(x1=0, y1=0, x2=1, y2=0, weight=number),))
        for number, block in enumerate(tall, start=1)
    ]

    pages = paginate(tall, top=10, room=100)

    assert [[thing.weight for thing in page] for page in pages] == [[1], [2], [3]]
    assert [page[0].y1 for page in pages] == [10, 10, 10]


@pytest.mark.parametrize("size", PaperSize)
def test_no_word_stands_alone_on_the_last_line_of_a_paragraph(paper, size):
    sheet = paper.sheet(RECEIPT, size)

    lines = [text.text for text in texts(sheet.pages[0])]
    assert "Nội." not in lines
    address = next(line for line in lines if line.startswith("Địa chỉ: "))
    last = lines[lines.index(address) + 1]
    assert last == "Hà Nội." or address.endswith("Hà Nội.")
