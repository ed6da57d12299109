"""A row of dossiers where columns have no room: two lines, nothing scrolled sideways.

Whose it is and how it stands above; what it is about and its date below, smaller.
"""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from counter_app.domain.numbers import without_office
from counter_app.ui import style
from counter_app.ui.widgets.chip import CHIP_ROLE, ChipLook, chip_size, paint_chip
from counter_app.ui.widgets.painted_row import background

Index = QModelIndex | QPersistentModelIndex
CODE, APPLICANT, PROCEDURE, DATE, STATUS = 1, 2, 3, 4, 5
"""Columns of every list of dossiers."""
HEIGHT, PAD = 52, 8
"""Of a row, at 100 %; left and right of its words."""
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class FoldedRow(QStyledItemDelegate):
    """Paints the applicant with the code's end, and the procedure under them.

    In the last column it paints the date above the chip. What does not fit is elided;
    the tip and what is spoken have it all.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's background, then both lines."""
        cell: Any = option  # the stubs of QStyleOption hide its fields
        theme, chosen = style.theme(), background(painter, option)
        upper, lower = lines(cell.rect)
        painter.save()
        strong = QColor(theme.on_selection if chosen else theme.text)
        weak = QColor(theme.on_selection if chosen else theme.text2)
        if index.column() == STATUS:
            painter.setPen(weak)
            _write(painter, upper, dated(index), style.smaller(cell.font), _LEFT)
            look = index.data(CHIP_ROLE)
            if isinstance(look, ChipLook):
                paint_chip(painter, lower, look, cell.font)
        else:
            painter.setPen(weak)
            code = without_office(_said(index, CODE))
            used = _write(painter, upper, code, style.smaller(cell.font), _RIGHT)
            painter.setPen(strong)
            left = upper.adjusted(0, 0, -used - (PAD if used else 0), 0)
            _write(painter, left, _said(index, APPLICANT), cell.font, _LEFT)
            painter.setPen(weak)
            about = _said(index, PROCEDURE)
            _write(painter, lower, about, style.smaller(cell.font), _LEFT)
        painter.restore()


def lines(cell: QRect) -> tuple[QRect, QRect]:
    """Return where the upper and the lower line of a cell lie."""
    inner = cell.adjusted(PAD, style.scaled(2), -PAD, -style.scaled(2))
    upper = QRect(inner)
    upper.setHeight(inner.height() // 2)
    return upper, inner.adjusted(0, upper.height(), 0, 0)


def dated(index: Index) -> str:
    """Write the date of a row with the name of its column."""
    said = _said(index, DATE)
    if not said:
        return ""
    name = index.model().headerData(DATE, Qt.Orientation.Horizontal)
    return f"{name} {said}"


def width_for_status(font: QFont, column: str, date: str, status: str) -> int:
    """Return the width of the last column that holds its date and its chip."""
    words = QFontMetrics(style.smaller(font)).horizontalAdvance(f"{column} {date}")
    chip = chip_size(ChipLook(status, "clock"), font).width()
    return max(words, chip) + 2 * PAD


def _said(index: Index, column: int) -> str:
    return str(index.model().index(index.row(), column).data() or "")


def _write(
    painter: QPainter, room: QRect, words: str, font: QFont, where: Qt.AlignmentFlag
) -> int:
    """Write words, elided to the room; return how wide they are."""
    if not words or room.width() <= 0:
        return 0
    painter.setFont(font)
    metrics = QFontMetrics(font)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, where, shown)
    return metrics.horizontalAdvance(shown)
