"""Words on a screen: one kind of label for each use, wrapping, selectable if asked."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QLabel, QWidget

from counter_app.ui import icons, style
from counter_app.ui.tokens import Tone

OTHER_HEIGHT = frozenset(
    {
        QEvent.Type.FontChange,
        QEvent.Type.StyleChange,
        QEvent.Type.ContentsRectChange,
    }
)


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Return words; role is a name of the type ramp: ``h1``, ``hint``, ``label``."""
    made = Words(text) if wrap else QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    if role:
        made.setProperty("role", role)
    return made


class Words(QLabel):
    """Wrapping words as high as they are at their width.

    Qt's layouts would ask for that height over and over: at each level, for the width
    the level would like, for the least and for the real one, and shape the words anew
    each time. Here it is worked out when the words, the font or the width are others.
    """

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setWordWrap(True)
        self._fitted: tuple[str, int] | None = None
        self._has_room = False
        self._ask_nothing()

    def setText(self, text: str) -> None:
        """Say something else."""
        if text != self.text():
            super().setText(text)
            self._fit()

    def clear(self) -> None:
        """Say nothing."""
        self.setText("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height of the new width."""
        super().resizeEvent(event)
        self._has_room = True
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Take the height in the new font."""
        super().changeEvent(event)
        if event.type() in OTHER_HEIGHT:
            self._fitted = None
            self._fit()

    def _fit(self) -> None:
        self._ask_nothing()
        wanted = (self.text(), self.width())
        if self._has_room and wanted != self._fitted:
            self._fitted = wanted
            self.setMinimumHeight(0)  # Qt never answers less than the least
            # Before the first word Qt knows no height.
            self.setFixedHeight(max(0, self.heightForWidth(self.width())))

    def _ask_nothing(self) -> None:
        policy = self.sizePolicy()
        if policy.hasHeightForWidth():  # Qt sets it again with every text and font
            policy.setHeightForWidth(False)
            self.setSizePolicy(policy)


class Line(QLabel):
    """One line of words that ends with … where there is no room for all of it."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, or as many letters as there is room for."""
        room = self.contentsRect()
        end = Qt.TextElideMode.ElideRight
        shown = self.fontMetrics().elidedText(self.text(), end, room.width())
        if shown == self.text():
            super().paintEvent(event)
            return
        painter = QPainter(self)
        self.style().drawItemText(
            painter,
            room,
            self.alignment(),
            self.palette(),
            self.isEnabled(),
            shown,
            self.foregroundRole(),
        )


class IconLabel(QLabel):
    """An icon beside words that say the same; screen readers pass it by.

    Drawn when it is shown: most of them wait for a banner or an error that never comes.
    """

    def __init__(
        self,
        icon: str,
        size: int,
        tone: Tone = Tone.NEUTRAL,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon, self._size, self._tone = icon, size, tone
        self.setFixedSize(style.scaled(size), style.scaled(size))

    def show_icon(self, icon: str, tone: Tone) -> None:
        """Show another icon."""
        self._icon, self._tone = icon, tone
        if self.isVisible():
            self._draw()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon as it is by now."""
        super().showEvent(event)
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Draw again in the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._draw()

    def _draw(self) -> None:
        size = style.scaled(self._size)
        colour = style.theme().strong(self._tone)
        self.setPixmap(icons.pixmap(self._icon, colour, size))
        self.setFixedSize(size, size)
