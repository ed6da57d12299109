"""Two things side by side, or one above the other where there is no room for both."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from counter_app.ui import style
from counter_app.ui.tokens import SPACE_L

ROOM_FOR_BOTH = 700
"""Pixels at 100 %: larger words need more."""


class Beside(QWidget):
    """The first thing, and what explains it."""

    def __init__(
        self, first: QWidget, second: QWidget, shares: tuple[int, int]
    ) -> None:
        """``shares``: of the width, side by side."""
        super().__init__()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(SPACE_L)
        for part, share in zip((first, second), shares, strict=True):
            self._box.addWidget(part, share, Qt.AlignmentFlag.AlignTop)
        self.setMinimumWidth(1)  # it is laid out by its room, not the other way round

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go below each other, or beside again."""
        super().resizeEvent(event)
        wide = self.width() >= style.scaled(ROOM_FOR_BOTH)
        ways = QBoxLayout.Direction
        way = ways.LeftToRight if wide else ways.TopToBottom
        if self._box.direction() is not way:
            self._box.setDirection(way)
