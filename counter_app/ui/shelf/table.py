"""The uncollected results as Qt wants them: the place first, as people look for it."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
)

from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.services.shelving import Uncollected
from counter_app.ui import wording
from counter_app.ui.widgets.chip import CHIP_ROLE
from counter_app.ui.widgets.listed import COLUMNS, Index, Listed

_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class ShelfTable(Listed):
    """What waits, longest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lying: Sequence[Uncollected] = ()
        self._today: date | None = None
        self._in_post = False

    def show_shelf(
        self, lying: Sequence[Uncollected], today: date, *, in_post: bool = False
    ) -> None:
        """List these: what waits here, or what the post has."""
        self.beginResetModel()
        self._lying, self._today, self._in_post = lying, today, in_post
        self.endResetModel()
        self.retranslate()

    def at(self, row: int) -> Uncollected | None:
        """Return what a row shows."""
        return self._lying[row] if 0 <= row < len(self._lying) else None

    def row_of(self, dossier: DossierId) -> int:
        """Return the row of a dossier, or -1."""
        ids = [one.line.id for one in self._lying]
        return ids.index(dossier) if dossier in ids else -1

    def lines(self) -> int:
        """Return how many lines there are, looked at or not."""
        return len(self._lying)

    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        where = self.tr("Number") if self._in_post else self.tr("Place")
        when = self.tr("Sent on") if self._in_post else self.tr("Result came")
        long = self.tr("On its way") if self._in_post else self.tr("Has waited")
        return (
            where,
            self.tr("Dossier code"),
            self.tr("Applicant"),
            self.tr("Procedure"),
            when,
            long,
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        found, column = self.at(index.row()), index.column()
        if found is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return found.line.procedure_name
        if column == COLUMNS - 1 and role == CHIP_ROLE:
            return wording.plain_chip(self._age(found))
        return self._cell(found, column) if role in _SHOWN else None

    def _cell(self, found: Uncollected, column: int) -> str:
        place, line = found.waiting.place, found.line
        return (
            found.waiting.item or (f"{place}" if place else "–"),
            on_paper(line.code),
            line.applicant,
            line.procedure_name,
            wording.day(found.waiting.since),
            self._age(found),
        )[column]

    def _age(self, found: Uncollected) -> str:
        since = found.waiting.since.astimezone(wording.ZONE).date()
        days = (self._today - since).days if self._today else 0
        if days < 1:
            return self.tr("today")
        return self.tr("{n} days").format(n=days)
