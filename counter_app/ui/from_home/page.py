"""Submitted from home: widgets and wires."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Signal, SignalInstance
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_app.domain.errors import CounterError
from counter_app.domain.from_home import Reply, Waiting
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import masked
from counter_app.services.from_home import Opened
from counter_app.ui import problems
from counter_app.ui.from_home.presenter import FromHomePresenter
from counter_app.ui.from_home.table import FromHomeTable
from counter_app.ui.letter_keys import Letter
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.dossier_list import DossierList
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeTextEdit
from counter_app.ui.widgets.label import label

ROOM_FOR = ("00:00 00/00", "TN-261123-ABCDEF", "Nguyễn Thị Phương", "", "Số tệp")
CHIP_ROOM = "You have it open"
LINES_HIGH = 84


class FromHomeList(DossierList):
    """The table with the keys of this screen: B sends back, T refuses."""

    refuse_pressed = Signal()

    def by_letter(self) -> Mapping[Letter, SignalInstance]:
        """Return what a letter emits for the row."""
        return {**super().by_letter(), Letter.REFUSE: self.refuse_pressed}


class FromHomePage(Page):
    """What waits, and what is told instead of receiving."""

    opened = Signal(object)
    """Go on with this Opened."""
    rail = "from-home"

    def __init__(self, presenter: FromHomePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._asked: tuple[Waiting, Reply] | None = None
        """What the words being typed are about."""
        self._heading, self._how = label("", "h1", wrap=False), label("", "hint")
        self._line, self._done = Banner(), Banner()
        self._model, self._list = FromHomeTable(self), FromHomeList()
        self._facts, self._keys = label(""), label("", "hint")
        self._words = ImeTextEdit()
        self._words.setFixedHeight(LINES_HIGH)
        self._words_row = FieldRow("", self._words)
        self._words_row.hide()
        self._states = States(self._body(), icon="user-check")
        self._lay_out()
        self._list.opened.connect(self._open)
        self._list.supplement_pressed.connect(lambda: self._ask(Reply.SUPPLEMENT))
        self._list.refuse_pressed.connect(lambda: self._ask(Reply.REFUSED))
        self._list.doubleClicked.connect(self._double_clicked)
        self._list.selectionModel().currentRowChanged.connect(self._moved)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Submitted from home")

    def acts(self) -> tuple[Act, ...]:
        """Open, send back or refuse; while words are typed, send them or not."""
        if self._asked:
            return (
                Act(
                    id="leave",
                    text=lambda: self.tr("Do not send"),
                    run=self.back,
                    kind=Kind.BACK,
                ),
                Act(
                    id="forward",
                    text=lambda: self.tr("Send to the citizen"),
                    run=self._send,
                    kind=Kind.PRIMARY,
                ),
            )
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._presenter.refresh,
                key="F5",
            ),
            Act(
                id="refuse",
                text=lambda: self.tr("Refuse"),
                run=lambda: self._ask(Reply.REFUSED),
                kind=Kind.DANGER,
            ),
            Act(
                id="supplement",
                text=lambda: self.tr("Send back for more"),
                run=lambda: self._ask(Reply.SUPPLEMENT),
            ),
            Act(
                id="forward",
                text=lambda: self.tr("Open and check"),
                run=self._open,
                kind=Kind.PRIMARY,
            ),
        )

    def came(self) -> None:
        """Read the list."""
        self._stop_asking()
        self._done.clear()
        self._presenter.come()
        self._list.setFocus()

    def left(self) -> None:
        """Nobody looks any more."""
        self._presenter.leave()

    def back(self) -> bool:
        """Esc while words are typed goes back to the list, and sends nothing."""
        if self._asked is None:
            return False
        self._stop_asking()
        self._list.setFocus()
        return True

    def show_loading(self) -> None:
        """Wait; what was shown before stays."""
        self._states.show_loading(self.tr("Reading the list…"))

    def show_waiting(self, lines: Sequence[Waiting], me: OfficerId | None) -> None:
        """List what waits, keeping the row the officer was on."""
        row, chosen = self._list.currentIndex().row(), self._chosen()
        self._model.show_waiting(lines, me)
        found = self._model.row_of(chosen.one.code) if chosen else -1
        self._list.choose_row(found if found >= 0 else max(row, 0))
        if lines:
            self._states.show_content()
        else:
            self._states.show_empty(
                self.tr("Nothing submitted from home waits for this office.")
            )
        self._moved()

    def show_offline(self, *, offline: bool) -> None:
        """Say what needs the line, or take that back."""
        if offline:
            words = self.tr(
                "Off line: the list is as it was last heard. What you have open can be"
                " received and answers are kept; a new one opens when the line is"
                " back."
            )
            self._line.say(Tone.WARNING, words)
        else:
            self._line.clear()

    def show_opening(self, code: str) -> None:
        """Say that its files are being fetched."""
        words = self.tr("Opening {code}: fetching its files…")
        self._done.say(Tone.INFO, words.format(code=code))

    def show_left_out(self, opened: Opened) -> None:
        """Say which files could not be taken in."""
        said = " ".join(problems.sentence(one) for one in opened.left_out)
        words = self.tr("It is open, but not every file could be taken in.")
        more = self.tr("Enter goes on with it; the citizen may be asked for more.")
        self._done.say(Tone.WARNING, f"{words} {said} {more}")

    def go_on(self, opened: Opened) -> None:
        """Go to its declaration."""
        self._done.clear()
        self.opened.emit(opened)

    def ask_words(self, line: Waiting, reply: Reply) -> None:
        """Ask what to tell the citizen."""
        self._asked = (line, reply)
        self._done.clear()
        self._words.setText("")
        self._words_row.show_error("")
        self._name_words()
        self._words_row.show()
        self._words.setFocus()
        self.acts_changed.emit()

    def show_words_wanting(self) -> None:
        """Say that words are needed."""
        self._words_row.show_error(self.tr("Write what the citizen is to read."))
        self._words.setFocus()

    def show_answered(self, code: str, reply: Reply) -> None:
        """Say that the answer is on its way."""
        self._stop_asking()
        self._list.setFocus()
        if reply is Reply.REFUSED:
            words = self.tr("{code} is refused; the citizen reads it on the page.")
        else:
            words = self.tr("{code} goes back; the citizen reads what is wanting.")
        self._done.say(Tone.SUCCESS, words.format(code=code))

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the list stays."""
        self._done.clear()
        self._states.show_problem(problem, self._presenter.refresh)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._heading.setText(self.title())
        self._how.setText(
            self.tr(
                "Sent by citizens over the network, not received yet: open, check the"
                " papers, receive"
            )
        )
        self._list.setAccessibleName(self.tr("Waiting to be received"))
        self._keys.setText(
            self.tr("↑↓ choose · Enter opens · B sends back for more · T refuses")
        )
        self._name_words()
        self._words_row.retranslate()
        self._model.retranslate()
        self._moved()
        self.heading_changed.emit()

    def _open(self) -> None:
        chosen = self._chosen()
        if chosen and not self._asked:
            self._presenter.open(chosen)

    def _ask(self, reply: Reply) -> None:
        chosen = self._chosen()
        if chosen:
            self._presenter.ask(chosen, reply)

    def _send(self) -> None:
        if self._asked:
            self._words.commit_preedit()
            self._presenter.answer(*self._asked, self._words.text().strip())

    def _stop_asking(self) -> None:
        self._asked = None
        self._words_row.hide()
        self.acts_changed.emit()

    def _name_words(self) -> None:
        code = self._asked[0].one.code if self._asked else ""
        if self._asked and self._asked[1] is Reply.REFUSED:
            words = self.tr("{code}: why it is refused, as the citizen reads it")
        else:
            words = self.tr("{code}: what is wanting, as the citizen reads it")
        self._words_row.set_text(words.format(code=code))

    def _chosen(self) -> Waiting | None:
        return self._model.at(self._list.currentIndex().row())

    def _moved(self) -> None:
        chosen = self._chosen()
        self._facts.setText(self._said_of(chosen) if chosen else "")

    def _said_of(self, line: Waiting) -> str:
        one = line.one
        words = self.tr("{name} · {id} · phone {phone} · files: {files}")
        names = ", ".join(file.name for file in one.files) or "–"
        said = words.format(
            name=one.name, id=masked(one.personal_id), phone=one.phone, files=names
        )
        return f"{said} · ✓ {one.vouched}" if one.vouched else said

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open()

    def _body(self) -> QWidget:
        self._list.show_model(self._model, *ROOM_FOR, CHIP_ROOM)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._list, 1)
        for part in (self._facts, self._words_row, self._keys):
            column.addWidget(part)
        return body

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        for part in (self._heading, self._how, self._line, self._done):
            column.addWidget(part)
        column.addWidget(self._states, 1)
