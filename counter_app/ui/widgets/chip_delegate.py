"""A status in a cell of a table, painted by the row's delegate."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui.widgets.chip import CHIP_ROLE, PAD, ChipLook, chip_size, paint_chip
from counter_app.ui.widgets.painted_row import background


class ChipDelegate(QStyledItemDelegate):
    """Paints the ChipLook of a cell; tables never hold widgets."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's background, then the chip."""
        look = index.data(CHIP_ROLE)
        if not isinstance(look, ChipLook):
            super().paint(painter, option, index)
            return
        cell: Any = option  # the stubs of QStyleOption hide its fields
        background(painter, option)
        paint_chip(painter, cell.rect.adjusted(PAD, 0, -PAD, 0), look, cell.font)

    def sizeHint(
        self,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> QSize:
        """Return the room of the chip in its cell."""
        look = index.data(CHIP_ROLE)
        if not isinstance(look, ChipLook):
            return super().sizeHint(option, index)
        cell: Any = option
        return chip_size(look, cell.font) + QSize(2 * PAD, 2 * PAD)
