"""When nobody has touched the keyboard or the mouse for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QInputEvent

LOCK_AFTER_MS = 5 * 60 * 1000
TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class Idle(QObject):
    """Let it watch every window; ``idle`` comes once per pause."""

    idle = Signal()

    def __init__(
        self, parent: QObject | None = None, *, after_ms: int = LOCK_AFTER_MS
    ) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(after_ms)
        self._timer.timeout.connect(self.idle)
        self._timer.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin to count afresh at every touch; takes nothing away."""
        if isinstance(event, QInputEvent) and event.type() in TOUCHES:
            self._timer.start()
        return False
