"""How a row of the palette looks: what it is, and at the right its kind and its key."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui import style
from counter_app.ui.tokens import SPACE_M

BESIDE = Qt.ItemDataRole.UserRole + 1
"""Kind and key, as they stand at the right."""
Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """The words give way to what stands at the right: a key is learnt by seeing it."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one row."""
        cell: Any = QStyleOptionViewItem(option)  # the stubs hide its fields
        beside = str(index.data(BESIDE) or "")
        font = style.smaller(cell.font)
        room = QFontMetrics(font).horizontalAdvance(beside) + 2 * SPACE_M
        theme = style.theme()
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(cell.rect, QColor(theme.selection))
        whole = cell.rect.adjusted(0, 0, -SPACE_M, 0)
        cell.rect = cell.rect.adjusted(0, 0, -room, 0)
        super().paint(painter, cell, index)
        painter.save()
        painter.setFont(font)
        painter.setPen(QColor(theme.on_selection if chosen else theme.text2))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(whole, where, beside)
        painter.restore()
