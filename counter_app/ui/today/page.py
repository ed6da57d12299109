"""S14 Hồ sơ hôm nay: widgets and wires of today's list."""

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime

from PySide6.QtCore import (
    QModelIndex,
    Qt,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.dossiers import Status
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.listing import Filter, Order, Shown
from counter_app.domain.news import Connection
from counter_app.ui import style, wording
from counter_app.ui.letter_keys import Letter
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.today.presenter import DatedLine, Reading, TodayPresenter
from counter_app.ui.today.sorting import sorting_acts
from counter_app.ui.today.table import TodayTable
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.announce import announce
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.dossier_list import DossierList
from counter_app.ui.widgets.label import label

EVERY_MINUTE_MS = 60_000
"""How often "2 h 10 min left" is told anew."""
ROOM_FOR = ("00:00", "000.12.34.H26-261123-0011", "Nguyễn Thị Phương", "", "00/00/0000")
"""What the first columns must have room for; the procedure takes what is left."""
ROOM_FOR_DAY = 850
"""Pixels at 100 % for the day beside the title."""
STATUS_ROOM = "Quá hạn 10 ngày làm việc"

ORDERS = (*Order,)


class TodayList(DossierList):
    """The table with the keys of this screen."""

    hand_over_pressed = Signal()
    reprint_pressed = Signal()
    sort_pressed = Signal()
    """Sort by the next column."""
    turn_pressed = Signal()
    """The other way round."""

    def by_letter(self) -> Mapping[Letter, SignalInstance]:
        """Return what a letter emits for the row."""
        return {
            **super().by_letter(),
            Letter.HAND_OVER: self.hand_over_pressed,
            Letter.REPRINT: self.reprint_pressed,
            Letter.SORT: self.sort_pressed,
            Letter.TURN: self.turn_pressed,
        }

    def sort_by(self, header: Callable[[int], object]) -> None:
        """Let a click on a column's name sort by it."""
        named = self.horizontalHeader()
        named.setSectionsClickable(True)
        named.sectionClicked.connect(header)

    def show_order(self, shown: Shown) -> None:
        """Show by an arrow what it is sorted by; as it comes there is none."""
        named, ways = self.horizontalHeader(), Qt.SortOrder
        named.setSortIndicatorShown(not shown.as_it_comes)
        way = ways.DescendingOrder if shown.backwards else ways.AscendingOrder
        named.setSortIndicator(ORDERS.index(shown.order), way)


class TodayPage(Page):
    """What was received today, or what was searched for."""

    dossier_wanted = Signal(object)
    """Open this DossierId."""
    handover_wanted = Signal(object)
    """Hand over the result of this DossierId (K)."""
    reprint_wanted = Signal(object)
    """Open this DossierId and print its receipt again (I)."""
    supplement_wanted = Signal(object)
    """Ask for papers of this DossierId, or take them in (B)."""
    rail = "today"

    def __init__(self, presenter: TodayPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._day: date | None = None
        self._reading: Reading | None = None
        self._connection: Connection | None = None
        self._heading, self._date = label("", "h1", wrap=False), label("", "hint")
        self._offline, self._note = Banner(), Banner()
        self._chips = {chosen: QPushButton() for chosen in Filter}
        self._model = TodayTable(self)
        self._list = TodayList()
        self._keys = label("", "hint")
        self._states = States(self._body(), icon="list-details")
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MINUTE_MS)
        self._timer.timeout.connect(self._look_again)
        self._lay_out()
        self._listen()
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        if self._presenter.text:
            return self.tr("Found dossiers")
        return self.tr("Today's dossiers")

    def acts(self) -> tuple[Act, ...]:
        """Refresh, or open what is chosen."""
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._look_again,
                key="F5",
            ),
            *sorting_acts(self._sort_on, self._turn),
            Act(
                id="open",
                text=lambda: self.tr("Open the dossier"),
                run=self._open,
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """From what was searched for, go back to today."""
        if not self._presenter.text:
            return False
        self._presenter.recall()
        return True

    def came(self) -> None:
        """Read the list and begin in it."""
        self._note.clear()
        self._look_again()
        self._timer.start()
        self._list.setFocus()

    def left(self) -> None:
        """Nobody looks: stop telling the time and reading what changes."""
        self._timer.stop()
        self._presenter.rest()

    def show_loading(self) -> None:
        """Wait; the list shown before stays."""
        self._states.show_loading(self.tr("Reading the list…"))

    def show_reading(self, reading: Reading) -> None:
        """Show the list, keeping the row the officer was on."""
        self._reading, self._day = reading, reading.day
        row, chosen = self._list.currentIndex().row(), self._current()
        at = self._list.verticalScrollBar().value()
        here = self._model.ids()
        if reading.ids is not here and tuple(reading.ids) != here:
            self._model.show_ids(reading.ids, reading.day)
            found = self._model.row_of(chosen) if chosen else -1
            self._list.choose_row(found if found >= 0 else max(row, 0))
            self._list.verticalScrollBar().setValue(at)
        self._list.show_order(self._presenter.wanted)
        if reading.too_many:
            words = self.tr("Too long to be sorted. Choose a filter, or search.")
            self._note.say(Tone.INFO, words)
        self._say_heading()
        self._say_list()

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines that were asked for or have changed."""
        self._model.show_lines(lines)

    def forget_lines(self, ids: Collection[DossierId]) -> None:
        """Blank lines that have changed, until they are looked at again."""
        self._model.forget_lines(ids)

    def show_connection(self, connection: Connection) -> None:
        """Say whether the list is this machine's only."""
        self._connection = connection
        self._say_connection()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays."""
        self._states.show_problem(problem, self._look_again)

    def retranslate(self) -> None:
        """Set every word again."""
        self._list.setAccessibleName(self.tr("Dossiers"))
        self._keys.setText(
            self.tr(
                "↑↓ choose · Enter opens · B papers to bring · K hands over · I"
                " reprints · S, D sort · scan a receipt to open it at once"
            )
        )
        self._model.retranslate()
        self._note.clear()
        self._say_heading()
        self._say_connection()
        if self._reading:
            self._say_list()

    def _say_heading(self) -> None:
        text = self._presenter.text
        self._heading.setText(self.title())
        if text:
            self._date.setText(self.tr('for "{q}"').format(q=text))
        else:
            self._date.setText(wording.long_day(self._day) if self._day else "")
        counts = self._reading.counts if self._reading else {}
        for chosen, name in {
            Filter.ALL: self.tr("All"),
            Filter.WAITING: self.tr("Waiting"),
            Filter.PAPERS_MISSING: self.tr("Papers missing"),
            Filter.READY: self.tr("To hand over"),
        }.items():
            chip = self._chips[chosen]
            chip.setText(f"{name} {counts.get(chosen, '–')}")
            chip.setChecked(not text and chosen is self._presenter.chosen)
        self.heading_changed.emit()

    def _say_list(self) -> None:
        if self._model.ids():
            self._states.show_content()
            return
        text = self._presenter.text
        if text:
            self._states.show_empty(self.tr('Nothing found for "{q}".').format(q=text))
        elif self._presenter.chosen is Filter.ALL:
            self._states.show_empty(
                self.tr("No dossier yet today. Scan an ID card to begin (F2).")
            )
        else:
            self._states.show_empty(
                self.tr("No dossier of this kind today."),
                self.tr("Show all"),
                lambda: self._presenter.choose(Filter.ALL),
            )

    def _say_connection(self) -> None:
        connection = self._connection
        if connection is None or connection.online:
            self._offline.clear()
            return
        since = connection.since
        time = wording.clock(datetime.fromisoformat(since)) if since else "–"
        words = self.tr("This machine's data, as of {time}").format(time=time)
        self._offline.reword(Tone.OFFLINE, words)
        self._offline.show()

    def _look_again(self) -> None:
        self._presenter.look_again(self.in_sight())

    def lists(self, ids: Collection[DossierId]) -> bool:
        """Say whether all of these are in the list that is shown."""
        return all(self._model.row_of(one) >= 0 for one in ids)

    def in_sight(self) -> Sequence[DossierId]:
        """Return the dossiers whose lines are seen, and the chosen one."""
        port = self._list.viewport().rect()
        first = self._list.rowAt(port.top())
        last = self._list.rowAt(port.bottom())
        ids = self._model.ids()
        if first < 0:
            return ()
        seen = ids[first : last + 1 if last >= 0 else None]
        chosen = self._current()
        return seen if chosen is None or chosen in seen else (*seen, chosen)

    def _current(self) -> DossierId | None:
        return self._model.id_at(self._list.currentIndex().row())

    def _open(self) -> None:
        dossier = self._current()
        if dossier:
            self.dossier_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _hand_over(self) -> None:
        dossier = self._current()
        line = self._model.line_at(self._list.currentIndex().row())
        if dossier is None or line is None:
            self._ask_to_choose()
        elif line.line.status is Status.READY:
            self.handover_wanted.emit(dossier)
        else:
            words = self.tr("No result yet. Due {when}.")
            when = wording.day(line.line.due_at)
            self._note.say(Tone.INFO, words.format(when=when))

    def _reprint(self) -> None:
        dossier = self._current()
        if dossier:
            self.reprint_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _supplement(self) -> None:
        dossier = self._current()
        if dossier:
            self.supplement_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _sort(self, column: int) -> None:
        self._presenter.sort(ORDERS[column])
        name = self._model.headers()[column]
        announce(self, self.tr("Sorted by: {column}").format(column=name))

    def _sort_on(self) -> None:
        here = ORDERS.index(self._presenter.wanted.order)
        self._sort((here + 1) % len(ORDERS))

    def _turn(self) -> None:
        self._sort(ORDERS.index(self._presenter.wanted.order))

    def _ask_to_choose(self) -> None:
        self._note.say(Tone.INFO, self.tr("Choose a dossier"))

    def _listen(self) -> None:
        self._model.wanted.connect(self._presenter.need)
        self._list.opened.connect(self._open)
        self._list.hand_over_pressed.connect(self._hand_over)
        self._list.reprint_pressed.connect(self._reprint)
        self._list.supplement_pressed.connect(self._supplement)
        self._list.sort_pressed.connect(self._sort_on)
        self._list.turn_pressed.connect(self._turn)
        self._list.sort_by(self._sort)
        self._list.doubleClicked.connect(self._double_clicked)
        self._list.selectionModel().currentRowChanged.connect(self._note.clear)

    def _double_clicked(self, index: QModelIndex) -> None:
        if index.isValid():
            self._open()

    def _body(self) -> QWidget:
        self._list.show_model(self._model, *ROOM_FOR, STATUS_ROOM)
        body = QWidget()
        column_layout = QVBoxLayout(body)
        column_layout.setContentsMargins(0, 0, 0, 0)
        column_layout.addWidget(self._list, 1)
        column_layout.addWidget(self._keys)
        return body

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The day stands beside the title, or below it where there is no room."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= style.scaled(ROOM_FOR_DAY)
        self._titles.setDirection(ways.LeftToRight if wide else ways.TopToBottom)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        self._titles = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._titles.setSpacing(SPACE_S)
        self._titles.addWidget(self._heading)
        self._titles.addWidget(self._date, 1)
        head.addLayout(self._titles, 1)
        group = QButtonGroup(self)
        for chosen, chip in self._chips.items():
            chip.setProperty("look", "filter")
            chip.setCheckable(True)
            chip.setAutoDefault(False)
            chip.clicked.connect(
                lambda _on, chosen=chosen: self._presenter.choose(chosen)
            )
            group.addButton(chip)
            head.addWidget(chip)
        group.setExclusive(False)  # while searching, none of them is in force
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._offline)
        column.addWidget(self._note)
        column.addWidget(self._states, 1)
