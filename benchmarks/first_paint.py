"""The moment a window is usable: painted once, and the next event is being served."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer


class FirstPaint(QObject):
    """Waits on one window for that moment, then calls ``usable`` once."""

    def __init__(self, window: QObject, usable: Callable[[], None]) -> None:
        super().__init__(window)
        self._usable = usable
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's
        """Hear the window's first painting; hold nothing back."""
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._usable)
        return False
