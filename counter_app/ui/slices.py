"""Long work on the GUI thread, one short step each time there is nothing else to do."""

from collections.abc import Iterator

from PySide6.QtCore import QTimer


class Slices:
    """Takes the next step whenever the event loop is idle, until there is none."""

    def __init__(self, steps: Iterator[object]) -> None:
        self._steps = steps
        self._timer = QTimer()
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._take)
        self._timer.start()

    def stop(self) -> None:
        """Leave the rest undone."""
        self._timer.stop()

    def _take(self) -> None:
        for _ in self._steps:
            return
        self._timer.stop()
