"""A frame over a page: its edges are moved by arrows or mouse, Enter crops."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
)
from PySide6.QtWidgets import QWidget

from counter_app.domain.stacks import WHOLE, Box
from counter_app.ui import style
from counter_app.ui.papers.crop_box import Edge, near, with_edge

STEP, FINE = 0.02, 0.004
"""Shares of the page an arrow moves an edge; the fine step with Shift."""
REACH = 10
"""Pixels from an edge within which the mouse takes it."""
ARROWS = {
    Qt.Key.Key_Left: (True, -1),
    Qt.Key.Key_Right: (True, 1),
    Qt.Key.Key_Up: (False, -1),
    Qt.Key.Key_Down: (False, 1),
}
_OURS = (*ARROWS, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CropFrame(QWidget):
    """Lies on the page it crops, exactly as large; hidden while nobody crops."""

    moved = Signal(QPoint)
    """The edge that arrows move is here now, in the parent's pixels."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self._box: Box = WHOLE
        self._edge = Edge.LEFT
        self._held: tuple[Edge, ...] = ()
        self._done: Callable[[Box | None], None] = _nothing
        self.hide()

    def begin(self, done: Callable[[Box | None], None]) -> None:
        """Let the officer choose; ``done`` hears the box, None: nothing is cropped."""
        self._box, self._edge, self._held, self._done = WHOLE, Edge.LEFT, (), done
        self.show()
        self.raise_()
        self.setFocus()
        self._say()

    def end(self, box: Box | None) -> None:
        """Be gone; an end nobody waits for is none."""
        if self.isHidden():
            return
        self.hide()
        self._done(box)

    def event(self, event: QEvent) -> bool:
        """Keep Enter and Escape from the screen's own shortcuts."""
        asked = event.type() is QEvent.Type.ShortcutOverride
        if asked and isinstance(event, QKeyEvent) and event.key() in _OURS:
            event.accept()
            return True
        return super().event(event)

    def focusNextPrevChild(self, forwards: bool) -> bool:
        """Tab goes to the next edge, clockwise."""
        self._edge = Edge((self._edge + (1 if forwards else -1)) % 4)
        self._say()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the edge, Enter crops, Escape leaves all as it was."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            stands, way = ARROWS[key]
            if stands is not self._edge.stands:
                self._edge = Edge((self._edge + 1) % 4)
            fine = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self._move(
                self._edge, self._box[self._edge] + way * (FINE if fine else STEP)
            )
        elif key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.end(None if self._box == WHOLE else self._box)
        elif key == Qt.Key.Key_Escape:
            self.end(None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the edges within reach."""
        self._held = self._near(event.position())
        if self._held:
            self._edge = self._held[0]
            self._say()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Move what is held; else show what could be."""
        at = event.position()
        for edge in self._held:
            share = at.x() / self.width() if edge.stands else at.y() / self.height()
            self._move(edge, share)
        if not self._held:
            self.setCursor(_cursor(self._near(at)))

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go."""
        self._held = ()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Dim what goes, and draw the edge that arrows move thicker."""
        theme, inner = style.theme(), self._rectangle()
        with QPainter(self) as pen:
            dim = QColor(theme.text)
            dim.setAlphaF(0.45)
            outside = QRegion(self.rect()) - QRegion(inner.toRect())
            pen.setClipRegion(outside)
            pen.fillRect(self.rect(), dim)
            pen.setClipping(False)
            pen.setPen(QPen(QColor(theme.primary), 2))
            pen.drawRect(inner)
            pen.setPen(QPen(QColor(theme.focus), 6))
            pen.drawLine(*_ends(inner)[self._edge])

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._say()

    def _near(self, at: QPointF) -> tuple[Edge, ...]:
        wide, high = max(1, self.width()), max(1, self.height())
        reach = (REACH / wide, REACH / high)
        return near(self._box, at.x() / wide, at.y() / high, reach)

    def _move(self, edge: Edge, place: float) -> None:
        self._box = with_edge(self._box, edge, place)
        self._say()
        one, other = _ends(self._rectangle())[edge]
        middle = (one + other) / 2
        if edge.stands:  # all of a page is seen across, seldom from top to bottom
            middle.setY(self.visibleRegion().boundingRect().center().y())
        self.moved.emit(self.mapToParent(middle.toPoint()))

    def _say(self) -> None:
        names = {
            Edge.LEFT: self.tr("left edge"),
            Edge.TOP: self.tr("top edge"),
            Edge.RIGHT: self.tr("right edge"),
            Edge.BOTTOM: self.tr("bottom edge"),
        }
        said = self.tr("Crop: {edge} at {n} %")
        place = round(100 * self._box[self._edge])
        self.setAccessibleName(said.format(edge=names[self._edge], n=place))
        self.update()

    def _rectangle(self) -> QRectF:
        left, top, right, bottom = self._box
        wide, high = self.width() - 1, self.height() - 1
        corner = QPointF(left * wide, top * high)
        return QRectF(corner, QPointF(right * wide, bottom * high))


def _ends(inner: QRectF) -> Mapping[Edge, tuple[QPointF, QPointF]]:
    return {
        Edge.LEFT: (inner.topLeft(), inner.bottomLeft()),
        Edge.TOP: (inner.topLeft(), inner.topRight()),
        Edge.RIGHT: (inner.topRight(), inner.bottomRight()),
        Edge.BOTTOM: (inner.bottomLeft(), inner.bottomRight()),
    }


def _cursor(edges: tuple[Edge, ...]) -> Qt.CursorShape:
    if len(edges) != 1:
        return Qt.CursorShape.SizeAllCursor if edges else Qt.CursorShape.ArrowCursor
    across = edges[0].stands
    return Qt.CursorShape.SizeHorCursor if across else Qt.CursorShape.SizeVerCursor


def _nothing(_box: Box | None) -> None:
    return
