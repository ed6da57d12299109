"""What waits that was submitted from home, as Qt wants it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QObject,
    Qt,
)

from counter_app.domain.from_home import Waiting
from counter_app.domain.ids import OfficerId
from counter_app.ui import wording
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.chip import CHIP_ROLE, ChipLook
from counter_app.ui.widgets.listed import COLUMNS, Index, Listed

_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class FromHomeTable(Listed):
    """What waits, oldest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: Sequence[Waiting] = ()
        self._me: OfficerId | None = None

    def show_waiting(self, lines: Sequence[Waiting], me: OfficerId | None) -> None:
        """List these."""
        self.beginResetModel()
        self._lines, self._me = lines, me
        self.endResetModel()

    def at(self, row: int) -> Waiting | None:
        """Return what a row shows."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def row_of(self, code: str) -> int:
        """Return the row of a submission, or -1."""
        codes = [line.one.code for line in self._lines]
        return codes.index(code) if code in codes else -1

    def lines(self) -> int:
        """Return how many lines there are, looked at or not."""
        return len(self._lines)

    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns."""
        return (
            self.tr("Submitted"),
            self.tr("Submission code"),
            self.tr("Applicant"),
            self.tr("Procedure"),
            self.tr("Files"),
            self.tr("Standing"),
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return one cell."""
        line, column = self.at(index.row()), index.column()
        if line is None:
            return None
        if role == Qt.ItemDataRole.ToolTipRole:
            return line.one.procedure_name
        if column == COLUMNS - 1 and role == CHIP_ROLE:
            return self._chip(line)
        return self._cell(line, column) if role in _SHOWN else None

    def _cell(self, line: Waiting, column: int) -> str:
        one = line.one
        at = one.submitted_at.astimezone(wording.ZONE)
        return (
            f"{at:%H:%M %d/%m}",
            one.code,
            one.name,
            one.procedure_name,
            str(len(one.files)),
            self._chip(line).text,
        )[column]

    def _chip(self, line: Waiting) -> ChipLook:
        if line.draft and line.owner == self._me:
            return ChipLook(self.tr("You have it open"), "pencil", Tone.INFO)
        if line.draft:
            words = self.tr("Open by {officer}").format(officer=line.owner)
            return ChipLook(words, "lock")
        if line.one.claimed and not line.one.mine:
            words = self.tr("At counter {n}").format(n=line.one.claimed)
            return ChipLook(words, "lock")
        return ChipLook(self.tr("New"), "circle-dotted", Tone.WARNING)
