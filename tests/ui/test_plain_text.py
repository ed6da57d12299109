"""Whatever stands in a name or comes from the portal is shown as it is written."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMessageBox, QTextBrowser, QTextEdit

from tests.ui.screens import NAMES, Screens


@pytest.mark.parametrize("name", NAMES)
def test_case_64_no_label_of_any_screen_reads_markup(qtbot, at_once, name):
    screens = Screens(at_once)
    qtbot.addWidget(screens.window)
    page = screens.open(name)

    labels = [one for one in screens.window.findChildren(QLabel) if one.text()]
    labels += [one for one in page.findChildren(QLabel) if one.text()]
    loud = [one for one in labels if one.textFormat() != Qt.TextFormat.PlainText]

    assert labels
    assert [one.text() for one in loud] == []
    for kind in (QTextBrowser, QTextEdit, QMessageBox):
        assert screens.window.findChildren(kind) == [], kind.__name__
