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
        self._guests: list[Callable[[News], None]] = []

    def call(self, act: Callable[[], None]) -> None:
        """Run act on the GUI thread; safe from any thread."""
        self._asked.emit(act)

    def announce(self, news: "News") -> None:
        """Tell every screen; safe from any thread."""
        self._told.emit(news)

    def listen(self, ear: "Callable[[News], None]", *, guest: bool = False) -> None:
        """Call ear on the GUI thread, after the work that made the news.

        A ``guest`` is heard until ``forget_guests``: the screens of one session.
        """
        self._told.connect(ear, Qt.ConnectionType.QueuedConnection)
        if guest:
            self._guests.append(ear)

    def forget_guests(self) -> None:
        """Call no guest any more, and let go of them."""
        while self._guests:
            self._told.disconnect(self._guests.pop())


def _run(act: Callable[[], None]) -> None:
    act()
