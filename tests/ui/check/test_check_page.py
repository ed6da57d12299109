"""What the officer sees on the check with the citizen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QRadioButton

from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    made = Screens(at_once)
    qtbot.addWidget(made.window)
    return made


def chosen(page):
    return [radio for radio in page.findChildren(QRadioButton) if radio.isChecked()]


def test_the_answer_of_one_citizen_is_not_shown_to_the_next(qtbot, screens):
    page = screens.open("check")
    screens.window.show()
    qtbot.waitUntil(page.isVisible)
    qtbot.keyClick(screens.window.focusWidget(), Qt.Key.Key_1)
    assert len(chosen(page)) == 1

    screens.walk.clear()
    screens.walk.begin(screens.counter.filled(), screens.counter.procedure())
    screens.window.show_page(page)

    assert page.is_filled()
    assert chosen(page) == []
