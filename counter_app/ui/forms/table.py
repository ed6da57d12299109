"""A list of like things (children, members): a table, and an editor of one row."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.declarations import Field, FieldKind, Option
from counter_app.domain.jsonable import Json
from counter_app.domain.pointers import found_at, placed
from counter_app.ui import style, tokens
from counter_app.ui.forms.editor import Editor
from counter_app.ui.forms.search_box import has_list
from counter_app.ui.forms.values import write
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.field_row import FieldRow

MOST_COLUMNS = 8
CHOSEN = "?"
"""The step of a pointer at which the way to answer is kept."""
MakeEditor = Callable[[Field], Editor]


class TableEditor(QWidget):
    """Enter opens a row, Insert adds one, Delete asks and removes one."""

    answered = Signal(object)
    typed = Signal()
    reshaped = Signal()
    """A row was opened or closed: other things take the focus now."""

    def __init__(self, field: Field, make: MakeEditor) -> None:
        super().__init__()
        self._field, self._make = field, make
        self._rows: list[Json] = []
        self._open: int | None = None
        self._locked = False
        self._editors: dict[str, Editor] = {}
        self._made: dict[str, tuple[FieldKind, bool]] = {}
        self._table = _Table(self)
        self._table.setAccessibleName(field.label)
        self._add = button("", self.add_row)
        self._question = Banner()
        self._sheet = QWidget()
        self._sheet_column = QVBoxLayout(self._sheet)
        self._sheet_column.setContentsMargins(tokens.SPACE_L, 0, 0, tokens.SPACE_S)
        self._sheet.hide()
        self._keep = button("", self.close_row)
        self._lay_out()
        self._retranslate()

    # -- what an editor can do --------------------------------------------------

    def ask(self, field: Field) -> None:
        """Ask this field; an open row may ask for more now, or for less."""
        self._field = field
        if self._open is not None and self._open < len(self._rows):
            self._make_sheet(self._open)

    def show_value(self, value: Json) -> None:
        """Show the rows; a row being edited stays open."""
        rows = list(value) if isinstance(value, list) else []
        if rows != self._rows:
            self._rows = rows
            self._fill()
        if self._open is not None and self._open >= len(rows):
            self._open = None  # the row is gone: another citizen, or another row above
            self._sheet.hide()
            self.reshaped.emit()

    def value(self) -> Json:
        """Return the rows, or None when there is none."""
        return list(self._rows) or None

    def commit(self) -> None:
        """Finish what is being typed into the open row."""
        for editor in self._editors.values():
            editor.commit()

    def note(self) -> None:
        """Say what stands in the parts now."""
        for editor in self._editors.values():
            editor.note()

    def lock(self, locked: bool) -> None:
        """Let the rows be read only."""
        self._locked = locked
        self._add.setVisible(not locked)

    def stops(self) -> Sequence[QWidget]:
        """Return the table, the open row and the button, as they stand."""
        inner = [stop for editor in self._editors.values() for stop in editor.stops()]
        opened = [*inner, self._keep] if self._open is not None else []
        return (self._table, *opened, self._add)

    def stop_at(self, rest: str) -> QWidget:
        """Open the row a pointer is about and return its line."""
        steps = rest.strip("/").split("/")
        if not steps[0].isdecimal() or int(steps[0]) >= len(self._rows):
            return self._add
        self.open_row(int(steps[0]))
        below = "/".join(("", *steps[1:])) if steps[1:] else ""
        editor = self._editors.get(below)
        return editor.stop_at("") if editor else self._table

    # -- rows -------------------------------------------------------------------

    def add_row(self) -> None:
        """Add an empty row and open it."""
        if self._locked:
            return
        self._rows.append(self._new_row())
        self._fill()
        self.open_row(len(self._rows) - 1)
        stops = [stop for editor in self._editors.values() for stop in editor.stops()]
        (stops[0] if stops else self._keep).setFocus()

    def open_row(self, row: int) -> None:
        """Show the questions of one row below the table."""
        if self._locked or not 0 <= row < len(self._rows):
            return
        self.commit()
        self._open = row
        self._make_sheet(row)
        self._table.setCurrentCell(row, 0)
        self._sheet.show()
        self.reshaped.emit()

    def close_row(self) -> None:
        """Put the questions away and go back to the table."""
        self.commit()
        self._open = None
        self._sheet.hide()
        self._table.setFocus()
        self.reshaped.emit()

    def ask_to_remove(self) -> None:
        """Ask before a row is removed."""
        row = self._table.currentRow()
        if self._locked or not 0 <= row < len(self._rows):
            return
        asked = self.tr("Remove row {n} of “{label}”?")
        self._question.say(
            Tone.WARNING,
            asked.format(n=row + 1, label=self._field.label),
            (self.tr("Remove the row"), lambda: self._remove(row)),
            (self.tr("Keep it"), self._keep_all),
        )

    def _remove(self, row: int) -> None:
        self._keep_all()
        self._open = None
        self._sheet.hide()
        del self._rows[row]
        self._fill()
        self._say()

    def _keep_all(self) -> None:
        self._question.clear()
        self._table.setFocus()

    def _take(self, pointer: str, value: Json) -> None:
        if self._open is None:
            return
        self._rows[self._open] = _with(self._rows[self._open], pointer, value)
        self._fill()
        self._say()

    def _say(self) -> None:
        self.typed.emit()
        self.answered.emit(list(self._rows) or None)

    def _is_plain(self) -> bool:
        return all(not column.pointer for column in self._field.columns)

    # -- widgets ----------------------------------------------------------------

    def _columns(self) -> list[Field]:
        """Return what the table shows of a row; its sheet asks for everything."""
        told = [c for c in self._field.columns if f"/{CHOSEN}/" not in c.pointer]
        return told[:MOST_COLUMNS]

    def _asked_in(self, row: int) -> tuple[Field, ...]:
        rows = self._field.rows
        return rows[row] if row < len(rows) else self._field.columns

    def _new_row(self) -> Json:
        rows = self._field.rows
        row: Json = "" if self._is_plain() else {}
        for column in rows[-1] if rows else self._field.columns:
            if column.default is not None:
                row = _with(row, column.pointer, column.default)
        return row

    def _make_sheet(self, row: int) -> None:
        """Show the questions of this row; those it had before keep their focus."""
        asked = {column.pointer: column for column in self._asked_in(row)}
        same = {p: (c.kind, has_list(c)) for p, c in asked.items()}
        reshaped = same != self._made
        focused = self._focused() if reshaped else None
        if reshaped:
            self._made = same
            self._clear_sheet()
            for column in asked.values():
                self._add_question(column)
        for pointer, editor in self._editors.items():
            editor.ask(asked[pointer])
            value = found_at(self._rows[row], pointer)
            editor.show_value(asked[pointer].value if value is None else value)
            editor.lock(asked[pointer].read_only)
        if focused in self._editors:
            self._editors[focused].stop_at("").setFocus()
        if reshaped:
            self.reshaped.emit()

    def _focused(self) -> str | None:
        for pointer, editor in self._editors.items():
            if any(stop.hasFocus() for stop in editor.stops()):
                return pointer
        return None

    def _clear_sheet(self) -> None:
        self._editors = {}
        self._sheet_column.removeWidget(self._keep)
        while (item := self._sheet_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._sheet_column.addWidget(self._keep, 0, Qt.AlignmentFlag.AlignLeft)

    def _add_question(self, column: Field) -> None:
        editor = self._make(column)
        pointer = column.pointer
        editor.answered.connect(lambda value: self._take(pointer, value))
        editor.typed.connect(self.typed)
        self._editors[pointer] = editor
        if isinstance(editor, QWidget):
            row = FieldRow(column.label, editor)
            words = "" if column.kind is FieldKind.YES_NO else column.label
            row.set_text(words, optional=not column.required and bool(words))
            row.set_hint(column.hint)
            self._sheet_column.insertWidget(self._sheet_column.count() - 1, row)

    def _fill(self) -> None:
        columns = self._columns()
        self._table.setRowCount(len(self._rows))
        for place, row in enumerate(self._rows):
            texts = [
                _shown(column, found_at(row, column.pointer)) for column in columns
            ]
            if columns and not any(texts):
                # It answers other questions than most: what there is, in a line.
                texts[0] = _shown(columns[0], row)
            for at, text in enumerate(texts):
                self._table.setItem(place, at, QTableWidgetItem(text))
        self._table.fit()

    def _lay_out(self) -> None:
        names = [column.label for column in self._columns()]
        self._table.setColumnCount(len(names))
        self._table.setHorizontalHeaderLabels(names)
        self._table.horizontalHeader().setVisible(any(names))
        self._table.fit()
        buttons = QHBoxLayout()
        buttons.addWidget(self._add)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(tokens.SPACE_S)
        for part in (self._table, self._question, self._sheet):
            column.addWidget(part)
        column.addLayout(buttons)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the new language at once."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._add.setText(self.tr("Add a row"))
        self._keep.setText(self.tr("Done with this row"))


class _Table(QTableWidget):
    """As high as its rows; keys act on the current one."""

    def __init__(self, owner: TableEditor) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.cellDoubleClicked.connect(lambda row, _column: owner.open_row(row))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open, add or remove a row."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            row = self.currentRow()
            if row < 0:
                self._owner.add_row()
            else:
                self._owner.open_row(row)
                stops = self._owner.stops()
                stops[1].setFocus()
        elif key == Qt.Key.Key_Insert:
            self._owner.add_row()
        elif key == Qt.Key.Key_Delete:
            self._owner.ask_to_remove()
        else:
            super().keyPressEvent(event)

    def fit(self) -> None:
        """Take the height of the rows, ten at most."""
        shown = min(max(self.rowCount(), 1), 10)
        row = style.scaled(tokens.ROW_HEIGHT)
        self.verticalHeader().setDefaultSectionSize(row)
        header = self.horizontalHeader()
        above = 0 if header.isHidden() else header.sizeHint().height()
        self.setFixedHeight(above + shown * row + 4)


def _with(row: Json, pointer: str, value: Json) -> Json:
    """Return the row with this answer in it."""
    if not pointer:
        return "" if value is None else value
    return placed(dict(row) if isinstance(row, dict) else {}, pointer, value)


def _shown(column: Field, value: Json) -> str:
    options: Sequence[Option] = column.options
    for option in options:
        if option.value == value:
            return option.label
    if isinstance(value, bool):
        return "✓" if value else ""
    if isinstance(value, dict):
        parts = [part for name, part in value.items() if part and name != CHOSEN]
        return ", ".join(_shown(column, part) for part in parts)
    if isinstance(value, list):
        return ", ".join(_shown(column, one) for one in value)
    return write(column.kind, value)
