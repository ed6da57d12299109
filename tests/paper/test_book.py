"""A register of any length, and two copies on one sheet."""

from datetime import timedelta

import pypdfium2
import pytest

from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Book
from counter_app.paper.placed import Marks
from counter_app.paper.two_up import two_up
from tests.paper.every_form import SETS, slip
from tests.paper.invented import RECEIPT, RECEIVED


def rows(count: int):
    for number in range(1, count + 1):
        day = RECEIVED.date() + timedelta(days=number % 300)
        yield (
            str(number),
            f"000.12.34.H26-261123-{number:04d}",
            "Cấp bản sao trích lục hộ tịch",
            "01",
            f"Nguyễn Thị Thử {number}",
            f"Số {number} ngõ 34 phố Quốc Tử Giám",
            "",
            day,
            day,
            None,
            None,
            None,
            "",
            "",
            "",
        )


def book(count: int, form_set: str = "TT03-2025") -> Book:
    return Book(slip=slip(Form.REGISTER, form_set), table="lines", rows=rows(count))


def told_to_go_on(_done: int) -> bool:
    return True


def pages(pdf: bytes) -> list[str]:
    with pypdfium2.PdfDocument(pdf) as document:
        return [page.get_textpage().get_text_bounded() for page in document]


@pytest.mark.parametrize("form_set", SETS)
def test_every_line_is_there_once_and_in_order(paper, form_set):
    pdf = paper.book(book(300, form_set), told_to_go_on)

    words = "\n".join(pages(pdf))
    places = [words.index(f"261123-{number:04d}") for number in range(1, 301)]
    assert places == sorted(places)
    assert words.count("000.12.34.H26-261123-") == 300


def test_every_page_has_the_heading_and_says_which_of_how_many_it_is(paper):
    told = pages(paper.book(book(120), told_to_go_on))

    assert len(told) > 3
    for number, words in enumerate(told, start=1):
        assert "Tên thủ tục hành chính" in words
        assert f"Trang {number}/" in words
        assert words.rstrip().endswith(f"{len(told)}")


def test_who_signs_stands_under_the_last_line(paper):
    told = pages(paper.book(book(120), told_to_go_on))

    assert "NGƯỜI LẬP" in told[-1]
    assert "261123-0120" in told[-1]
    assert all("NGƯỜI LẬP" not in words for words in told[:-1])


@pytest.mark.parametrize("count", [0, 1])
def test_a_register_of_nothing_or_of_one_is_one_page(paper, count):
    told = pages(paper.book(book(count), told_to_go_on))

    assert len(told) == 1
    assert "SỔ THEO DÕI HỒ SƠ" in told[0]
    assert "NGƯỜI LẬP" in told[0]


def test_equal_registers_are_equal_bytes(paper):
    first = paper.book(book(40), told_to_go_on)

    assert paper.book(book(40), told_to_go_on) == first


def test_progress_is_told_and_ends_with_the_last_line(paper):
    told = []

    paper.book(book(600), lambda done: told.append(done) or True)

    assert told == [250, 500, 600]


def test_a_register_nobody_wants_any_more_ends_at_once(paper):
    fetched = []

    def counted():
        for row in rows(10_000):
            fetched.append(row)
            yield row

    made = Book(slip=slip(Form.REGISTER), table="lines", rows=counted())

    assert paper.book(made, lambda done: done < 500) is None
    assert len(fetched) == 500


def test_two_copies_lie_side_by_side_on_one_sheet_at_their_true_size(paper):
    sheet = paper.sheet(RECEIPT, PaperSize.A5)

    both = two_up(sheet)

    assert (both.width, both.height) == (297, 210)
    marks = [thing for thing in both.pages[0] if isinstance(thing, Marks)]
    first, second = marks[: len(marks) // 2], marks[len(marks) // 2 :]
    for left, right in zip(first, second, strict=True):
        assert right.x == pytest.approx(left.x + 148.5)
        assert (right.y, right.width, right.cells) == (left.y, left.width, left.cells)


def test_twice_is_one_file_with_every_word_twice(paper):
    pdf = paper.slip(slip(Form.FEE), PaperSize.A5, twice=True)

    [words] = pages(pdf)
    assert words.count("PHIẾU THU") == 2
