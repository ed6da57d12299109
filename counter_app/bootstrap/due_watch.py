"""Tells in the rail how much work is overdue or due today; looks every minute."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from counter_app.ui.main_window import MainWindow
from counter_app.ui.ports import Tasks

if TYPE_CHECKING:
    from counter_app.ui.frame.rail import RailItem

EVERY = 60
"""Ticks between two looks."""


class DueWatch:
    """Counts what is overdue or due today."""

    def __init__(self, lane: Tasks, window: MainWindow) -> None:
        self._lane = lane
        self._window = window
        self._ticks = self._count = 0

    def tick(self, look: Callable[[], int]) -> None:
        """Look now and then, away from the screen."""
        self._ticks += 1
        if self._ticks % EVERY == 1:
            self.look(look)

    def look(self, look: Callable[[], int]) -> None:
        """Look now: something changed."""
        self._lane.run(look, self._tell, lambda _problem: None)

    def item(self, show: Callable[[], object]) -> "RailItem":
        """Return the room of what is due."""
        from counter_app.ui.frame.rail import RailItem

        return RailItem(id="due", icon="calendar-due", text=self.text, run=show)

    def text(self) -> str:
        """Return the room's name, with how much is pressing."""
        name = QCoreApplication.translate("Rail", "Due, overdue")
        return f"{name} ({self._count})" if self._count else name

    def _tell(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._window.rail.retranslate()
