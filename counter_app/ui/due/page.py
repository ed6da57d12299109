"""S15 Sắp đến hạn, quá hạn: widgets and wires."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from PySide6.QtCore import (
    QModelIndex,
    QTimer,
    Signal,
    SignalInstance,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.news import Connection
from counter_app.ui import wording
from counter_app.ui.due.presenter import DuePresenter, Groups
from counter_app.ui.due.table import DueTable
from counter_app.ui.letter_keys import Letter
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.specialists import call
from counter_app.ui.today.presenter import DatedLine
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.dossier_list import DossierList
from counter_app.ui.widgets.label import label

EVERY_MINUTE_MS = 60_000
ROOM_FOR = (
    "Received",
    "000.12.34.H26-261123-0011",
    "Nguyễn Thị Phương",
    "",
    "00/00/0000",
)
STATUS_ROOM = "Quá hạn 10 ngày làm việc"


class DueList(DossierList):
    """The table with the keys of this screen."""

    called = Signal()
    apology_pressed = Signal()

    def by_letter(self) -> Mapping[Letter, SignalInstance]:
        """Return what a letter emits for the row."""
        return {
            **super().by_letter(),
            Letter.CALL: self.called,
            Letter.APOLOGISE: self.apology_pressed,
        }


class DuePage(Page):
    """What is overdue, due today and due within three days."""

    dossier_wanted = Signal(object)
    """Open this DossierId."""
    apology_wanted = Signal(object)
    """Apologise for this DossierId and put its date off (X)."""
    supplement_wanted = Signal(object)
    """Ask for papers of this DossierId, or take them in (B)."""
    rail = "due"

    def __init__(self, presenter: DuePresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._at: datetime | None = None
        self._count = 0
        self._connection: Connection | None = None
        self._heading, self._as_of = label("", "h1", wrap=False), label("", "hint")
        self._offline, self._note = Banner(), Banner()
        self._model, self._list = DueTable(self), DueList()
        self._keys = label("", "hint")
        self._states = States(self._body(), icon="calendar-due")
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
        return self.tr("Due soon, overdue")

    def acts(self) -> tuple[Act, ...]:
        """Refresh, call, apologise, open."""
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._look_again,
                key="F5",
            ),
            Act(
                id="call", text=lambda: self.tr("Call the specialists"), run=self._call
            ),
            Act(
                id="apology",
                text=lambda: self.tr("Print the apology"),
                run=self._apologise,
            ),
            Act(
                id="open",
                text=lambda: self.tr("Open the dossier"),
                run=self._open,
                kind=Kind.PRIMARY,
            ),
        )

    def came(self) -> None:
        """Read the list and begin in it."""
        self._note.clear()
        self._look_again()
        self._timer.start()
        self._list.setFocus()

    def left(self) -> None:
        """Nobody looks: stop telling the time."""
        self._timer.stop()

    def show_loading(self) -> None:
        """Wait; the list shown before stays."""
        self._states.show_loading(self.tr("Reading the list…"))

    def show_groups(self, groups: Groups, at: datetime) -> None:
        """Show the groups, keeping the row the officer was on."""
        self._at, self._count = at, sum(map(len, groups.values()))
        row, chosen = self._list.currentIndex().row(), self._current()
        if self._model.show_groups(groups, at.date()):
            self._list.clearSpans()
            for heading in self._model.headings():
                self._list.setSpan(heading, 0, 1, self._model.columnCount())
            found = self._model.row_of(chosen) if chosen else -1
            self._choose_row(found if found >= 0 else max(row, 1))
        self._say()

    def show_lines(self, lines: Sequence[DatedLine]) -> None:
        """Fill in lines that were asked for or have changed."""
        self._model.show_lines(lines)

    def show_connection(self, connection: Connection) -> None:
        """Say whether the list is this machine's only."""
        self._connection = connection
        self._say_connection()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the last good list stays, with its time."""
        self._states.show_problem(problem, self._look_again)

    def retranslate(self) -> None:
        """Set every word again."""
        self.setAccessibleName(self.title())
        self._list.setAccessibleName(self.tr("Dossiers"))
        self._heading.setText(self.title())
        self._keys.setText(
            self.tr(
                "↑↓ choose · Enter opens · G calls the specialists · X apologises · B"
                " asks for papers"
            )
        )
        self._model.retranslate()
        self._note.clear()
        self._say_connection()
        if self._at:
            self._say()
        self.heading_changed.emit()

    def _say(self) -> None:
        if self._at:
            words = self.tr("as of {time}")
            self._as_of.setText(words.format(time=wording.clock(self._at)))
        if self._count:
            self._states.show_content()
        else:
            self._states.show_empty(
                self.tr("Nothing is overdue or due within three days.")
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
        self._presenter.refresh()
        port = self._list.viewport().rect()
        first = self._list.rowAt(port.top())
        last = self._list.rowAt(port.bottom())
        if first >= 0:
            rows = self._model.rowCount() - 1
            self._presenter.need(self._model.ids(first, last if last >= 0 else rows))

    def _current(self) -> DossierId | None:
        return self._model.id_at(self._list.currentIndex().row())

    def _choose_row(self, row: int) -> None:
        rows = self._model.rowCount()
        row = min(row, rows - 1)
        while 0 <= row < rows and self._model.id_at(row) is None:
            row += 1
        if 0 <= row < rows:
            self._list.choose_row(row)

    def _open(self) -> None:
        dossier = self._current()
        if dossier:
            self.dossier_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _apologise(self) -> None:
        dossier = self._current()
        if dossier:
            self.apology_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _supplement(self) -> None:
        dossier = self._current()
        if dossier:
            self.supplement_wanted.emit(dossier)
        else:
            self._ask_to_choose()

    def _call(self) -> None:
        """Say whom to call, and put code and procedure where they can be pasted."""
        line = self._model.line_at(self._list.currentIndex().row())
        if line is None:
            self._ask_to_choose()
            return
        whom, of = self._presenter.specialists, line.line
        self._note.say(*call(whom, of.code, of.procedure_name, of.due_at))

    def _ask_to_choose(self) -> None:
        self._note.say(Tone.INFO, self.tr("Choose a dossier"))

    def _listen(self) -> None:
        self._model.wanted.connect(self._presenter.need)
        self._list.opened.connect(self._open)
        self._list.called.connect(self._call)
        self._list.apology_pressed.connect(self._apologise)
        self._list.supplement_pressed.connect(self._supplement)
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

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(SPACE_S)
        head.addWidget(self._heading)
        head.addWidget(self._as_of, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        column.setSpacing(SPACE_S)
        column.addLayout(head)
        column.addWidget(self._offline)
        column.addWidget(self._note)
        column.addWidget(self._states, 1)
