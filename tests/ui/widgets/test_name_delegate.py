"""The legal name of a procedure in a list: whole, over two lines."""

import pytest
from PySide6.QtGui import QFont, QFontMetrics

from counter_app.ui.widgets.name_delegate import name_font, two_lines

LEGAL = "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh"


@pytest.fixture
def font(qapp):
    return QFont(qapp.font())


def room_for(font, text):
    return QFontMetrics(name_font(font)).horizontalAdvance(text)


def test_a_name_that_fits_stands_on_one_line(font):
    assert two_lines(LEGAL, font.toString(), room_for(font, LEGAL)) == (LEGAL,)


def test_a_longer_one_is_broken_between_words_and_nothing_is_left_out(font):
    width = room_for(font, LEGAL) * 2 // 3

    first, second = two_lines(LEGAL, font.toString(), width)

    assert f"{first} {second}" == LEGAL
    assert max(room_for(font, first), room_for(font, second)) <= width


def test_what_two_lines_cannot_hold_says_so_at_its_end(font):
    width = room_for(font, LEGAL) // 4

    *_lines, last = two_lines(LEGAL, font.toString(), width)

    assert last.endswith("…")
    assert room_for(font, last) <= width


def test_a_word_wider_than_the_column_is_cut_and_says_so(font):
    (only,) = two_lines("Nghiêng" * 9, font.toString(), room_for(font, "Nghiêng"))

    assert only.endswith("…")
