"""A status: icon, word and colour in one small shape, painted."""

from dataclasses import dataclass
from functools import lru_cache

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.ui import icons, style, tokens
from counter_app.ui.tokens import Tone

CHIP_ROLE = Qt.ItemDataRole.UserRole + 1
"""The model's ChipLook of a cell."""
PAD, GAP = 8, 5
KEPT = 512
"""Words whose width is remembered: a list is painted sixty times a second."""


@dataclass(frozen=True, slots=True)
class ChipLook:
    """What a chip shows. Without an icon it is plain words: finished work recedes."""

    text: str
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


def chip_size(look: ChipLook, font: QFont) -> QSize:
    """Return the room the chip needs, in logical pixels."""
    width = _advance(look.text, _font(font).key())
    if look.icon:
        width += 2 * PAD + GAP + style.scaled(tokens.ICON_CHIP)
    return QSize(width + 2, style.scaled(tokens.CHIP_HEIGHT))


def paint_chip(painter: QPainter, rect: QRect, look: ChipLook, font: QFont) -> None:
    """Draw the chip at the left of the rectangle, in its middle."""
    size = chip_size(look, font)
    top = rect.top() + (rect.height() - size.height()) // 2
    box = QRect(rect.left(), top, min(size.width(), rect.width()), size.height())
    theme = style.theme()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setFont(_font(font))
    if look.icon:
        painter.setPen(Qt.PenStyle.NoPen)
        if theme is tokens.HIGH_CONTRAST:
            painter.setPen(QColor(theme.strong(look.tone)))
        painter.setBrush(QColor(theme.soft(look.tone)))
        painter.drawRoundedRect(box.adjusted(0, 0, -1, -1), 4, 4)
        side = style.scaled(tokens.ICON_CHIP)
        drawn = icons.pixmap(look.icon, theme.strong(look.tone), side)
        painter.drawPixmap(
            box.left() + PAD, box.top() + (box.height() - side) // 2, drawn
        )
        box.adjust(PAD + side + GAP, 0, -PAD, 0)
    painter.setPen(QColor(theme.strong(look.tone)))
    words = _elided(look.text, _font(font).key(), box.width() + 2)
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, words)
    painter.restore()


class Chip(QWidget):
    """A chip standing by itself."""

    def __init__(self, look: ChipLook | None = None) -> None:
        super().__init__()
        self._look = look or ChipLook("")
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_look(self._look)

    def show_look(self, look: ChipLook) -> None:
        """Show another status."""
        self._look = look
        self.setAccessibleName(look.text)
        self.updateGeometry()
        self.update()

    def look(self) -> ChipLook:
        """Return what it shows."""
        return self._look

    def sizeHint(self) -> QSize:
        """Return the room the words need."""
        return chip_size(self._look, self.font())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chip."""
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._look, self.font())
        painter.end()


def _font(font: QFont) -> QFont:
    made = style.smaller(font)
    made.setWeight(QFont.Weight.DemiBold)
    return made


@lru_cache(KEPT)
def _advance(text: str, key: str) -> int:
    return _metrics(key).horizontalAdvance(text)


@lru_cache(KEPT)
def _elided(text: str, key: str, width: int) -> str:
    return _metrics(key).elidedText(text, Qt.TextElideMode.ElideRight, width)


def _metrics(key: str) -> QFontMetrics:
    font = QFont()
    font.fromString(key)
    return QFontMetrics(font)
