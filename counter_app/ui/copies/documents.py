"""The list of documents of one visit."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from counter_app.domain.amounts import amount_in_words
from counter_app.domain.fees import Fee
from counter_app.ui import style

COLUMNS, NAME_COLUMN = 6, 1
LIST_HEIGHT = 130
"""Pixels the list keeps on a low screen: two documents and the head."""


class DocumentList(QTableWidget):
    """The documents; Delete takes the chosen one off while the list has the focus."""

    delete_pressed = Signal(int)

    def __init__(self) -> None:
        super().__init__(0, COLUMNS)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setMinimumHeight(style.scaled(LIST_HEIGHT))
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        head.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        head.setSectionResizeMode(NAME_COLUMN, QHeaderView.ResizeMode.Stretch)

    def show_rows(self, rows: Sequence[tuple[str, ...]]) -> None:
        """Show these cells; all but the names are numbers and stand right."""
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        self.setRowCount(len(rows))
        for row, texts in enumerate(rows):
            for column, text in enumerate(texts):
                item = QTableWidgetItem(text)
                if not text:  # else a screen reader stops at something without a name
                    none = self.tr("none yet")
                    item.setData(Qt.ItemDataRole.AccessibleTextRole, none)
                if column != NAME_COLUMN:
                    item.setTextAlignment(right)
                self.setItem(row, column, item)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the key of a row."""
        if event.key() == Qt.Key.Key_Delete and self.currentRow() >= 0:
            self.delete_pressed.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


def in_words(fee: Fee) -> str:
    """Write what a visit costs in words, or the ground of a fee no source gives."""
    return amount_in_words(fee.amount) if fee.amount is not None else fee.ground
