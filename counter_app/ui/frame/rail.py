"""The left rail: the rooms of the program. Only what exists has an item."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QFrame, QToolButton, QVBoxLayout, QWidget

from counter_app.ui import icons, style, tokens
from counter_app.ui.widgets.label import label

WIDE, WIDEST, NARROW = 208, 300, 56
PAD = 8
AROUND = 42
"""Edge, padding and gap of a button, beside its icon and its words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RailItem:
    """One room; ``id`` is what Page.rail names."""

    id: str
    icon: str
    text: Callable[[], str]
    run: Callable[[], object]
    shown: Callable[[], bool] = lambda: True
    """Whether the officer at work has any business there."""


class Rail(QFrame):
    """Words and icons; icons alone when the window is narrow."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("bar", "rail")
        self._items: dict[str, tuple[RailItem, QToolButton]] = {}
        self._narrow = False
        self._lit = ""
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(PAD, PAD, PAD, PAD)
        self._column.setSpacing(2)
        self._keys = label("", "hint", wrap=False)
        self._column.addStretch(1)
        self._column.addWidget(self._keys)
        self.fold(narrow=False)

    def add(self, item: RailItem) -> None:
        """Add a room under the others."""
        made = QToolButton()
        made.setProperty("look", "rail")
        made.setCheckable(True)
        made.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        made.clicked.connect(lambda _checked: self._go(item))
        self._column.insertWidget(len(self._items), made)
        self._items[item.id] = (item, made)
        if self._wanted() == self.width():
            self._name(item.id)
        else:
            self.retranslate()

    def rooms(self) -> tuple[RailItem, ...]:
        """Return the rooms there are, from top to bottom."""
        return tuple(item for item, _ in self._items.values())

    def light(self, room: str) -> None:
        """Show which room the page in front belongs to."""
        changed = {self._lit, room} if room != self._lit else set()
        self._lit = room
        for name, (item, made) in self._items.items():
            made.setChecked(name == room)
            made.setVisible(item.shown())
            if name in changed:
                self._paint_icon(name)

    def fold(self, *, narrow: bool) -> None:
        """Show icons alone, or words too."""
        self._narrow = narrow
        self.retranslate()

    def retranslate(self) -> None:
        """Take the words of the language now set."""
        self._keys.setText(self.tr("Ctrl+/ Shortcuts"))
        self._keys.setVisible(not self._narrow)
        self.setFixedWidth(self._wanted())
        for room in self._items:
            self._name(room)

    def _name(self, room: str) -> None:
        item, made = self._items[room]
        style_of = Qt.ToolButtonStyle
        made.setText(f"  {item.text()}")  # Qt leaves no gap after the icon
        made.setAccessibleName(item.text())
        made.setToolTip(item.text() if self._narrow else "")
        made.setToolButtonStyle(
            style_of.ToolButtonIconOnly
            if self._narrow
            else style_of.ToolButtonTextBesideIcon
        )
        style.mark(made, "look", "rail-icon" if self._narrow else "rail")
        made.setFixedWidth(self.width() - 2 * PAD)
        self._paint_icon(room)

    def _wanted(self) -> int:
        """Return the width that holds the longest name of a room, within reason."""
        if self._narrow:
            return style.scaled(NARROW)
        font = QFont(self.font())
        font.setPixelSize(style.scaled(tokens.BODY))
        font.setWeight(QFont.Weight.DemiBold)  # as the room in front is shown
        metrics = QFontMetrics(font)
        words = (metrics.horizontalAdvance(f"  {i.text()}") for i in self.rooms())
        beside = style.scaled(tokens.ICON) + AROUND + 2 * PAD
        needed = max(words, default=0) + beside
        return min(max(needed, style.scaled(WIDE)), style.scaled(WIDEST))

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self.retranslate()
        elif event.type() is QEvent.Type.PaletteChange:
            self._paint_icons()

    def _go(self, item: RailItem) -> None:
        self.light(self._lit)  # a click lights nothing until the page is there
        item.run()

    def _paint_icons(self) -> None:
        for room in self._items:
            self._paint_icon(room)

    def _paint_icon(self, room: str) -> None:
        item, made = self._items[room]
        size, theme = style.scaled(tokens.ICON), style.theme()
        colour = theme.on_selection if room == self._lit else theme.text2
        made.setIcon(icons.icon(item.icon, colour, size))
        made.setIconSize(QSize(size, size))
