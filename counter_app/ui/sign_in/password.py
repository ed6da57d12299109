"""A password field: no input method, can be shown, tells about Caps Lock."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from counter_app.ui.widgets.ime import ImeLineEdit


class PasswordEdit(ImeLineEdit):
    """Hides what is typed. Telex would change a password: ``ee`` to ``ê``."""

    caps_seen = Signal(bool)
    """Whether Caps Lock is on, as the last letter or the key itself showed."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._caps = False
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def reveal(self, *, shown: bool) -> None:
        """Show or hide what is typed."""
        mode = QLineEdit.EchoMode
        self.setEchoMode(mode.Normal if shown else mode.Password)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Notice a capital without Shift, and a small letter with it."""
        letter = event.text()
        if event.key() == Qt.Key.Key_CapsLock:
            self._say_caps(not self._caps)
        elif letter.isalpha() and not letter.isspace():
            shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            self._say_caps(letter.isupper() is not shift)
        super().keyPressEvent(event)

    def _say_caps(self, on: bool) -> None:
        if on is not self._caps:
            self._caps = on
            self.caps_seen.emit(on)
