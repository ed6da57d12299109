"""A day of a period: always one of the calendar, told only when a person chose it."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSpinBox, QVBoxLayout, QWidget

from counter_app.ui import style, tokens
from counter_app.ui.widgets.day_field import DayField


def test_a_day_is_typed_part_by_part_as_it_is_written(qtbot):
    field = DayField()
    qtbot.addWidget(field)
    field.show_day(date(2026, 11, 30))
    told = []
    field.dateChanged.connect(told.append)

    field.setSelectedSection(DayField.Section.DaySection)
    QTest.keyClicks(field, "09022025")

    assert field.text() == "09/02/2025"
    assert field.day() == date(2025, 2, 9)
    assert told


def test_a_day_that_is_put_there_is_nobodys_choice(qtbot):
    field = DayField()
    qtbot.addWidget(field)
    told = []
    field.dateChanged.connect(told.append)

    field.show_day(date(2024, 2, 29))
    put = field.day(), list(told)
    QTest.keyClick(field, Qt.Key.Key_Down)

    assert put == (date(2024, 2, 29), [])
    assert told


@pytest.mark.parametrize("make", [DayField, QSpinBox])
def test_what_is_stepped_shows_its_words_over_its_whole_width(qtbot, make):
    window = QWidget()
    field = make()
    style.inset(field)
    QVBoxLayout(window).addWidget(field)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)

    assert field.lineEdit().width() >= field.width() - 4
    assert field.height() == style.scaled(tokens.CONTROL_HEIGHT)
