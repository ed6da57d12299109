"""Words on a screen: one kind of label for each use, wrapping, selectable if asked."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from counter_app.ui import icons, style
from counter_app.ui.tokens import Tone


def label(text: str = "", role: str = "", *, wrap: bool = True) -> QLabel:
    """Return words; role is a name of the type ramp: ``h1``, ``hint``, ``label``."""
    made = QLabel(text)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    if role:
        made.setProperty("role", role)
    if wrap:
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        made.setSizePolicy(policy)
    return made


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
