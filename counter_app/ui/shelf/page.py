"""The shelf of results: widgets and wires."""

from datetime import date
from functools import partial

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

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
from counter_app.ui.shelf.lists import ROOM_FOR, ShelfList, WhichList
from counter_app.ui.shelf.presenter import Lying, ShelfPresenter
from counter_app.ui.shelf.table import ShelfTable
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.label import label


class ShelfPage(Page):
    """What waits to be collected and in which place it lies; what the post has."""

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
        self._closing: DossierId | None = None
        """What the post delivered, until the officer says so a second time."""
        self._lying, self._today = Lying((), ()), date.min
        self._posted = False
        """Whether the list is of what the post has."""
        self._heading, self._how = label("", "h1", wrap=False), label("", "hint")
        self._place, self._printed = Banner(), Banner()
        self._which = WhichList()
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
        second = Act(
            id="label",
            text=lambda: self.tr("Print the label"),
            run=self._print_label,
            key="F12",
        )
        if self._posted:
            second = Act(
                id="came-back",
                text=lambda: self.tr("Came back undelivered"),
                run=self._came_back,
            )
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._presenter.refresh,
                key="F5",
            ),
            second,
            Act(id="forward", text=self._next, run=self._forward, kind=Kind.PRIMARY),
        )

    def came(self) -> None:
        """Read the shelf and wait for a scan."""
        self._forget()
        self._posted = False
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
        self._forget()
        self._printed.clear()
        self._presenter.scan(scan.code)
        return True

    def show_loading(self) -> None:
        """Wait; what was shown before stays."""
        self._states.show_loading(self.tr("Reading the shelf…"))

    def show_shelf(self, lying: Lying, today: date) -> None:
        """List what waits, keeping the row the officer was on."""
        self._lying, self._today = lying, today
        row, chosen = self._list.currentIndex().row(), self._chosen()
        said = self._asked, self._found, self._closing
        wanted = self._put or self._closing or (chosen.line.id if chosen else None)
        self._forget()
        self._put = None
        self._fill()
        found = self._model.row_of(wanted) if wanted else -1
        self._list.choose_row(found if found >= 0 else max(row, 0))
        self._asked, self._found, self._closing = said
        self.acts_changed.emit()

    def _fill(self) -> None:
        lying = self._lying.in_post if self._posted else self._lying.here
        self._list.make_room(posted=self._posted)
        self._model.show_shelf(lying, self._today, in_post=self._posted)
        self._say_lists()
        if lying:
            self._states.show_content()
        elif self._posted:
            self._states.show_empty(self.tr("The post has no result of this counter."))
        else:
            self._states.show_empty(
                self.tr(
                    "No result waits. Scan a receipt when a result comes back, to"
                    " give it a place."
                )
            )

    def show_found(self, shelved: Shelved) -> None:
        """Say in which place the scanned one lies, and choose it."""
        self._show_list(posted=False)
        self.choose(shelved.dossier)
        self._found = shelved.dossier
        words = self.tr("Place {n}. F9 hands the result over.")
        self._say(Tone.SUCCESS, words.format(n=shelved.place))
        self.acts_changed.emit()

    def show_in_post(self, dossier: Dossier) -> None:
        """Say that the post has the scanned one, and what can be noted of it."""
        self._show_list(posted=True)
        self.choose(dossier.id)
        item = dossier.in_post
        if item is None:
            return
        words = self.tr(
            "The post has it since {day}, number {item}. F9: delivered. H: it came"
            " back, and gets a place."
        )
        self._say(Tone.INFO, words.format(day=wording.day(item.at), item=item.number))
        self._found = dossier.id
        self.acts_changed.emit()

    def show_delivered(self, dossier: Dossier) -> None:
        """Say that the post delivered it, and that with it the dossier is over."""
        self._forget()
        words = self.tr("Delivered: {code}. The dossier is finished.")
        self._say(Tone.SUCCESS, words.format(code=on_paper(dossier.code)))

    def ask_arrived(self, dossier: Dossier) -> None:
        """Ask whether the result of this one is really here."""
        self._show_list(posted=False)
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
        self._forget()
        self._show_list(posted=False)
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
        self._forget()
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
        self._say_lists()
        self._model.retranslate()
        self.heading_changed.emit()

    def _say_lists(self) -> None:
        keys = self.tr("↑↓ choose · Enter opens · K hands over · F12 prints the label")
        if self._posted:
            keys = self.tr("↑↓ choose · Enter opens · F9 delivered · H came back")
        self._keys.setText(keys + " · " + self.tr("1 here, 2 in the post"))
        self._which.show_counts(self._lying, posted=self._posted)

    def _show_list(self, *, posted: bool) -> None:
        if posted is not self._posted:
            self._posted = posted
            self._fill()
            self._list.choose_row(0)
            self.acts_changed.emit()
        self._say_lists()

    def _turn(self, *, posted: bool) -> None:
        self._forget()
        self._place.clear()
        self._show_list(posted=posted)
        self._list.setFocus()

    def _forget(self) -> None:
        self._asked = self._found = self._closing = None

    def _meant(self) -> Uncollected | None:
        """Return the row to act on: never another one than what was just scanned."""
        chosen = self._chosen()
        if chosen and self._found and chosen.line.id != self._found:
            return None
        return chosen

    def _came_back(self) -> None:
        chosen = self._meant()
        if not self._posted:
            return
        if chosen:
            self._presenter.take_back(chosen.line.id)
        else:
            self._ask_to_choose()

    def _deliver(self) -> None:
        chosen = self._meant()
        if chosen is None:
            self._ask_to_choose()
        elif self._closing == chosen.line.id:
            self._presenter.delivered(chosen.line.id)
        else:
            self._closing = chosen.line.id
            words = self.tr(
                "Did the post deliver {item} to {name}? F9 once more notes it and"
                " finishes the dossier."
            )
            told = words.format(item=chosen.waiting.item, name=chosen.line.applicant)
            self._say(Tone.WARNING, told)

    def _next(self) -> str:
        if self._posted:
            return self.tr("Delivered")
        chosen = self._chosen()
        here = self._found is not None
        if self._asked or (not here and chosen and not chosen.waiting.place):
            return self.tr("Put on the shelf")
        return self.tr("Hand over the result")

    def _forward(self) -> None:
        chosen = self._chosen()
        if self._posted:
            self._deliver()
        elif self._asked:
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
        if chosen and not self._posted:
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
        self._list.came_back_pressed.connect(self._came_back)
        self._list.here_pressed.connect(partial(self._turn, posted=False))
        self._list.post_pressed.connect(partial(self._turn, posted=True))
        self._which.turned.connect(lambda posted: self._turn(posted=posted))
        self._list.doubleClicked.connect(self._double_clicked)
        self._list.selectionModel().currentRowChanged.connect(self._moved)

    def _moved(self) -> None:
        if self._asked or self._found or self._closing:
            self._forget()
            self._place.clear()
        self.acts_changed.emit()

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open()

    def _body(self) -> QWidget:
        self._list.show_model(self._model, *ROOM_FOR)
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
        head = QHBoxLayout()
        head.addWidget(self._heading, 1)
        head.addWidget(self._which)
        column.addLayout(head)
        for part in (self._how, self._place, self._printed):
            column.addWidget(part)
        column.addWidget(self._states, 1)
