"""Lines under named columns, as Qt wants them."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
COLUMNS = 6
"""Of every list: when, which, who, what, until when, and how it stands."""


class Listed(QAbstractTableModel):
    """A table whose rows have no names; whoever is one says its lines and columns.

    The last column says how a line stands.
    """

    def lines(self) -> int:
        """Return how many lines there are, looked at or not."""
        return 0

    def headers(self) -> tuple[str, ...]:
        """Return the names of the columns, in the language now set."""
        return ()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        last = COLUMNS - 1
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, last)
        if self.lines():
            corner = self.index(self.lines() - 1, last)
            self.dataChanged.emit(self.index(0, 0), corner)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many lines there are."""
        return 0 if parent.isValid() else self.lines()

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Return how many columns there are."""
        return 0 if parent.isValid() else COLUMNS

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> Any:
        """Name a column."""
        if orientation is Qt.Orientation.Vertical:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.headers()[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        return None
