"""Questions beside the list they narrow; above it where there is no room for both."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QWidget

from counter_app.ui import style
from counter_app.ui.tokens import SPACE_L, SPACE_M
from counter_app.ui.widgets.body import Body

ROOM_FOR_BOTH, LIST_HEIGHT = 960, 200
"""Pixels at 100 %: for both side by side; for a list that is worth looking at."""


class QuestionsBeside(Body):
    """One column of questions at the left, or two columns of them above the list."""

    def __init__(self, questions: Sequence[QWidget], shown: QWidget, share: int):
        """``share``: how many times as wide as the questions the list is."""
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        super().__init__(both)
        self._questions = tuple(questions)
        self._asked = QGridLayout()
        self._asked.setHorizontalSpacing(SPACE_L)
        self._asked.setVerticalSpacing(SPACE_M)
        self._place(1)
        self._both.setContentsMargins(0, SPACE_M, 0, 0)
        self._both.setSpacing(SPACE_L)
        self._both.addLayout(self._asked, 1)
        self._both.addWidget(shown, share)
        shown.setMinimumHeight(style.scaled(LIST_HEIGHT))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Go below each other, or beside again."""
        ways = QBoxLayout.Direction
        wide = event.size().width() >= style.scaled(ROOM_FOR_BOTH)
        way = ways.LeftToRight if wide else ways.TopToBottom
        if self._both.direction() is not way:
            self._both.setDirection(way)
            self._place(1 if wide else 2)
        super().resizeEvent(event)

    def _place(self, columns: int) -> None:
        for place, part in enumerate(self._questions):
            self._asked.addWidget(part, *divmod(place, columns))
        last = len(self._questions)
        self._asked.setRowStretch(last, 1 if columns == 1 else 0)
        for column in (0, 1):
            self._asked.setColumnStretch(column, 1 if column < columns else 0)
