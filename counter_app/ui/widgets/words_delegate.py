"""The words of a cell, laid out once and painted as often as the list is."""

from functools import lru_cache
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QStaticText
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from counter_app.ui import style
from counter_app.ui.widgets.painted_row import background

PAD = 8
"""Left and right of the words."""
LINE_ENDS = "\u2028"
"""What a QStaticText takes for the end of a line; "\\n" it draws as nothing."""
KEPT = 2048
"""Cells whose layout is remembered: some screens of a list full of people."""


class WordsDelegate(QStyledItemDelegate):
    """Paints the background of a chosen row and the words, on one line.

    What does not fit is elided; the tip and what is spoken have it all. Qt's own
    delegate asks the style sheet, and lays the words out anew, for every cell of every
    painting: half of what scrolling a list cost.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._laid_out = lru_cache(KEPT)(self._lay_out)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the row's background, then the words in its middle."""
        cell: Any = option  # the stubs of QStyleOption hide its fields
        theme, box = style.theme(), cell.rect
        chosen = background(painter, option)
        text = index.data(Qt.ItemDataRole.DisplayRole)
        if not text:
            return
        font = index.data(Qt.ItemDataRole.FontRole) or self.font(cell.font)
        painter.setPen(QColor(theme.on_selection if chosen else theme.text))
        painter.setFont(font)
        words, height = self._laid_out(text, font.key(), box.width() - 2 * PAD)
        top = box.top() + (box.height() - height) // 2
        painter.drawStaticText(box.left() + PAD, top, words)

    def font(self, rows: QFont) -> QFont:
        """Return the font of the words; ``rows`` is the list's."""
        return rows

    def fitted(self, text: str, metrics: QFontMetrics, width: int) -> str:
        """Return what of the words is shown on so many pixels."""
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    def _lay_out(self, text: str, key: str, width: int) -> tuple[QStaticText, int]:
        font = QFont()
        font.fromString(key)
        words = QStaticText(self.fitted(text, QFontMetrics(font), width))
        words.setTextFormat(Qt.TextFormat.PlainText)
        words.prepare(font=font)
        return words, round(words.size().height())


class NameDelegate(WordsDelegate):
    """Paints a legal name: smaller, on two lines where one is too short."""

    def font(self, rows: QFont) -> QFont:
        """Return the font of two lines in one row."""
        return style.smaller(rows)

    def fitted(self, text: str, metrics: QFontMetrics, width: int) -> str:
        """Return the name on one line, or broken between words into two."""
        if metrics.horizontalAdvance(text) <= width:
            return text
        words = text.split(" ")
        for count in range(len(words) - 1, 0, -1):
            first = " ".join(words[:count])
            if metrics.horizontalAdvance(first) <= width:
                rest = " ".join(words[count:])
                return f"{first}{LINE_ENDS}{super().fitted(rest, metrics, width)}"
        return super().fitted(text, metrics, width)


class LinesDelegate(NameDelegate):
    """Paints words as large as those of the other cells, on two lines if need be."""

    def font(self, rows: QFont) -> QFont:
        """Return the row's own font."""
        return rows
