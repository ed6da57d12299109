"""An address in two tiers: province, ward, street. Old wards lead to the new ones."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from counter_app.domain.declarations import Field
from counter_app.domain.jsonable import Json
from counter_app.ui import tokens
from counter_app.ui.forms.lines import LineEditor
from counter_app.ui.forms.search_box import SearchBox
from counter_app.ui.forms.values import Today
from counter_app.ui.widgets.label import label

PROVINCE, WARD, FORMER = "tinh", "xa", "xa_cu"


class AddressEditor(QWidget):
    """Answers an object with the parts that are known."""

    answered = Signal(object)
    typed = Signal()

    def __init__(self, field: Field, today: Today) -> None:
        super().__init__()
        self._parts: dict[str, LineEditor] = {}
        self._known: dict[str, Json] = {}
        self._former = label("", "hint")
        self._former.hide()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(tokens.SPACE_L)
        grid.setVerticalSpacing(3)
        row = column = 0
        for part in field.columns:
            name = part.pointer.removeprefix("/")
            editor = self._made(part, name, today)
            span = 2 if part.wide else 1
            words = label(part.label, "hint")
            words.setBuddy(editor)
            editor.setAccessibleName(f"{field.label}: {part.label}")
            if span == 2 and column:
                row, column = row + 2, 0
            grid.addWidget(words, row, column, 1, span)
            grid.addWidget(editor, row + 1, column, 1, span)
            row, column = (row, 1) if column + span < 2 else (row + 2, 0)
            self._parts[name] = editor
        grid.addWidget(self._former, row + 2, 0, 1, 2)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)

    def ask(self, field: Field) -> None:
        """Ask this field; the wards may now be those of another province."""
        for part in field.columns:
            name = part.pointer.removeprefix("/")
            if name in self._parts:
                self._parts[name].ask(part)

    def show_value(self, value: Json) -> None:
        """Show the parts of an address."""
        self._known = dict(value) if isinstance(value, dict) else {}
        for name, editor in self._parts.items():
            editor.show_value(self._known.get(name))
        self._show_former()

    def value(self) -> Json:
        """Return the parts as they stand, or None when there is none."""
        parts = dict(self._known)
        for name, editor in self._parts.items():
            self._put(parts, name, editor.value())
        return parts or None

    def commit(self) -> None:
        """Finish what is being typed."""
        for editor in self._parts.values():
            editor.commit()

    def note(self) -> None:
        """Say what stands in the parts now."""
        for editor in self._parts.values():
            editor.note()

    def lock(self, locked: bool) -> None:
        """Let the address be read only."""
        for editor in self._parts.values():
            editor.lock(locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the lines of the parts."""
        return tuple(stop for editor in self._parts.values() for stop in editor.stops())

    def stop_at(self, rest: str) -> QWidget:
        """Return the line of one part, or the first."""
        lines = list(self._parts.values())
        return self._parts.get(rest.strip("/"), lines[0]) if lines else self

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_former()

    def _made(self, part: Field, name: str, today: Today) -> LineEditor:
        # The wards are known once the province is: the line must be able to search.
        searched = name in (PROVINCE, WARD)
        editor = SearchBox(part, today) if searched else LineEditor(part, today)
        editor.answered.connect(lambda value: self._take(name, value))
        editor.typed.connect(self.typed)
        return editor

    def _take(self, name: str, value: Json) -> None:
        parts = dict(self._known)
        if name == PROVINCE and parts.get(PROVINCE) not in (None, value):
            parts.pop(WARD, None)
            parts.pop(FORMER, None)
        self._put(parts, name, value)
        if parts == self._known:
            return
        self.show_value(parts)
        self.answered.emit(parts or None)

    def _put(self, parts: dict[str, Json], name: str, value: Json) -> None:
        if isinstance(value, dict):
            parts.update(value)
        elif value is None:
            parts.pop(name, None)
        else:
            parts[name] = value

    def _show_former(self) -> None:
        old = self._known.get(FORMER)
        self._former.setVisible(bool(old))
        said = self.tr("On the paper: {old}").format(old=old) if old else ""
        self._former.setText(said)
