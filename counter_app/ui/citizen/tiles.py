"""Things to tap: big, without focus, black on white. And a face for each mark."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from counter_app.ui.citizen.measure import GAP, Measure

INK, PAPER, GREEN, AMBER = "#000000", "#FFFFFF", "#0E5233", "#FFE9B8"
"""Green bears white words at 9.2:1, amber black ones at 17.6:1; never under 7."""


def sheet(size: Measure) -> str:
    """Return the style sheet of the screen: the theme of the officer ends here."""
    from counter_app.ui.citizen.measure import BIG, BUTTON, LABEL, SMALL, VALUE

    edge = max(2, size.px(0.6))
    return f"""
QWidget#citizen {{ background: {PAPER}; }}
QWidget#citizen QLabel {{ background: transparent; color: {INK};
  font-size: {size.px(LABEL)}px; }}
QWidget#citizen QLabel[em="small"] {{ font-size: {size.px(SMALL)}px; }}
QWidget#citizen QLabel[em="strong"] {{ font-weight: 600; }}
QWidget#citizen QLabel[em="value"] {{ font-size: {size.px(VALUE)}px;
  font-weight: 600; }}
QWidget#citizen QLabel[em="big"] {{ font-size: {size.px(BIG)}px; font-weight: 600; }}
QWidget#citizen QPushButton {{ background: {PAPER}; color: {INK};
  border: {edge}px solid {INK}; border-radius: {size.px(2)}px;
  font-size: {size.px(LABEL)}px; font-weight: 600; padding: 0 {size.px(3)}px;
  min-height: {size.px(BUTTON)}px; }}
QWidget#citizen QPushButton[look="yes"] {{ background: {GREEN}; color: {PAPER};
  border-color: {GREEN}; }}
QWidget#citizen QPushButton[look="corner"] {{ font-size: {size.px(SMALL)}px;
  border: {max(1, size.px(0.3))}px solid {INK}; min-height: {size.px(11)}px; }}
QWidget#citizen QFrame[tile="plain"] {{ background: {PAPER};
  border: {edge}px solid {INK}; border-radius: {size.px(2)}px; }}
QWidget#citizen QFrame[tile="chosen"] {{ background: {AMBER};
  border: {2 * edge}px solid {INK}; border-radius: {size.px(2)}px; }}
QWidget#citizen QFrame[tile="row"] {{ background: {PAPER}; border: 0;
  border-radius: {size.px(1.5)}px; }}
QWidget#citizen QFrame[tile="marked"] {{ background: {AMBER};
  border: {edge}px solid {INK}; border-radius: {size.px(1.5)}px; }}
"""


def words(text: str, size: str = "", *, centre: bool = False) -> QLabel:
    """Return a label that wraps; ``size``: small, strong, value, big or a label's."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    made.setProperty("em", size)
    if centre:
        made.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return made


def tap(text: str, run: Callable[[], object], look: str = "") -> QPushButton:
    """Return a button that can be tapped and never takes the keyboard."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setAccessibleName(text)
    made.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    made.clicked.connect(lambda _on: run())
    return made


class Tile(QFrame):
    """A box of words that can be tapped anywhere."""

    def __init__(
        self, parts: Iterable[QWidget], run: Callable[[], object] | None, look: str
    ) -> None:
        super().__init__()
        self._run = run
        self.setProperty("tile", look)
        self.column = QVBoxLayout(self)
        for part in parts:
            self.column.addWidget(part)

    def spaced(self, size: Measure, gap: float = GAP) -> "Tile":
        """Give it room inside, in millimetres."""
        edge = size.px(gap)
        self.column.setContentsMargins(edge, edge, edge, edge)
        self.column.setSpacing(size.px(GAP / 2))
        return self

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the tap if it ends here."""
        if self._run and self.rect().contains(event.position().toPoint()):
            self._run()


class Face(QWidget):
    """A face from very glad (5) to very sad (1): shape says it, colour does not."""

    def __init__(self, mark: int, side: int) -> None:
        super().__init__()
        self._mark, self._side = mark, side
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Ask for a square."""
        return QSize(self._side, self._side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw a circle, two eyes and a mouth."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = max(2.0, self._side / 18)
        painter.setPen(
            QPen(QColor(INK), line, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap)
        )
        left = (self.width() - self._side) / 2 + line
        side = self._side - 2 * line
        painter.drawEllipse(QRectF(left, line, side, side))
        eye = side / 14
        painter.setBrush(QColor(INK))
        for at in (0.33, 0.67):
            painter.drawEllipse(
                QPointF(left + side * at, line + side * 0.38), eye / 2, eye / 2
            )
        painter.setBrush(Qt.BrushStyle.NoBrush)
        bend = (self._mark - 3) / 2 * side * 0.36
        middle = line + side * 0.68
        if abs(bend) < 1:
            painter.drawLine(
                QPointF(left + side * 0.32, middle), QPointF(left + side * 0.68, middle)
            )
            return
        box = QRectF(
            left + side * 0.28,
            middle - abs(bend) * (0.75 if bend > 0 else 0.25),
            side * 0.44,
            abs(bend),
        )
        start = 200 if bend > 0 else 20
        painter.drawArc(box, start * 16, 140 * 16)
