"""A stack measures what is in front; the parts behind keep still."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counter_app.ui.widgets.stack import Stack


class Asked(QWidget):
    """Counts how often it is asked for its size."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = 0
        self.field = QLineEdit()
        QVBoxLayout(self).addWidget(self.field)

    def sizeHint(self) -> QSize:  # noqa: N802 -- Qt's
        self.asked += 1
        return super().sizeHint()


def stacked(qtbot: QtBot) -> tuple[QWidget, Stack, Asked, Asked]:
    around = QWidget()
    stack, first, second = Stack(around), Asked(), Asked()
    for part in (first, second):
        stack.keep(part)
    stack.bring(first)
    qtbot.addWidget(around)
    around.show()
    qtbot.waitExposed(around)
    return around, stack, first, second


def test_a_part_behind_is_not_asked_for_its_size(qtbot: QtBot) -> None:
    around, _stack, first, second = stacked(qtbot)
    first.asked = second.asked = 0
    first.field.setMinimumHeight(90)
    qtbot.waitUntil(lambda: around.minimumSizeHint().height() >= 90)
    assert first.asked
    assert not second.asked


def test_one_part_is_seen_at_a_time_and_each_comes_back_as_it_was(
    qtbot: QtBot,
) -> None:
    _around, stack, first, second = stacked(qtbot)
    first.field.setText("Đỗ Thị Phượng")
    stack.bring(second)
    assert (first.isVisible(), second.isVisible()) == (False, True)
    stack.bring(first)
    assert (first.isVisible(), second.isVisible()) == (True, False)
    assert first.field.text() == "Đỗ Thị Phượng"
    assert stack.keeps(second)


def test_the_focus_goes_to_the_part_that_comes(qtbot: QtBot) -> None:
    around, stack, first, second = stacked(qtbot)
    around.activateWindow()
    first.field.setFocus()
    qtbot.waitUntil(first.field.hasFocus)
    stack.bring(second)
    qtbot.waitUntil(second.field.hasFocus)
