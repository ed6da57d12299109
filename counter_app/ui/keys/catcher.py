"""Takes the next key, whatever it does elsewhere: nothing else hears it."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout

from counter_app.ui.tokens import ICON, SPACE_M, Tone
from counter_app.ui.widgets.label import IconLabel, label

HELD = {
    *(Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_Meta),
    *(Qt.Key.Key_AltGr, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock),
    *(Qt.Key.Key_ScrollLock, Qt.Key.Key_Super_L, Qt.Key.Key_Super_R),
    *(Qt.Key.Key_unknown, Qt.Key.Key_Mode_switch, Qt.Key.Key_Multi_key),
}
"""Keys that are held while another is pressed, or lock: no key yet."""


class KeyCatcher(QFrame):
    """A box that has the focus while it waits for a key."""

    caught = Signal(str)
    """The key pressed, in portable text: ``Shift+F4``."""
    given_up = Signal()
    """Esc, or the focus went elsewhere: no key."""

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("panel", "focus")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # What is typed here is a key, never a word being composed.
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on=False)
        self._words = label("", "strong")
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE_M, SPACE_M, SPACE_M, SPACE_M)
        row.setSpacing(SPACE_M)
        row.addWidget(IconLabel("keyboard", ICON, Tone.INFO))
        row.addWidget(self._words, 1)
        self.hide()

    def wait(self, words: str) -> None:
        """Wait for the next key."""
        self._words.setText(words)
        self.setAccessibleName(words)
        self.show()
        self.setFocus()

    def event(self, event: QEvent) -> bool:
        """Take every key before a shortcut, or Tab, can."""
        if isinstance(event, QKeyEvent) and self.isVisible():
            if event.type() is QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() is QEvent.Type.KeyPress:
                self._take(event)
                return True
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Nobody waits for a key who is somewhere else."""
        super().focusOutEvent(event)
        stays = event.reason() is Qt.FocusReason.ActiveWindowFocusReason
        if self.isVisible() and not stays:
            self._give_up()

    def _take(self, event: QKeyEvent) -> None:
        event.accept()
        if Qt.Key(event.key()) in HELD or event.isAutoRepeat():
            return
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Escape and not held:
            self._give_up()
            return
        pressed = QKeySequence(event.key() | held.value)
        self.hide()
        self.caught.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))

    def _give_up(self) -> None:
        self.hide()
        self.given_up.emit()
