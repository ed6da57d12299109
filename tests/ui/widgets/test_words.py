"""Wrapping words are as high as they are, and nobody asks them twice."""

import pytest
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui import style
from counter_app.ui.widgets.label import label

LONG = "Bản sao Giấy khai sinh và trích lục hộ tịch của người được cấp " * 3


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.addWidget(label(LONG))
    column.addStretch(1)
    qtbot.addWidget(made)
    made.resize(900, 600)
    made.show()
    qtbot.waitExposed(made)
    return made


def words_of(page: QWidget) -> QLabel:
    found = page.findChild(QLabel)
    assert isinstance(found, QLabel)
    return found


def lines(words: QLabel) -> int:
    return round(words.height() / words.fontMetrics().lineSpacing())


def test_words_grow_where_it_is_narrow_and_shrink_again_where_it_is_wide(
    page: QWidget, qtbot: QtBot
) -> None:
    words = words_of(page)
    wide = lines(words)
    page.resize(300, 600)
    qtbot.waitUntil(lambda: lines(words) > wide)
    page.resize(900, 600)
    qtbot.waitUntil(lambda: lines(words) == wide)


def test_other_words_take_their_own_height(page: QWidget, qtbot: QtBot) -> None:
    words = words_of(page)
    words.setText("Đã tiếp nhận")
    qtbot.waitUntil(lambda: lines(words) == 1)
    words.setText(LONG * 2)
    qtbot.waitUntil(lambda: lines(words) > 2)


def test_a_greater_font_makes_the_same_words_higher(
    page: QWidget, qtbot: QtBot
) -> None:
    words = words_of(page)
    before = words.height()
    style.mark(words, "role", "h1")
    qtbot.waitUntil(lambda: words.height() > before)


def test_words_never_make_the_layouts_around_them_ask_for_heights(
    page: QWidget,
) -> None:
    layout = page.layout()
    assert layout is not None
    assert not layout.hasHeightForWidth()
    words_of(page).setText("Hồ sơ")
    assert not layout.hasHeightForWidth()
