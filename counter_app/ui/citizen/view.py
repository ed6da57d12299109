"""The citizen's screen as one widget: head, the scene, and how much of it fits."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QT_TRANSLATE_NOOP, QRect, Qt, QTimer
from PySide6.QtGui import QFont, QFontMetrics, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from counter_app.ui import style
from counter_app.ui.citizen import scenes
from counter_app.ui.citizen.measure import (
    BUTTON,
    EDGE,
    GAP,
    LABEL,
    LINE,
    SMALL,
    VALUE,
    Measure,
)
from counter_app.ui.citizen.sayings import heading
from counter_app.ui.citizen.scenes import Row, Scene
from counter_app.ui.citizen.sheets import LABEL_SHARE, Sheets, Taps
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.tiles import sheet, tap, words
from counter_app.ui.frame.place import Place

MOST_ROWS = 5
CLOCK_MS = 10_000
NOBODYS = (scenes.Idle, scenes.Paused)
"""Scenes with a clock, and nothing of anybody."""


class CitizenView(QWidget):
    """Shows a scene; with ``taps`` it can be answered, without it is only read."""

    def __init__(
        self,
        place: Place,
        say: Speech,
        size: Measure,
        taps: Taps | None,
        now: Callable[[], str],
    ) -> None:
        """``now`` tells the time as ``09:41``."""
        super().__init__()
        self.setObjectName("citizen")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._place, self._say, self._taps, self._now = place, say, taps, now
        self._size = size
        self._scene: Scene = scenes.Paused()
        self._middle: QWidget | None = None
        self.language_wanted: Callable[[], None] = _nothing
        self.touched: Callable[[], None] = _nothing
        self._over = words("", "value")
        self._counter = words("", "strong")
        self._counter.setWordWrap(False)
        self._corner = tap("", self._other_language, "corner")
        self._column = QVBoxLayout(self)
        self._head = QHBoxLayout()
        self._head.addWidget(self._over, 1)
        self._head.addWidget(self._counter)
        self._head.addWidget(self._corner)
        self._column.addLayout(self._head)
        self._clock = QTimer(self)
        self._clock.setInterval(CLOCK_MS)
        self._clock.timeout.connect(self._tell_time)
        self._clock.start()
        self.resize_to(size)

    @property
    def scene(self) -> Scene:
        """What is shown."""
        return self._scene

    def resize_to(self, size: Measure) -> None:
        """Measure everything for this glass."""
        self._size = size
        style.dress(self, sheet(size))
        edge = size.px(EDGE)
        self._column.setContentsMargins(edge, edge // 2, edge, edge)
        self._column.setSpacing(size.px(GAP))
        self._head.setSpacing(size.px(2 * GAP))

    def show_scene(self, scene: Scene) -> None:
        """Show this and nothing of what was there before."""
        self._scene = scene
        if self._middle:
            self._column.removeWidget(self._middle)
            # Hidden first: a layout shows what it was given a moment later, and would
            # show this by itself then, in a window of its own over the officer's work.
            self._middle.hide()
            self._middle.setParent(None)
            self._middle.deleteLater()
        sheets = Sheets(self._say, self._size, self._taps)
        self._middle = sheets.of(scene, self._place.office, self._place.counter)
        self._column.addWidget(self._middle, 1)
        over = heading(scene, self._say)
        paused = isinstance(scene, scenes.Paused)
        style.mark(self._over, "em", "small" if paused else "value")
        self._over.setText(self._place.office if paused else over)
        self._corner.setText("Tiếng Việt" if self._say.language == "en" else "English")
        self._corner.setAccessibleName(self._corner.text())
        self._corner.setVisible(self._taps is not None)
        self._tell_time()

    def pages_of(self, rows: Sequence[Row]) -> Sequence[Sequence[Row]]:
        """Part rows into pages: at most five each, and no more than there is room."""
        pages: list[list[Row]] = []
        left = 0.0
        for row in rows:
            needs = self._height_of(row)
            if not pages or len(pages[-1]) == MOST_ROWS or needs > left:
                pages.append([])
                left = self._room()
            pages[-1].append(row)
            left -= needs
        return pages

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Somebody is reading."""
        super().mousePressEvent(event)
        self.touched()

    def _other_language(self) -> None:
        self.language_wanted()

    def _tell_time(self) -> None:
        counter = self._say.say(QT_TRANSLATE_NOOP("Citizen", "Counter {n}"))
        if isinstance(self._scene, NOBODYS):
            self._counter.setText(self._now())
        else:
            self._counter.setText(counter.format(n=self._place.counter))

    def _room(self) -> float:
        """Return how many pixels the rows of C2 may take together."""
        size = self._size
        lines = (VALUE + LABEL + 2 * SMALL) * LINE
        return size.height - size.px(lines + BUTTON + 1.5 * EDGE + 6 * GAP)

    def _height_of(self, row: Row) -> float:
        size = self._size
        wide = size.width - 2 * size.px(EDGE) - 2 * size.px(GAP)
        label = wide * LABEL_SHARE // 100
        heights = (
            _height(row.label, size.px(LABEL), label, bold=False),
            _height(row.value, size.px(VALUE), wide - label, bold=True),
        )
        return max(heights) + size.px(GAP / 3) * 2 + size.px(GAP)


def _height(text: str, pixels: int, width: int, *, bold: bool) -> int:
    font = QFont(style.FAMILY)
    font.setPixelSize(pixels)
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    box = QRect(0, 0, max(1, width), 100_000)
    wrap = Qt.TextFlag.TextWordWrap
    return QFontMetrics(font).boundingRect(box, wrap, text).height()


def _nothing() -> None:
    return None
