"""What waits that was submitted from home, as Qt wants it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from counter_app.domain.from_home import Waiting
from counter_app.domain.ids import OfficerId
from counter_app.ui import wording
from counter_app.ui.tokens import Tone
from counter_app.ui.widgets.chip import CHIP_ROLE, ChipLook

Index = QModelIndex | QPersistentModelIndex
COLUMNS = 6
_SHOWN = {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}


class FromHomeTable(QAbstractTableModel):
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

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, COLUMNS - 1)
        if self._lines:
            last = self.index(len(self._lines) - 1, COLUMNS - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many wait."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name a column; rows have no names."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self._headers()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None

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

    def _headers(self) -> tuple[str, ...]:
        return (
            self.tr("Submitted"),
            self.tr("Submission code"),
            self.tr("Applicant"),
            self.tr("Procedure"),
            self.tr("Files"),
            self.tr("Standing"),
        )
