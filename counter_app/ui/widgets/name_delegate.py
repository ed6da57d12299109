"""The legal name of a procedure in a list: as long as it is, over two lines."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui import style, tokens

PAD = 8
"""Left and right of the words, as the other cells have it."""
KEPT = 512
"""Names whose lines are remembered: a screen is painted sixty times a second."""


class NameDelegate(QStyledItemDelegate):
    """Paints the words of a cell smaller, on two lines where one is too short.

    What does not fit on two either is elided; the tip and what is spoken have it all.
    """

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's background, then the name."""
        cell: Any = option  # the stubs of QStyleOption hide its fields
        name = index.data(Qt.ItemDataRole.DisplayRole)
        theme, rect = style.theme(), QRect(cell.rect)
        chosen = bool(cell.state & QStyle.StateFlag.State_Selected)
        if chosen:
            painter.fillRect(rect, QColor(theme.selection))
        if not name:
            return
        inner = rect.adjusted(PAD, 0, -PAD, 0)
        painter.save()
        painter.setPen(QColor(theme.on_selection if chosen else theme.text))
        painter.setFont(name_font(cell.font))
        lines = two_lines(name, cell.font.toString(), inner.width())
        left = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(inner, left, "\n".join(lines))
        painter.restore()


def name_font(font: QFont) -> QFont:
    """Return the font of two lines in one row."""
    made = QFont(font)
    made.setPixelSize(style.scaled(tokens.HINT))
    return made


@lru_cache(KEPT)
def two_lines(name: str, font: str, width: int) -> tuple[str, ...]:
    """Break a name between words into at most two lines of so many pixels.

    ``font`` is the row's font as ``QFont.toString`` says it.
    """
    drawn = QFont()
    drawn.fromString(font)
    metrics = QFontMetrics(name_font(drawn))
    if metrics.horizontalAdvance(name) <= width:
        return (name,)
    words, first = name.split(" "), ""
    for count in range(len(words), 0, -1):
        first = " ".join(words[:count])
        if metrics.horizontalAdvance(first) <= width:
            rest = " ".join(words[count:])
            break
    else:
        return (metrics.elidedText(name, Qt.TextElideMode.ElideRight, width),)
    return first, metrics.elidedText(rest, Qt.TextElideMode.ElideRight, width)
