"""The shelf of results: widgets and wires."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QModelIndex, Qt, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import on_paper
from counter_app.domain.scans import ReceiptScan, Scan
from counter_app.domain.shelving import Shelved
from counter_app.services.printing import Issued
from counter_app.services.shelving import Uncollected
from counter_app.ui import problems, wording
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.shelf.presenter import ShelfPresenter
from counter_app.ui.shelf.table import ShelfTable
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.dossier_list import DossierList
from counter_app.ui.widgets.label import label

ROOM_FOR = ("0000", "000.12.34.H26-261123-0011", "Nguyễn Thị Phương", "", "00/00/0000")
AGE_ROOM = "Has waited 100 days"


class ShelfList(DossierList):
    """The table with the keys of this screen."""

    hand_over_pressed = Signal()

    def keys(self) -> Mapping[Qt.Key, SignalInstance]:
        """Return what a key of a row emits."""
        return {**super().keys(), Qt.Key.Key_K: self.hand_over_pressed}


class ShelfPage(Page):
    """What waits to be collected, and in which place it lies."""

    dossier_wanted = Signal(object)
    """Open this DossierId."""
    handover_wanted = Signal(object)
    """Hand over the result of this DossierId (K)."""
    rail = "handover"

    def __init__(self, presenter: ShelfPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._asked: Dossier | None = None
        """A scanned dossier without a result, until the officer says it is here."""
        self._found: DossierId | None = None
        """What was scanned and lies on the shelf, listed already or not."""
        self._put: DossierId | None = None
        """What was put on the shelf last, until the list shows it."""
        self._heading, self._how = label("", "h1", wrap=False), label("", "hint")
        self._place, self._printed = Banner(), Banner()
        self._model, self._list = ShelfTable(self), ShelfList()
        self._keys = label("", "hint")
        self._states = States(self._body(), icon="package-export")
        self._lay_out()
        self._listen()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Shelf of results")

    def acts(self) -> tuple[Act, ...]:
        """Put on the shelf or hand over, whichever is next; print the label again."""
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._presenter.refresh,
                key="F5",
            ),
            Act(
                id="label",
                text=lambda: self.tr("Print the label"),
                run=self._print_label,
                key="F12",
            ),
            Act(id="forward", text=self._next, run=self._forward, kind=Kind.PRIMARY),
        )

    def came(self) -> None:
        """Read the shelf and wait for a scan."""
        self._asked = self._found = None
        self._place.clear()
        self._printed.clear()
        self._presenter.come()
        self._list.setFocus()
        self.acts_changed.emit()

    def left(self) -> None:
        """Whose result was scanned last is nobody's business any more."""
        self._place.clear()
        self._presenter.leave()

    def scanned(self, scan: Scan) -> bool:
        """A receipt is looked for on the shelf; a card begins a walk as everywhere."""
        if not isinstance(scan, ReceiptScan):
            return False
        self._asked = self._found = None
        self._printed.clear()
        self._presenter.scan(scan.code)
        return True

    def show_loading(self) -> None:
        """Wait; what was shown before stays."""
        self._states.show_loading(self.tr("Reading the shelf…"))

    def show_shelf(self, lying: Sequence[Uncollected], today: date) -> None:
        """List what waits, keeping the row the officer was on."""
        row, chosen = self._list.currentIndex().row(), self._chosen()
        said = self._asked, self._found
        wanted = self._put or (chosen.line.id if chosen else None)
        self._asked = self._found = self._put = None
        self._model.show_shelf(lying, today)
        found = self._model.row_of(wanted) if wanted else -1
        self._list.choose_row(found if found >= 0 else max(row, 0))
        self._asked, self._found = said
        if lying:
            self._states.show_content()
        else:
            self._states.show_empty(
                self.tr(
                    "No result waits. Scan a receipt when a result comes back, to"
                    " give it a place."
                )
            )
        self.acts_changed.emit()

    def show_found(self, shelved: Shelved) -> None:
        """Say in which place the scanned one lies, and choose it."""
        self.choose(shelved.dossier)
        self._found = shelved.dossier
        words = self.tr("Place {n}. F9 hands the result over.")
        self._say(Tone.SUCCESS, words.format(n=shelved.place))
        self.acts_changed.emit()

    def ask_arrived(self, dossier: Dossier) -> None:
        """Ask whether the result of this one is really here."""
        self._asked = dossier
        words = self.tr(
            "No result of {code} was noted yet; it is due {when}. Is it here? F9 puts"
            " it on the shelf."
        )
        when = wording.due(dossier.due.at)
        self._say(Tone.WARNING, words.format(code=on_paper(dossier.code), when=when))
        self.acts_changed.emit()

    def show_missing(self, code: str) -> None:
        """Say that this dossier is not on this machine."""
        words = self.tr("Dossier {code} is not on this machine.")
        self._say(Tone.WARNING, words.format(code=code))

    def show_shelved(self, shelved: Shelved) -> None:
        """Say into which place the result goes."""
        self._asked = None
        words = self.tr("Put it into place {n}.")
        self._say(Tone.SUCCESS, words.format(n=shelved.place))
        self._put = shelved.dossier

    def show_issued(self, issued: Issued) -> None:
        """Say how printing the label went."""
        if issued.problem:
            self._printed.say(Tone.WARNING, problems.sentence(issued.problem))
        elif issued.record.printer:
            words = self.tr("The label was sent to {printer}.")
            self._printed.say(Tone.INFO, words.format(printer=issued.record.printer))
        else:
            self._printed.say(
                Tone.INFO,
                self.tr("No printer for labels: write the place on the envelope."),
            )

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays."""
        self._asked = None
        self._states.show_problem(problem, self._presenter.refresh)
        self.acts_changed.emit()

    def choose(self, dossier: DossierId) -> None:
        """Put the cursor on this dossier, if it is listed."""
        row = self._model.row_of(dossier)
        if row >= 0:
            self._list.choose_row(row)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._heading.setText(self.title())
        self._how.setText(
            self.tr("Scan the receipt: a result that came back gets a place")
        )
        self._list.setAccessibleName(self.tr("Results that wait"))
        self._keys.setText(
            self.tr("↑↓ choose · Enter opens · K hands over · F12 prints the label")
        )
        self._model.retranslate()
        self.heading_changed.emit()

    def _next(self) -> str:
        chosen = self._chosen()
        here = self._found is not None
        if self._asked or (not here and chosen and not chosen.waiting.place):
            return self.tr("Put on the shelf")
        return self.tr("Hand over the result")

    def _forward(self) -> None:
        chosen = self._chosen()
        if self._asked:
            self._presenter.put(self._asked.id)
        elif self._found:
            self.handover_wanted.emit(self._found)
        elif chosen is None:
            self._ask_to_choose()
        elif chosen.waiting.place:
            self.handover_wanted.emit(chosen.line.id)
        else:
            self._presenter.put(chosen.line.id)

    def _print_label(self) -> None:
        chosen = self._chosen()
        if chosen is None:
            self._ask_to_choose()
        elif chosen.waiting.place:
            self._presenter.label(chosen.line.id)
        else:
            self._presenter.put(chosen.line.id)

    def _hand_over(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.handover_wanted.emit(chosen.line.id)
        else:
            self._ask_to_choose()

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen:
            self.dossier_wanted.emit(chosen.line.id)
        else:
            self._ask_to_choose()

    def _ask_to_choose(self) -> None:
        self._say(Tone.INFO, self.tr("Choose a result, or scan a receipt"))

    def _say(self, tone: Tone, words: str) -> None:
        self._place.say(tone, words)

    def _chosen(self) -> Uncollected | None:
        return self._model.at(self._list.currentIndex().row())

    def _listen(self) -> None:
        self._list.opened.connect(self._open)
        self._list.hand_over_pressed.connect(self._hand_over)
        self._list.doubleClicked.connect(self._double_clicked)
        self._list.selectionModel().currentRowChanged.connect(self._moved)

    def _moved(self) -> None:
        if self._asked or self._found:
            self._asked = self._found = None
            self._place.clear()
        self.acts_changed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open()

    def _body(self) -> QWidget:
        self._list.show_model(self._model, *ROOM_FOR, AGE_ROOM)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        column.addWidget(self._keys)
        return body

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._heading, self._how, self._place, self._printed):
            column.addWidget(part)
        column.addWidget(self._states, 1)
