"""Tab comes to the first answer of a question nobody has answered yet."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.widgets.buttons import enter_at_first


def test_tab_does_not_lead_to_the_answer_that_was_added_last(qtbot):
    window, before = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column, group = QVBoxLayout(window), QButtonGroup(window)
    column.addWidget(before)
    answers = [QRadioButton(text) for text in "abc"]
    for answer in answers:
        group.addButton(answer)
        column.addWidget(answer)
    enter_at_first(answers)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    before.setFocus()

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    assert answers[0].hasFocus()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Space)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Down)
    assert answers[1].isChecked()
