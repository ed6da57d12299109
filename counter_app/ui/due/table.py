"""The groups as Qt wants them: a heading row, then its dossiers, then the next."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont

from counter_app.domain.ids import DossierId
from counter_app.domain.listing import DueGroup
from counter_app.ui import dimensions
from counter_app.ui.today.presenter import DatedLine
from counter_app.ui.today.table import cell
from counter_app.ui.widgets.chip import CHIP_ROLE
from counter_app.ui.widgets.listed import COLUMNS, Index, Listed

_STANDING = {CHIP_ROLE, Qt.ItemDataRole.DisplayRole}


class DueTable(Listed):
    """Loads what is looked at; keeps a line until a newer one comes."""

    wanted = Signal(list)
    """DossierIds of lines that came into sight and are not here yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._groups: Mapping[DueGroup, Sequence[DossierId]] = {}
        self._rows: list[DueGroup | DossierId] = []
        self._places: dict[DossierId, int] = {}
        self._lines: dict[DossierId, DatedLine] = {}
        self._asked: set[DossierId] = set()
        self._missed: list[DossierId] = []
        self._day: date | None = None
        # A screenful is asked for at once, after it has been painted.
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_for_lines)

    def show_groups(
        self, groups: Mapping[DueGroup, Sequence[DossierId]], day: date
    ) -> bool:
        """List these groups; say whether anything is other than before."""
        self._day = day
        if groups == self._groups:
            return False
        self.beginResetModel()
        self._groups = groups
        self._rows = []
        for group in DueGroup:
            ids = groups.get(group, ())
            if ids:
                self._rows += [group, *ids]
        self._places = {
            row: at
            for at, row in enumerate(self._rows)
            if not isinstance(row, DueGroup)
        }
        kept = (one for one in self._lines if one in self._places)
        self._lines = {one: self._lines[one] for one in kept}
        self._asked, self._missed = set(), []
        self.endResetModel()
        return True

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines; those not in the list are left out."""
        for line in lines:
            row = self.row_of(line.line.id)
            if row >= 0:
                self._lines[line.line.id] = line
                self.dataChanged.emit(self.index(row, 0), self.index(row, COLUMNS - 1))

    def headings(self) -> list[int]:
        """Return the rows that are headings."""
        return [at for at, row in enumerate(self._rows) if isinstance(row, DueGroup)]

    def id_at(self, row: int) -> DossierId | None:
        """Return the dossier of a row; None for a heading, or no row."""
        if not 0 <= row < len(self._rows):
            return None
        found = self._rows[row]
        return None if isinstance(found, DueGroup) else found

    def line_at(self, row: int) -> DatedLine | None:
        """Return the line of a row, if it is here."""
        dossier = self.id_at(row)
        return self._lines.get(dossier) if dossier else None

    def row_of(self, dossier: DossierId) -> int:
        """Return the row of a dossier, or -1."""
        return self._places.get(dossier, -1)

    def ids(self, first: int, last: int) -> list[DossierId]:
        """Return the dossiers of these rows, both with them."""
        found = (self.id_at(row) for row in range(first, last + 1))
        return [one for one in found if one]

    def lines(self) -> int:
        """Return how many lines there are, looked at or not."""
        return len(self._rows)

    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Received"),
            self.tr("Dossier code"),
            self.tr("Applicant"),
            self.tr("Procedure"),
            self.tr("Due"),
            self.tr("Standing"),
        )

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A heading is passed by."""
        if self.id_at(index.row()) is None:
            return Qt.ItemFlag.ItemIsEnabled
        return super().flags(index)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell, or nothing yet."""
        if not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
        if isinstance(row, DueGroup):
            return self._heading(row, index.column(), role)
        line = self._lines.get(row)
        if line is None:
            self._miss(row)
            return None
        if index.column() == COLUMNS - 1 and role in _STANDING:
            # What the list is about, though something else may be more urgent.
            look = dimensions.deadline_chip(line.line.due_at, line.deadline)
            return look if role == CHIP_ROLE else look.text
        return cell(line, index.column(), role, self._day)

    def _heading(self, group: DueGroup, column: int, role: int) -> Any:
        if column:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{self._names()[group]} ({len(self._groups.get(group, ()))})"
        if role == Qt.ItemDataRole.FontRole:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _names(self) -> Mapping[DueGroup, str]:
        return {
            DueGroup.OVERDUE: self.tr("Overdue"),
            DueGroup.TODAY: self.tr("Due today"),
            DueGroup.SOON: self.tr("Within three days"),
        }

    def _miss(self, dossier: DossierId) -> None:
        if dossier not in self._asked:
            self._asked.add(dossier)
            self._missed.append(dossier)
            self._ask.start()

    def _ask_for_lines(self) -> None:
        missed, self._missed = self._missed, []
        if missed:
            self.wanted.emit(missed)
