"""Looks at what became of print jobs, and tells in the rail what must be answered."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication

from counter_app.ui.main_window import MainWindow
from counter_app.ui.ports import Tasks

EVERY = 10
"""Ticks between two looks."""


class PrintsWatch:
    """Counts the prints nobody knows the outcome of."""

    def __init__(self, lane: Tasks, window: MainWindow) -> None:
        self._lane = lane
        self._window = window
        self._ticks = self._count = 0

    def tick(self, look: Callable[[], int]) -> None:
        """Look now and then, away from the screen; nobody signed in sees nothing."""
        self._ticks += 1
        if self._ticks % EVERY == 1:
            self._lane.run(look, self._tell, lambda _problem: None)

    def text(self) -> str:
        """Return the room's name, with how many prints wait for an answer."""
        name = QCoreApplication.translate("Rail", "Printing")
        return f"{name} ({self._count})" if self._count else name

    def _tell(self, count: int) -> None:
        if count != self._count:
            self._count = count
            self._window.rail.retranslate()
