"""Where screens hear that something changed."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal

from counter_app.domain.news import News


class Hub(QObject):
    """Carries news from any thread to every screen."""

    _told = Signal(object)

    def announce(self, news: News) -> None:
        """Tell every screen; safe from any thread."""
        self._told.emit(news)

    def listen(self, ear: Callable[[News], None]) -> None:
        """Call ear on the GUI thread, after the work that made the news."""
        self._told.connect(ear, Qt.ConnectionType.QueuedConnection)
