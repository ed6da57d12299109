"""A key held down, told from one pressed again and again, where Qt cannot tell.

On X11 a held key comes as let go and pressed in the same millisecond, many times a
second, and Qt often takes each for a press of its own (seen with 6.12 on Xvfb). A
command must be done once, however long its key is held: a second F12 is a second paper.
"""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QApplication

PLATFORM = "xcb"
ONCE = {
    Qt.Key.Key_Return,
    Qt.Key.Key_Enter,
    Qt.Key.Key_Escape,
    *(Qt.Key(Qt.Key.Key_F1 + number) for number in range(35)),
}
"""Keys whose presses command something; letters, arrows and deletions may repeat."""


class HeldKeys:
    """Asked about every key event, in the order they come."""

    def __init__(self) -> None:
        self._let_go: tuple[int, int] | None = None
        """Which key was let go last, and when."""

    def drop(self, event: QKeyEvent) -> bool:
        """Say whether nobody may hear this event; a repeat fires no shortcut."""
        if event.type() is QEvent.Type.KeyRelease:
            self._let_go = (event.nativeScanCode(), event.timestamp())
            return False
        pressed = (event.nativeScanCode(), event.timestamp())
        repeats = pressed == self._let_go and QGuiApplication.platformName() == PLATFORM
        if not repeats:
            return False
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return event.key() in ONCE or (
            event.key() == Qt.Key.Key_Space
            and isinstance(QApplication.focusWidget(), QAbstractButton)
        )
