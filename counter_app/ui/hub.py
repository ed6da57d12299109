"""Where screens hear that something changed."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal

if TYPE_CHECKING:
    from counter_app.domain.news import News


class Hub(QObject):
    """Carries news from any thread to every screen."""

    _told = Signal(object)
    _asked = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._asked.connect(_run, Qt.ConnectionType.QueuedConnection)

    def call(self, act: Callable[[], None]) -> None:
        """Run act on the GUI thread; safe from any thread."""
        self._asked.emit(act)

    def announce(self, news: "News") -> None:
        """Tell every screen; safe from any thread."""
        self._told.emit(news)

    def listen(self, ear: "Callable[[News], None]") -> None:
        """Call ear on the GUI thread, after the work that made the news."""
        self._told.connect(ear, Qt.ConnectionType.QueuedConnection)


def _run(act: Callable[[], None]) -> None:
    act()
