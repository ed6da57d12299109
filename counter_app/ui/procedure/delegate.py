"""How a procedure looks in the list: short name in bold, legal name, code at right."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui import style, tokens

CODE_ROLE = Qt.ItemDataRole.UserRole + 1
LEGAL_ROLE = Qt.ItemDataRole.UserRole + 2
PAD, BAR = 12, 3
Index = QModelIndex | QPersistentModelIndex


class ProcedureDelegate(QStyledItemDelegate):
    """Two lines; the chosen one has a bar at its left as well as a colour."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index
    ) -> None:
        """Draw one procedure."""
        cell: Any = option  # the stubs of QStyleOption hide its fields
        theme, rect = style.theme(), QRect(cell.rect)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        painter.save()
        if chosen:
            painter.fillRect(rect, QColor(theme.selection))
            bar = QRect(rect.left(), rect.top(), BAR, rect.height())
            painter.fillRect(bar, QColor(theme.primary))
        inner = rect.adjusted(PAD, 6, -PAD, -6)
        bold, plain = _font(cell.font, tokens.BODY, bold=True), _font(cell.font)
        painter.setPen(QColor(theme.on_selection if chosen else theme.text))
        painter.setFont(bold)
        top = Qt.AlignmentFlag.AlignTop
        painter.drawText(inner, top | Qt.AlignmentFlag.AlignLeft, _text(index))
        painter.setFont(plain)
        code = str(index.data(CODE_ROLE))
        painter.drawText(inner, top | Qt.AlignmentFlag.AlignRight, code)
        painter.setPen(QColor(theme.on_selection if chosen else theme.text2))
        legal = QFontMetrics(plain).elidedText(
            str(index.data(LEGAL_ROLE)), Qt.TextElideMode.ElideRight, inner.width()
        )
        bottom = Qt.AlignmentFlag.AlignBottom | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, bottom, legal)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room of two lines."""
        cell: Any = option
        bold = QFontMetrics(_font(cell.font, tokens.BODY, bold=True))
        plain = QFontMetrics(_font(cell.font))
        return QSize(200, bold.height() + plain.height() + 16)


def _text(index: Index) -> str:
    return str(index.data(Qt.ItemDataRole.DisplayRole))


def _font(font: QFont, size: int = tokens.HINT, *, bold: bool = False) -> QFont:
    made = QFont(font)
    made.setPixelSize(style.scaled(size))
    made.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return made
