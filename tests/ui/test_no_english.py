"""No English in the Vietnamese program, also not from Qt itself (UX check C07)."""

import re
from xml.etree import ElementTree as ET

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QTableView,
    QWidget,
)

from tests.ui.conftest import RESOURCES
from tests.ui.screens import NAMES, Screens

ACROSS = Qt.Orientation.Horizontal
MARKS = re.compile(r"[&…]|\{\w+\}")


def english():
    """Every sentence of the screens whose Vietnamese is another one."""
    found = set()
    for file in (RESOURCES / "i18n" / "vi").glob("*.ts"):
        for message in ET.parse(file).iter("message"):
            source = message.findtext("source") or ""
            said = message.findtext("translation") or ""
            if source != said and "{" not in source and len(source) > 1:
                found.add(MARKS.sub("", source))
    return found


ENGLISH = english()


@pytest.fixture(params=NAMES)
def window(request, qtbot, at_once):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    screens.open(request.param)
    screens.window.show()
    return screens.window


def said(window):
    """All that is written, and all that is read aloud."""
    for made in window.findChildren(QWidget):
        yield made.toolTip()
        yield made.accessibleName()
        yield made.accessibleDescription()
        yield made.windowTitle()
        match made:
            case QLabel() | QAbstractButton():
                yield made.text()
            case QLineEdit() | QPlainTextEdit():
                yield made.placeholderText()
            case QComboBox():
                yield from (made.itemText(row) for row in range(made.count()))
            case QTabBar():
                yield from (made.tabText(tab) for tab in range(made.count()))
            case QTableView() if made.model():
                model = made.model()
                for column in range(model.columnCount()):
                    yield str(model.headerData(column, ACROSS) or "")


def test_c07_no_screen_leaks_english(window):
    leaks = {text for text in said(window) if MARKS.sub("", text) in ENGLISH}

    assert leaks == set()


def test_c07_what_qt_itself_says_is_vietnamese(qtbot):
    box, field = QDialogButtonBox(), QLineEdit()
    qtbot.addWidget(box)
    qtbot.addWidget(field)
    kinds = QDialogButtonBox.StandardButton
    usual = (kinds.Ok, kinds.Cancel, kinds.Yes, kinds.No, kinds.Retry, kinds.Close)
    buttons = [box.addButton(kind).text() for kind in usual]
    menu = field.createStandardContextMenu()
    acts = [act.text().split("\t")[0] for act in menu.actions() if act.text()]

    plain = [text.replace("&", "") for text in (*buttons, *acts)]
    known = {"OK", "Cancel", "Yes", "No", "Retry", "Close", "Undo", "Redo", "Cut"}
    known |= {"Copy", "Paste", "Delete", "Select All"}
    assert len(plain) > len(usual)
    assert known.intersection(plain) == set()


def test_c21_no_field_refuses_what_an_input_method_commits(window):
    """A validator or a mask drops a whole Vietnamese word without saying so."""
    for field in window.findChildren(QLineEdit):
        if field.objectName() == "qt_spinbox_lineedit":
            continue  # digits only, and Qt's own
        assert field.validator() is None, field.accessibleName()
        assert not field.inputMask(), field.accessibleName()
