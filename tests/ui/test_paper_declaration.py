"""F12 on the form and on the check prints the declaration, once for one press."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from counter_app.domain.errors import DeviceFault, PrinterProblem
from tests.ui.screens import Screens


@pytest.fixture
def screens(qtbot, at_once):
    made = Screens(at_once)
    qtbot.addWidget(made.window)
    return made


def said(page):
    return " ".join(label.text() for label in page.findChildren(QLabel))


@pytest.mark.parametrize("name", ["declaration", "check"])
def test_f12_prints_what_stands_there_and_says_what_to_do(qtbot, screens, name):
    page = screens.open(name)
    with qtbot.waitExposed(screens.window):
        screens.window.show()
    screens.window.activateWindow()
    qtbot.waitUntil(screens.window.isActiveWindow)

    qtbot.keyClick(screens.window.focusWidget() or page, Qt.Key.Key_F12)

    counter = screens.counter
    [(paper, *_)] = counter.declaration_paper.asked
    assert paper.signings[0].name == "NGUYỄN THỊ THỬ"
    assert [title for _, title, _ in counter.printer.sent] == ["declaration 2.000635"]
    assert "Công dân đọc lại và ký" in said(page)


def test_what_was_just_typed_is_on_the_paper(qtbot, screens):
    page = screens.open("declaration")
    screens.window.show()
    qtbot.waitUntil(lambda: page.isVisible() and not page.form.is_making())
    line = page.form.question("/dk_so").editor
    line.setFocus()
    qtbot.keyClicks(line, "45/1987")

    qtbot.keyClick(line, Qt.Key.Key_F12)

    [(paper, *_)] = screens.counter.declaration_paper.asked
    answers = [p.answer for part in paper.parts for p in getattr(part, "pieces", ())]
    assert "45/1987" in answers


def test_a_printer_that_fails_is_told_in_words(qtbot, screens):
    page = screens.open("declaration")
    screens.counter.printer.problem = PrinterProblem("QuayThu", DeviceFault.JAMMED)

    page._print()

    assert "QuayThu" in said(page)


def test_a_second_press_while_it_prints_is_nothing(qtbot, later):
    screens = Screens(later)
    qtbot.addWidget(screens.window)
    page = screens.open("declaration")
    waiting = len(later.waiting)

    page._print()
    page._print()

    prints = [
        w
        for w in later.waiting[waiting:]
        if "declaring" in repr(w[0].__code__.co_names)
    ]
    assert len(prints) == 1
