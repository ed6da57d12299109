"""The two lists of the shelf: what waits here, and what the post has."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from counter_app.ui import letters
from counter_app.ui.letter_keys import Letter
from counter_app.ui.shelf.presenter import Lying
from counter_app.ui.tokens import SPACE_S
from counter_app.ui.widgets.dossier_list import DossierList

PLACE_ROOM, POST_ROOM = "000", "EB123456789VN"
ROOM_FOR = (
    PLACE_ROOM,
    "000.12.34.H26-261123-0011",
    "Nguyễn Thị Phương",
    "",
    "00/00/0000",
    "Has waited 100 days",
)


class ShelfList(DossierList):
    """The table with the keys of this screen."""

    hand_over_pressed = Signal()
    came_back_pressed = Signal()
    here_pressed = Signal()
    post_pressed = Signal()

    def by_letter(self) -> Mapping[Letter, SignalInstance]:
        """Return what a letter emits for the row."""
        return {
            **super().by_letter(),
            Letter.HAND_OVER: self.hand_over_pressed,
            Letter.CAME_BACK: self.came_back_pressed,
        }

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """1 is what lies here, 2 what the post has; else the keys of a row."""
        lists = {1: self.here_pressed, 2: self.post_pressed}
        which = letters.digit(event)
        if which in lists:
            lists[which].emit()
        else:
            super().keyPressEvent(event)

    def make_room(self, *, posted: bool) -> None:
        """A place is a small number, what the post gave a long one."""
        self.set_room(0, POST_ROOM if posted else PLACE_ROOM)


class WhichList(QWidget):
    """Two buttons with counts, one of them down."""

    turned = Signal(bool)
    """Show the other list: True is what the post has."""

    def __init__(self) -> None:
        super().__init__()
        self._buttons = {posted: QPushButton() for posted in (False, True)}
        row, group = QHBoxLayout(self), QButtonGroup(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_S)
        for posted, button in self._buttons.items():
            button.setProperty("look", "filter")
            button.setCheckable(True)
            button.setAutoDefault(False)
            button.clicked.connect(partial(self.turned.emit, posted))
            group.addButton(button)
            row.addWidget(button)

    def show_counts(self, lying: Lying, *, posted: bool) -> None:
        """Say how many lie where, and which list is shown."""
        here, gone = self.tr("On the shelf {n}"), self.tr("In the post {n}")
        self._buttons[False].setText(here.format(n=len(lying.here)))
        self._buttons[True].setText(gone.format(n=len(lying.in_post)))
        self._buttons[posted].setChecked(True)
