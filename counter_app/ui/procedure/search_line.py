"""The line procedures are searched in: the list below is moved from it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from counter_app.ui.widgets.ime import ImeLineEdit

STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class SearchLine(ImeLineEdit):
    """Keeps the focus while the arrows move in the list."""

    stepped = Signal(int)
    """An arrow: so many lines down."""
    entered = Signal()
    """Enter, once the word being composed is finished."""
    hurried = False
    """Enter came before the answer: it is meant for what the answer puts first, unless
    another key comes meanwhile."""

    def begin(self, text: str) -> None:
        """Go on typing behind this text."""
        self.hurried = False
        self.setText(text)
        self.setCursorPosition(len(text))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Tell arrows and Enter; type the rest."""
        if event.key() in STEPS:
            self.stepped.emit(STEPS[Qt.Key(event.key())])
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.commit_preedit()
            self.entered.emit()
        else:
            self.hurried = False
            super().keyPressEvent(event)
