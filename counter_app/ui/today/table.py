"""The list as Qt wants it: every id, and the lines that were looked at."""

from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
    QTimer,
    Signal,
)

from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.ui import dimensions, wording
from counter_app.ui.today.presenter import DatedLine
from counter_app.ui.widgets.chip import CHIP_ROLE
from counter_app.ui.widgets.listed import Index, Listed


class TodayTable(Listed):
    """Loads what is looked at; keeps a line until a newer one comes."""

    wanted = Signal(list)
    """DossierIds of lines that came into sight and are not here yet."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ids: Sequence[DossierId] = ()
        self._places: dict[DossierId, int] = {}
        self._lines: dict[DossierId, DatedLine] = {}
        self._asked: set[DossierId] = set()
        self._day: date | None = None
        # A screenful is asked for at once, after it has been painted.
        self._ask = QTimer(self)
        self._ask.setSingleShot(True)
        self._ask.setInterval(0)
        self._ask.timeout.connect(self._ask_for_lines)
        self._missed: list[DossierId] = []

    def show_ids(self, ids: Sequence[DossierId], day: date) -> None:
        """List these; lines already here stay."""
        self.beginResetModel()
        self._ids, self._day = tuple(ids), day
        self._places = {dossier: row for row, dossier in enumerate(self._ids)}
        self._lines = {
            dossier: line
            for dossier, line in self._lines.items()
            if dossier in self._places
        }
        self._asked, self._missed = set(), []
        self.endResetModel()

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines; those not in the list are left out."""
        rows = set()
        for line in lines:
            row = self._places.get(line.line.id)
            if row is not None:
                self._lines[line.line.id] = line
                rows.add(row)
        if rows:
            last = self.index(max(rows), self.columnCount() - 1)
            self.dataChanged.emit(self.index(min(rows), 0), last)

    def forget_lines(self, ids: Collection[DossierId]) -> None:
        """Blank these lines; they are asked for when they come into sight."""
        for dossier in ids:
            self._lines.pop(dossier, None)
            self._asked.discard(dossier)

    def ids(self) -> Sequence[DossierId]:
        """Return the whole list."""
        return self._ids

    def id_at(self, row: int) -> DossierId | None:
        """Return the dossier of a row, if there is such a row."""
        return self._ids[row] if 0 <= row < len(self._ids) else None

    def line_at(self, row: int) -> DatedLine | None:
        """Return the line of a row, if it is here."""
        dossier = self.id_at(row)
        return self._lines.get(dossier) if dossier else None

    def row_of(self, dossier: DossierId) -> int:
        """Return the row of a dossier, or -1."""
        return self._places.get(dossier, -1)

    def lines(self) -> int:
        """Return how many lines there are, looked at or not."""
        return len(self._ids)

    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Time"),
            self.tr("Dossier code"),
            self.tr("Applicant"),
            self.tr("Procedure"),
            self.tr("Due"),
            self.tr("Standing"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell, or nothing yet."""
        dossier = self.id_at(index.row())
        if dossier is None:
            return None
        line = self._lines.get(dossier)
        if line is None:
            self._miss(dossier)
            return None
        return cell(line, index.column(), role, self._day)

    def _miss(self, dossier: DossierId) -> None:
        if dossier not in self._asked:
            self._asked.add(dossier)
            self._missed.append(dossier)
            self._ask.start()

    def _ask_for_lines(self) -> None:
        missed, self._missed = self._missed, []
        if missed:
            self.wanted.emit(missed)


def cell(line: DatedLine, column: int, role: int, day: date | None) -> Any:
    """Return what one cell of a dossier's line shows."""
    of, standing = line.line, len(_READ)
    if role == Qt.ItemDataRole.ToolTipRole:
        return f"{of.procedure_name}\n{dimensions.sentence(of, line.deadline)}"
    if column < standing:
        shown = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}
        return _READ[column](line, day) if role in shown else None
    if role == CHIP_ROLE:
        return dimensions.most_urgent(of, line.deadline)
    if role == Qt.ItemDataRole.DisplayRole:
        return dimensions.most_urgent(of, line.deadline).text
    if role == Qt.ItemDataRole.AccessibleTextRole:
        return dimensions.sentence(of, line.deadline)
    return None


def _received(line: DatedLine, day: date | None) -> str:
    """Write the hour, or for another day than the list's its date."""
    at = line.line.received_at.astimezone(wording.ZONE)
    return f"{at:%H:%M}" if at.date() == day else f"{at:%d/%m}"


_READ: tuple[Callable[[DatedLine, date | None], str], ...] = (
    _received,
    lambda line, _day: on_paper(line.line.code),
    lambda line, _day: wording.applicant(line.line),
    lambda line, _day: line.line.procedure_name,
    lambda line, _day: wording.day(line.line.due_at),
)
