"""A small chart: what it finds is its title, and a table says the same (UX 3.19).

Colour never says it alone: every series has a pattern, and gaps part what touches.
"""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from counter_app.domain.charts import Chart, Mark, Shape
from counter_app.ui import style, tokens

LEFT, RIGHT, TOP, BOTTOM = 44, 44, 46, 26
GAP = 2.0
"""Between parts of a bar: neighbours have hardly any contrast with each other."""
WIDEST_BAR = 56.0
PATTERNS = (
    Qt.BrushStyle.SolidPattern,
    Qt.BrushStyle.BDiagPattern,
    Qt.BrushStyle.Dense5Pattern,
)
SWATCH = 12


class ChartView(QWidget):
    """Draws one chart; a screen reader hears its title and is sent to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chart: Chart | None = None
        self.setMinimumHeight(140)
        policy = QSizePolicy.Policy
        self.setSizePolicy(policy.Expanding, policy.Expanding)

    def show_chart(self, chart: Chart) -> None:
        """Draw another chart."""
        self._chart = chart
        self.setAccessibleName(chart.title)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it."""
        super().paintEvent(event)
        if self._chart is None or not self._chart.labels:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _Drawing(painter, QRectF(self.rect()), self._chart, self.palette()).draw()
        painter.end()


class _Drawing:
    """One drawing of a chart."""

    def __init__(
        self, painter: QPainter, room: QRectF, chart: Chart, palette: QPalette
    ) -> None:
        self._painter, self._chart = painter, chart
        self._room = room.adjusted(LEFT, TOP, -RIGHT, -BOTTOM)
        self._top = chart.top()
        self._step = self._room.width() / len(chart.labels)
        self._words = palette.color(QPalette.ColorRole.WindowText)
        theme = style.theme()
        self._line = QColor(theme.line)
        first = theme.success if chart.shape is Shape.LINE else theme.primary
        self._inks = tuple(map(QColor, (first, theme.assisted, theme.text3)))
        self._dashes = QPen(QColor(theme.danger), 2, Qt.PenStyle.DashLine)
        font = painter.font()
        font.setPixelSize(style.scaled(tokens.META))
        painter.setFont(font)

    def draw(self) -> None:
        self._axis()
        if self._chart.shape is Shape.STACKED:
            self._bars()
        else:
            self._lines()
        for mark in self._chart.marks:
            self._mark(mark)
        self._labels()
        self._legend()

    def _height(self, value: float) -> float:
        return self._room.height() * min(value, self._top) / self._top

    def _axis(self) -> None:
        for part in (0.0, 0.5, 1.0):
            y = self._room.bottom() - self._room.height() * part
            self._painter.setPen(QPen(self._line, 1))
            self._painter.drawLine(
                QPointF(self._room.left(), y), QPointF(self._room.right(), y)
            )
            box = QRectF(0, y - 9, LEFT - 6, 18)
            self._say(box, self._chart.said(self._top * part), _RIGHT_MIDDLE)

    def _bars(self) -> None:
        width = min(WIDEST_BAR, self._step * 0.7)
        for place in range(len(self._chart.labels)):
            left = self._centre(place) - width / 2
            bottom, total = self._room.bottom(), 0.0
            for number, one in enumerate(self._chart.series):
                value = one.values[place] or 0
                if not value:
                    continue
                high = self._height(value)
                box = QRectF(left, bottom - high, width, max(high - GAP, 1.0))
                self._fill(box, number)
                bottom, total = bottom - high, total + value
            if total and width > style.scaled(tokens.META):
                box = QRectF(left - 20, bottom - 18, width + 40, 16)
                self._say(box, self._chart.number(total), _CENTRE)

    def _lines(self) -> None:
        for number, one in enumerate(self._chart.series):
            ink = self._inks[number % len(self._inks)]
            points = [
                QPointF(self._centre(place), self._room.bottom() - self._height(value))
                for place, value in enumerate(one.values)
                if value is not None
            ]
            self._painter.setPen(QPen(ink, 2))
            self._painter.drawPolyline(points)
            self._painter.setBrush(ink)
            for point in points:
                self._painter.drawEllipse(point, 3.5, 3.5)

    def _mark(self, mark: Mark) -> None:
        y = self._room.bottom() - self._height(mark.at)
        self._painter.setPen(self._dashes)
        self._painter.drawLine(
            QPointF(self._room.left(), y), QPointF(self._room.right(), y)
        )
        box = QRectF(self._room.right() + 6, y - 9, RIGHT - 6, 18)
        self._say(box, self._chart.said(mark.at), _LEFT_MIDDLE)

    def _labels(self) -> None:
        wide = max(
            self._painter.fontMetrics().horizontalAdvance(label)
            for label in self._chart.labels
        )
        every = max(1, round((wide + 8) / self._step + 0.5))
        for place, label in enumerate(self._chart.labels):
            if place % every == 0:
                left = self._centre(place) - wide / 2 - 4
                box = QRectF(left, self._room.bottom() + 5, wide + 8, 18)
                self._say(box, label, _CENTRE)

    def _legend(self) -> None:
        x = self._room.left()
        for number, one in enumerate(self._chart.series):
            self._fill(QRectF(x, 6, SWATCH, SWATCH), number)
            x = self._name(one.name, x)
        for mark in self._chart.marks:
            self._painter.setPen(self._dashes)
            self._painter.drawLine(QPointF(x, 12), QPointF(x + SWATCH, 12))
            x = self._name(mark.name, x)

    def _name(self, words: str, x: float) -> float:
        """Write what the sign at x stands for; return where the next one goes."""
        wide = self._painter.fontMetrics().horizontalAdvance(words)
        self._say(QRectF(x + SWATCH + 6, 3, wide + 4, 18), words, _LEFT_MIDDLE)
        return x + SWATCH + wide + 28

    def _fill(self, box: QRectF, number: int) -> None:
        ink = self._inks[number % len(self._inks)]
        pattern = PATTERNS[number % len(PATTERNS)]
        self._painter.setPen(QPen(ink, 1))
        self._painter.setBrush(QBrush(ink, pattern))
        self._painter.drawRect(box)

    def _say(self, box: QRectF, words: str, where: Qt.AlignmentFlag) -> None:
        self._painter.setPen(self._words)
        self._painter.drawText(box, where, words)

    def _centre(self, place: int) -> float:
        return self._room.left() + self._step * (place + 0.5)


_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_CENTRE = Qt.AlignmentFlag.AlignHCenter | _MIDDLE
_RIGHT_MIDDLE = Qt.AlignmentFlag.AlignRight | _MIDDLE
_LEFT_MIDDLE = Qt.AlignmentFlag.AlignLeft | _MIDDLE
