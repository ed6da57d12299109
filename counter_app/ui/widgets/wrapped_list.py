"""A list whose rows are as high as their words are; it is never scrolled sideways."""

from typing import Any

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import (
    QListWidget,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

PAD, EDGE = 8, 6
"""Beside and above the words of a row, as the style sheet has it."""
MARGIN = 3
"""What Qt leaves free beside the words of a row by itself."""
ROOM = 10_000
"""Higher than any words."""


class WrappedList(QListWidget):
    """Words over as many lines as they need.

    ``most``: rows it asks room for when it lies in a page that scrolls; what is more
    is scrolled in the list. 0: it takes what room there is.
    """

    def __init__(self, most: int = 0) -> None:
        super().__init__()
        self._most = most
        self.setWordWrap(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self._rows = _Wrapping(self)
        self.setItemDelegate(self._rows)
        model: QAbstractItemModel = self.model()
        for changed in (model.rowsInserted, model.rowsRemoved, model.dataChanged):
            changed.connect(self.updateGeometry)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Other widths make other heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()
            self.updateGeometry()

    def sizeHint(self) -> QSize:
        """Ask for the rows' own height."""
        usual = super().sizeHint()
        return QSize(usual.width(), self._high()) if self._most else usual

    def minimumSizeHint(self) -> QSize:
        """Insist on it."""
        usual = super().minimumSizeHint()
        return QSize(usual.width(), self._high()) if self._most else usual

    def _high(self) -> int:
        rows = range(min(self.count(), self._most))
        edge = 2 * self.frameWidth()
        return edge + sum(self.sizeHintForRow(row) for row in rows)


class _Wrapping(QStyledItemDelegate):
    """Says how high a row is at the width of its list."""

    def __init__(self, shown: QListWidget) -> None:
        super().__init__(shown)
        self._shown = shown

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room of the words, wrapped."""
        cell: Any = option  # the stubs of QStyleOption hide its fields
        shown = self._shown
        # One pixel to spare: the list counts in whole ones.
        width = shown.viewport().width() - 1 - 2 * shown.spacing()
        words = str(index.data() or "")
        taken = 2 * (PAD + MARGIN)
        if index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            box = QStyle.PixelMetric.PM_IndicatorWidth
            taken += shown.style().pixelMetric(box) + 2 * (PAD + MARGIN)
        room = QRect(0, 0, max(1, width - taken), ROOM)
        wrapped = QFontMetrics(cell.font).boundingRect(
            room, int(Qt.TextFlag.TextWordWrap.value), words
        )
        return QSize(width, wrapped.height() + 2 * EDGE)
