"""The notes of the till: so many of each, and what they come to."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from counter_app.domain.amounts import money
from counter_app.domain.shifts import DENOMINATIONS
from counter_app.ui import style
from counter_app.ui.tokens import SPACE_S, SPACE_XS
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label

FIELD_WIDTH = 60
HALF = (len(DENOMINATIONS) + 1) // 2


class Counting(QWidget):
    """A field for each note; Enter goes to the next."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._fields: dict[int, ImeLineEdit] = {}
        self._sums: dict[int, QLabel] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE_S)
        grid.setVerticalSpacing(SPACE_XS)
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        for row, value in enumerate(DENOMINATIONS):
            field = ImeLineEdit(digits=True)
            field.setFixedWidth(style.scaled(FIELD_WIDTH))
            field.setAlignment(Qt.AlignmentFlag.AlignRight)
            field.textChanged.connect(self._changed)
            field.returnPressed.connect(self._onwards)
            name, made = label(money(value), "", wrap=False), label("", wrap=False)
            name.setBuddy(field)
            self._fields[value], self._sums[value] = field, made
            line, first = row % HALF, 4 * (row // HALF)
            grid.addWidget(name, line, first, right)
            grid.addWidget(label("×", "hint", wrap=False), line, first + 1)
            grid.addWidget(field, line, first + 2)
            grid.addWidget(made, line, first + 3)
        for column in (3, 7):
            grid.setColumnStretch(column, 1)

    def typed(self) -> Mapping[int, str]:
        """Return what stands in the fields."""
        return {value: field.text() for value, field in self._fields.items()}

    def fill(self, notes: Mapping[int, int]) -> None:
        """Put so many of each into the fields; none for the others."""
        for value, field in self._fields.items():
            field.setText(str(notes[value]) if notes.get(value) else "")

    def begin(self, value: int = DENOMINATIONS[0]) -> None:
        """Put the focus on a note, the largest if none is named."""
        self._fields[value].setFocus()
        self._fields[value].selectAll()

    def retranslate(self) -> None:
        """Name the fields again."""
        for value, field in self._fields.items():
            words = self.tr("How many notes of {value}")
            field.setAccessibleName(words.format(value=money(value)))

    def _changed(self) -> None:
        for value, field in self._fields.items():
            text = field.text().strip()
            plain = text.isascii() and text.isdigit() and len(text) < 7
            self._sums[value].setText(money(value * int(text)) if plain else "")
        self.changed.emit()

    def _onwards(self) -> None:
        fields = [*self._fields.values()]
        at = next((n for n, one in enumerate(fields) if one.hasFocus()), -1)
        following = fields[(at + 1) % len(fields)]
        following.setFocus()
        following.selectAll()
