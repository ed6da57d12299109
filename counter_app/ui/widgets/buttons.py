"""Buttons: they name their act, and are never disabled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractButton, QPushButton, QToolButton, QWidget

from counter_app.ui import icons, style, tokens


def button(
    text: str, run: Callable[[], object], *, look: str = "secondary", tip: str = ""
) -> QPushButton:
    """Return a button; look is ``primary``, ``secondary``, ``danger`` or ``link``."""
    made = QPushButton(text)
    made.setProperty("look", look)
    made.setToolTip(tip)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked: run())
    return made


def enter_at_first(group: Sequence[QAbstractButton]) -> None:
    """Let Tab come to the first of these radio buttons while none is chosen.

    Qt lets it come to the one added last, as if that was the usual answer.
    """
    if any(one.isChecked() for one in group):
        return
    for one in group:
        first = one is group[0]
        policy = Qt.FocusPolicy.StrongFocus if first else Qt.FocusPolicy.ClickFocus
        one.setFocusPolicy(policy)


class IconButton(QToolButton):
    """An icon alone; its name is spoken and shown as a tooltip."""

    def __init__(self, icon: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setProperty("look", "quiet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.call(name)
        size = style.scaled(tokens.ICON)
        self.setIconSize(QSize(size, size))

    def call(self, name: str) -> None:
        """Give it its name in the language of the screen."""
        self.setAccessibleName(name)
        self.setToolTip(name)

    def changeEvent(self, event: QEvent) -> None:
        """Draw the icon again in the new colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange and self.isVisible():
            self._paint_icon()

    def showEvent(self, event: QShowEvent) -> None:
        """Draw the icon in the colours there are by now."""
        super().showEvent(event)
        self._paint_icon()

    def _paint_icon(self) -> None:
        size = style.scaled(tokens.ICON)
        self.setIcon(icons.icon(self._icon, style.theme().text2, size))
        self.setIconSize(QSize(size, size))
