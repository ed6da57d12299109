"""What every cell that is painted by us begins with."""

from typing import Any

from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from counter_app.ui import style


def background(painter: QPainter, option: QStyleOptionViewItem) -> bool:
    """Paint the ground of a chosen row; say whether the row is chosen."""
    cell: Any = option  # the stubs of QStyleOption hide its fields
    chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
    if chosen:
        painter.fillRect(cell.rect, QColor(style.theme().selection))
    return chosen
