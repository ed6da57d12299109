"""Text fields that never lose, double or refuse a Vietnamese word.

No validator and no input mask: one that rejects a commit drops the whole word without
a sound. What is typed is judged when the officer goes on.
"""

import unicodedata
from collections.abc import Callable
from time import monotonic

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from counter_app.ui.actions import is_command
from counter_app.ui.widgets.composition import Composition

ENDS_WORD = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class ImeLineEdit(QLineEdit):
    """One line of text, in NFC.

    ``digits=True`` is for identity numbers, telephones, codes and passwords: the input
    method is off, and full-width digits become ASCII ones.
    """

    committed = Signal(str)
    """The text, when the officer has finished with the field and changed it."""
    shown = Signal(str)
    """The text with the word still being composed, for live search."""

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        digits: bool = False,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._composition = Composition(seconds)
        self._digits = digits
        self._finished = ""
        if digits:
            self.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)
        self.textEdited.connect(self._tidy)
        self.textChanged.connect(lambda: self.shown.emit(self.shown_text()))
        self.editingFinished.connect(self._finish)

    def setText(self, text: str | None) -> None:
        """Show a text as already known: it is no change of the officer's."""
        self._finished = nfc(text or "")
        super().setText(self._finished)
        self.setCursorPosition(0)

    def shown_text(self) -> str:
        """Return the text as the officer sees it, the unfinished word included."""
        at, text = self.cursorPosition(), self.text()
        return text[:at] + self._composition.preedit + text[at:]

    def commit_preedit(self) -> None:
        """Take the word being composed into the text."""
        _commit_platform(self)
        self._rescue()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass on what the rule lets through."""
        super().inputMethodEvent(_judged(self._composition, event))
        self.shown.emit(self.shown_text())

    def event(self, event: QEvent) -> bool:
        """Save the unfinished word before the focus leaves."""
        if event.type() is QEvent.Type.FocusAboutToChange:
            self.commit_preedit()
        if _is_command(event):
            event.ignore()  # Ctrl+K and its like would else edit the text on X11
            return False
        return super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Save the unfinished word also when the whole window loses the focus."""
        self._rescue()
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish the word before the key that leaves the field."""
        if event.key() in ENDS_WORD:
            self.commit_preedit()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Finish the word before the cursor moves."""
        self.commit_preedit()
        super().mousePressEvent(event)

    def _rescue(self) -> None:
        word = self._composition.rescue()
        if word:
            super().inputMethodEvent(QInputMethodEvent())  # clears what is underlined
            at = self.cursorPosition()
            self.setCursorPosition(max(at - 1, 0))
            self.setCursorPosition(at)  # moving begins a new step of undo
            self.insert(word)
            self._tidy(self.text())
            self.textEdited.emit(self.text())

    def _tidy(self, text: str) -> None:
        wanted = folded_digits(text) if self._digits else nfc(text)
        if wanted == text:
            return
        before = text[: self.cursorPosition()]
        at = len(folded_digits(before) if self._digits else nfc(before))
        super().setText(wanted)
        self.setCursorPosition(at)

    def _finish(self) -> None:
        if self.text() != self._finished:
            self._finished = self.text()
            self.committed.emit(self._finished)


class ImeTextEdit(QPlainTextEdit):
    """Several lines of text, in NFC; Tab goes to the next field."""

    committed = Signal(str)

    def __init__(
        self,
        parent: QWidget | None = None,
        *,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        super().__init__(parent)
        self._composition = Composition(seconds)
        self._finished = ""
        self.setTabChangesFocus(True)

    def text(self) -> str:
        """Return the text in NFC."""
        return nfc(self.toPlainText())

    def setText(self, text: str) -> None:
        """Show a text as already known: it is no change of the officer's."""
        self._finished = nfc(text)
        self.setPlainText(self._finished)

    def commit_preedit(self) -> None:
        """Take the word being composed into the text."""
        _commit_platform(self)
        self._rescue()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Pass on what the rule lets through."""
        super().inputMethodEvent(_judged(self._composition, event))

    def event(self, event: QEvent) -> bool:
        """Save the unfinished word before the focus leaves."""
        if event.type() is QEvent.Type.FocusAboutToChange:
            self.commit_preedit()
        if _is_command(event):
            event.ignore()  # Ctrl+K and its like would else edit the text on X11
            return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish the word before the key that ends the line or leaves the field."""
        if event.key() in ENDS_WORD:
            self.commit_preedit()
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Finish the word before the cursor moves."""
        self.commit_preedit()
        super().mousePressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Say what was written when the officer leaves."""
        self._rescue()
        super().focusOutEvent(event)
        if self.text() != self._finished:
            self._finished = self.text()
            self.committed.emit(self._finished)

    def _rescue(self) -> None:
        word = self._composition.rescue()
        if word:
            super().inputMethodEvent(QInputMethodEvent())
            self.insertPlainText(word)


def commit_composition() -> None:
    """Finish the word being composed, wherever the focus is; before every command."""
    field = QApplication.focusWidget()
    if isinstance(field, ImeLineEdit | ImeTextEdit):
        field.commit_preedit()


def nfc(text: str) -> str:
    """Return the text with each letter and its marks as one."""
    return unicodedata.normalize("NFC", text)


def folded_digits(text: str) -> str:
    """Return the text with digits of any script as ASCII digits."""
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdecimal() else letter
        for letter in nfc(text)
    )


def _is_command(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent):
        return False
    if event.type() is not QEvent.Type.ShortcutOverride:
        return False
    keys = QKeySequence(event.keyCombination())
    return is_command(keys.toString(QKeySequence.SequenceFormat.PortableText))


def _commit_platform(field: QWidget) -> None:
    method = QGuiApplication.inputMethod()
    if field.hasFocus() and method is not None:
        method.commit()


def _judged(composition: Composition, event: QInputMethodEvent) -> QInputMethodEvent:
    commit = composition.heard(event.preeditString(), event.commitString())
    judged = QInputMethodEvent(event.preeditString(), event.attributes())
    judged.setCommitString(commit, event.replacementStart(), event.replacementLength())
    return judged
