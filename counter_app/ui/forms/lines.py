"""Fields one types into: text, digits, dates, numbers; one line or several."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from counter_app.domain.declarations import Field, FieldKind
from counter_app.domain.jsonable import Json
from counter_app.ui import style
from counter_app.ui.forms.values import Today, read, write
from counter_app.ui.widgets.ime import ImeLineEdit, ImeTextEdit

_SHAPES = {
    FieldKind.DATE: "dd/mm/yyyy",
    FieldKind.PARTIAL_DATE: "dd/mm/yyyy",
    FieldKind.TIME: "hh:mm",
    FieldKind.DATE_TIME: "dd/mm/yyyy hh:mm",
}
"""How these are written, in any language of the screen."""


class LineEditor(ImeLineEdit):
    """One line; nothing typed is ever refused, it is judged when going on."""

    answered = Signal(object)
    typed = Signal()

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__(digits=field.kind is FieldKind.DIGITS)
        self._field = field
        self._today = today
        self._known: Json = None
        self._locked = False
        self.setPlaceholderText(_SHAPES.get(field.kind, ""))
        if field.secret:
            self.setEchoMode(ImeLineEdit.EchoMode.Password)
        self.shown.connect(self._say_typed)
        self.committed.connect(self._take)
        self._quiet = False

    def ask(self, field: Field) -> None:
        """Ask this field."""
        self._field = field

    def show_value(self, value: Json) -> None:
        """Show an answer, unless it is what the field says already."""
        self._known = value
        if self.value() != value:
            self._write(value)

    def value(self) -> Json:
        """Return the answer the text means; untouched text means what it meant."""
        text = self.text()
        if self._known is not None and text == write(self._field.kind, self._known):
            return self._known
        return read(self._field.kind, text, self._today)

    def commit(self) -> None:
        """Finish the word being composed and take the text."""
        self.commit_preedit()
        self._take()

    def lock(self, locked: bool) -> None:
        """Let the text be read and copied, not changed."""
        self._locked = locked
        self.setReadOnly(locked)
        self.setFocusPolicy(
            Qt.FocusPolicy.ClickFocus if locked else Qt.FocusPolicy.StrongFocus
        )
        style.mark(self, "readOnly", locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the line itself."""
        return () if self._locked else (self,)

    def stop_at(self, rest: str) -> QWidget:
        """Return the line itself."""
        return self

    def setReadOnly(self, locked: bool) -> None:
        """Keep the input method off a digits field, which Qt would turn on again."""
        super().setReadOnly(locked)
        if self._field.kind is FieldKind.DIGITS:
            self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    def note(self) -> None:
        """Say what stands in the line now, without the word being composed."""
        if self.value() != self._known:
            self._known = self.value()
            self.answered.emit(self._known)

    def _take(self) -> None:
        value = self.value()
        if self._field.kind not in (FieldKind.TEXT, FieldKind.UNKNOWN):
            self._write(value)
        if value != self._known:
            self._known = value
            self.answered.emit(value)

    def _write(self, value: Json) -> None:
        text = write(self._field.kind, value)
        if text != self.text():
            self._quiet = True
            self.setText(text)
            self._quiet = False
            if self.hasFocus():
                self.end(False)

    def _say_typed(self) -> None:
        if not self._quiet:
            self.typed.emit()


class LongEditor(ImeTextEdit):
    """Several lines."""

    answered = Signal(object)
    typed = Signal()

    def __init__(self, field: Field) -> None:
        super().__init__()
        self._field = field
        self._known: Json = None
        self._locked = False
        self.setMinimumHeight(style.scaled(76))
        self.setMaximumHeight(style.scaled(120))
        self.committed.connect(self.commit)
        self.textChanged.connect(self.typed)

    def ask(self, field: Field) -> None:
        """Ask this field."""
        self._field = field

    def show_value(self, value: Json) -> None:
        """Show an answer, unless it is what the field says already."""
        self._known = value
        if self.value() != value:
            self.blockSignals(True)
            self.setText(write(FieldKind.LONG_TEXT, value))
            self.blockSignals(False)

    def value(self) -> Json:
        """Return the text without the space around it."""
        return self.text().strip() or None

    def commit(self) -> None:
        """Finish the word being composed and take the text."""
        self.commit_preedit()
        self.note()

    def note(self) -> None:
        """Say what stands in the area now, without the word being composed."""
        if self.value() != self._known:
            self._known = self.value()
            self.answered.emit(self._known)

    def lock(self, locked: bool) -> None:
        """Let the text be read and copied, not changed."""
        self._locked = locked
        self.setReadOnly(locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the area itself."""
        return () if self._locked else (self,)

    def stop_at(self, rest: str) -> QWidget:
        """Return the area itself."""
        return self
