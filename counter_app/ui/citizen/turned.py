"""No second screen: the officer turns their own to the citizen, who only reads."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from counter_app.ui.citizen.measure import Measure, measure
from counter_app.ui.citizen.presenter import Sheet
from counter_app.ui.citizen.scenes import Confirming
from counter_app.ui.citizen.speech import Speech
from counter_app.ui.citizen.view import CitizenView
from counter_app.ui.frame.place import Place
from counter_app.ui.page import Act, Kind, Page
from counter_app.ui.widgets.question import Question

FORTH = (Qt.Key.Key_PageDown, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Space)
BACK = (Qt.Key.Key_PageUp, Qt.Key.Key_Left, Qt.Key.Key_Up)


class TurnedPage(Page):
    """C2 over the whole screen of the officer; nothing can be tapped or opened."""

    returned = Signal()
    """F8: the officer has the screen back."""
    lock_wanted = Signal()

    def __init__(
        self,
        place: Place,
        say: Speech,
        ppi: float,
        now: Callable[[], str],
        sheet: Sheet,
    ) -> None:
        super().__init__()
        self._sheet, self._rows = sheet, sheet.rows
        self._ppi, self._at = ppi, 0
        self._view = CitizenView(place, say, self._measured(), None, now)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._view)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Turned to the citizen")

    def acts(self) -> tuple[Act, ...]:
        """F8 gives the screen back; Esc asks, as a citizen may press it."""
        return (
            Act(
                id="return",
                text=lambda: self.tr("Give the screen back"),
                run=self.returned.emit,
                key="F8",
            ),
            Act(
                id="ask",
                text=lambda: self.tr("Back"),
                run=self._ask,
                kind=Kind.BACK,
                key="Esc",
            ),
        )

    def came(self) -> None:
        """Take the keys: the pages are turned with them."""
        self.setFocus()

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pages to the room there is."""
        super().resizeEvent(event)
        self._view.resize_to(self._measured())
        self._show()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn the pages; any other key does nothing here."""
        if event.key() in FORTH:
            self._turn(1)
        elif event.key() in BACK:
            self._turn(-1)

    def _turn(self, step: int) -> None:
        pages = self._view.pages_of(self._rows)
        self._at = max(0, min(self._at + step, len(pages) - 1))
        self._show()

    def _show(self) -> None:
        pages = self._view.pages_of(self._rows) or ((),)
        self._at = min(self._at, len(pages) - 1)
        self._view.show_scene(
            Confirming(
                title=self._sheet.title,
                legal=self._sheet.legal,
                rows=tuple(pages[self._at]),
                page=self._at + 1,
                pages=len(pages),
            )
        )

    def _measured(self) -> Measure:
        return measure(max(1, self.width()), max(1, self.height()), 0, self._ppi)

    def _ask(self) -> None:
        title = self.tr("Give the screen back to the officer?")
        words = self.tr(
            "F8 gives it back. If the officer is not here, lock it: going on needs the"
            " officer's password."
        )
        choices = (
            (self.tr("Go on reading"), self.setFocus),
            (self.tr("Lock the screen"), self.lock_wanted.emit),
        )
        Question(title, words, choices, self).open()
