"""Nhận diện màn hình: a big number on each screen, and a length to lay a ruler on.

Shown when somebody sets a counter up. The numbers take no keyboard and no tap, go by
themselves, and are never laid over a citizen who is asked something.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QLocale, QObject, QRect, Qt, QTimer
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPen,
    QScreen,
)
from PySide6.QtWidgets import QWidget

from counter_app.ui.citizen.measure import MM_PER_INCH, Measure
from counter_app.ui.citizen.scenes import Scene
from counter_app.ui.citizen.tiles import INK, PAPER
from counter_app.ui.citizen.view import NOBODYS
from counter_app.ui.citizen.window import ALONE, CitizenWindow
from counter_app.ui.tokens import Tone

SHOWN_FOR_MS = 8_000
MINE, THEIRS = 1, 2
"""The numbers of the officer's screen and of the citizen's; others come after."""
RULER, SHORT_RULER = 100, 50
"""Millimetres of the line; the short one where the long has no room."""
EDGE, SHARE = 0.06, 0.62
"""Of the card's height: its margin; of the screen's height: the card."""
ABOVE = (
    ALONE | Qt.WindowType.WindowStaysOnTopHint | Qt.WindowType.WindowTransparentForInput
)
translate = QCoreApplication.translate


class NumberCard(QWidget):
    """One number in the middle of one screen, black on white as citizens' words are."""

    def __init__(
        self, screen: QScreen, number: int, whose: str, size: Measure | None
    ) -> None:
        """``size``: what is known of this glass, to be tried by a ruler; or None."""
        super().__init__(None, ABOVE)
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, on=False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.number, self.whose, self._size = number, whose, size
        self.setAccessibleName(f"{number}: {whose}")
        area = screen.geometry()
        high = round(area.height() * SHARE)
        card = QRect(0, 0, min(area.width(), high * 3 // 2), high)
        card.moveCenter(area.center())
        self.setScreen(screen)
        self.setGeometry(card)

    @property
    def millimetres(self) -> int:
        """How long the line is meant to be on the glass."""
        room = self.width() * (1 - 2 * EDGE)
        return RULER if self._pixels(RULER) <= room else SHORT_RULER

    def ruler(self) -> int:
        """Return the length of the line in logical pixels; 0: there is none."""
        return self._pixels(self.millimetres)

    def _pixels(self, mm: int) -> int:
        return round(mm * self._size.ppi / MM_PER_INCH) if self._size else 0

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the number, whose screen it is, and the line."""
        painter = QPainter(self)
        high, wide = self.height(), self.width()
        edge = round(high * EDGE)
        painter.fillRect(self.rect(), QColor(PAPER))
        line = max(2, edge // 6)
        painter.setPen(QPen(QColor(INK), line))
        painter.drawRect(self.rect().adjusted(line, line, -line, -line))
        middle = Qt.AlignmentFlag.AlignCenter
        painter.setFont(_font(high // 2))
        painter.drawText(QRect(0, 0, wide, round(high * 0.6)), middle, str(self.number))
        painter.setFont(_font(edge))
        below = round(high * 0.6)
        words = QRect(edge, below, wide - 2 * edge, round(high * 0.16))
        wrapped = middle | Qt.TextFlag.TextWordWrap
        painter.drawText(words, wrapped, self.whose)
        if self._size is None:
            return
        left, at = (wide - self.ruler()) // 2, round(high * 0.82)
        right = left + self.ruler()
        painter.drawLine(left, at, right, at)
        for end in (left, right):
            painter.drawLine(end, at - edge // 2, end, at + edge // 2)
        painter.setFont(_font(round(edge * 0.8)))
        under = QRect(0, at + edge // 3, wide, round(high * 0.12))
        painter.drawText(under, middle, f"{self.millimetres} mm")


class Identifying(QObject):
    """Shows the numbers, once asked, for a few seconds."""

    def __init__(
        self,
        citizen: CitizenWindow,
        officer: Callable[[], QScreen | None],
        scene: Callable[[], Scene],
        screens: Callable[[], Sequence[QScreen]] = QGuiApplication.screens,
    ) -> None:
        """``officer``: the officer's screen; ``scene``: what the citizen's shows."""
        super().__init__()
        self._citizen, self._officer, self._scene = citizen, officer, scene
        self._screens = screens
        self.cards: list[NumberCard] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SHOWN_FOR_MS)
        self._timer.timeout.connect(self.stop)

    def show(self) -> tuple[Tone, str]:
        """Show them; return what is to be said of it, or why nothing is shown."""
        self.stop()
        mine = self._officer()
        theirs = self._citizen.seat
        if mine is None or theirs is None:
            return Tone.WARNING, translate(
                "Identifying",
                "There is one screen only. Plug in the second one and let the system"
                " extend the desktop, not copy it; the citizen's screen comes up by"
                " itself.",
            )
        if not isinstance(self._scene(), NOBODYS):
            return Tone.WARNING, translate(
                "Identifying",
                "The citizen is reading or answering on their screen. Finish with them"
                " first; then the screens can be identified.",
            )
        self._put(mine, theirs)
        self._timer.start()
        if isinstance(app := QGuiApplication.instance(), QGuiApplication):
            # Qt moves what is still shown to another screen.
            app.screenRemoved.connect(self._gone)
        return Tone.INFO, self._words(self._citizen.measured(theirs))

    def stop(self) -> bool:
        """Take them away; say whether there were any."""
        self._timer.stop()
        cards, self.cards = self.cards, []
        for card in cards:
            card.close()
        if cards and isinstance(app := QGuiApplication.instance(), QGuiApplication):
            app.screenRemoved.disconnect(self._gone)
        return bool(cards)

    def _gone(self, _screen: QScreen) -> None:
        self.stop()

    def _put(self, mine: QScreen, theirs: QScreen) -> None:
        others = [one for one in self._screens() if one not in (mine, theirs)]
        whose = {
            MINE: translate("Identifying", "The officer's screen"),
            THEIRS: translate("Identifying", "The citizen's screen"),
        }
        unused = translate("Identifying", "Not used by the program")
        for number, screen in enumerate((mine, theirs, *others), start=1):
            size = self._citizen.measured(screen) if number == THEIRS else None
            card = NumberCard(screen, number, whose.get(number, unused), size)
            card.show()
            self.cards.append(card)

    @staticmethod
    def _words(size: Measure) -> str:
        words = translate(
            "Identifying",
            "1 is the officer's screen, 2 the citizen's: {wide} × {high}, {inches}"
            " inches, words for citizens {mm} mm high. Lay a ruler on the line of 2;"
            " if it is not as long as it says, choose the size of the citizen's screen"
            " below and type its inches. The numbers go by themselves, or with Esc.",
        )
        return words.format(
            wide=size.width,
            high=size.height,
            inches=_point(size.inches),
            mm=_point(size.value_mm),
        )


def _font(pixels: int) -> QFont:
    font = QGuiApplication.font()
    font.setPixelSize(max(12, pixels))
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _point(number: float) -> str:
    """Write a number with a comma, as the program's locale has it."""
    return QLocale().toString(number, "f", 1)
