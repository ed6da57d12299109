"""S16 Thu phí, chốt ca: widgets and wires of the till."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from counter_app.domain.day_end import LooseEnd
from counter_app.domain.errors import AmountRefused, CounterError
from counter_app.domain.people import Officer
from counter_app.domain.shifts import DENOMINATIONS
from counter_app.services.cashing_up import TillState
from counter_app.services.printing import Issued
from counter_app.ui import problems, style, tokens, wording
from counter_app.ui.cash_up import words
from counter_app.ui.cash_up.counting import Counting
from counter_app.ui.cash_up.presenter import CashUpPresenter, Till
from counter_app.ui.page import Act, Kind, Page, States
from counter_app.ui.tokens import SPACE_L, SPACE_M, SPACE_S, Tone
from counter_app.ui.widgets.banner import Banner
from counter_app.ui.widgets.body import Body
from counter_app.ui.widgets.buttons import button
from counter_app.ui.widgets.facts import Facts
from counter_app.ui.widgets.field_row import FieldRow
from counter_app.ui.widgets.ime import ImeLineEdit
from counter_app.ui.widgets.label import label
from counter_app.ui.widgets.panel import Interruptible, Interruption, Panel
from counter_app.ui.widgets.second_officer import SecondOfficer
from counter_app.ui.widgets.words_delegate import LinesDelegate

SUM_HEIGHT, SLIPS_HEIGHT = 28, 220
DOSSIER = Qt.ItemDataRole.UserRole
ROOM_FOR_BOTH = 900
"""Pixels at 100 % for the counting with the slips beside it."""


class CashUpPage(Page):
    """What the till should hold, what it holds, and the day's end."""

    shift_changed = Signal()
    """The shift was opened or closed."""
    fee_wanted = Signal(object)
    """Show the fee of this DossierId: the slip that was chosen."""
    handed = Signal()
    """A colleague took over: the officer at work is done here."""
    rail = "till"

    def __init__(self, presenter: CashUpPresenter) -> None:
        super().__init__()
        self._presenter = presenter
        self._till: Till | None = None
        self._arrived = False
        self._heading, self._who = label("", "h1"), label("", "hint")
        self._banner, self._told = Banner(), label("", "hint")
        self._float = ImeLineEdit(digits=True)
        self._float_row = FieldRow("", self._float)
        self._set = button("", self._set_float)
        self._counting, self._sums = Counting(), Facts()
        self._counted = label("", "h2")
        self._slips, self._day = QTableWidget(0, 4), Facts()
        self._day_told, self._tabs = Banner(), QTabWidget()
        self._states = States(self._body(), icon="cash-banknote")
        self._stack = Interruptible(self, self._states)
        self._counting.changed.connect(self._count)
        self._float.returnPressed.connect(self._set_float)
        self._slips.itemActivated.connect(self._open_slip)
        self.retranslate()
        presenter.attach(self)
        self.destroyed.connect(presenter.detach)

    def title(self) -> str:
        """Return the name of the screen."""
        return self.tr("Cash-up")

    def acts(self) -> tuple[Act, ...]:
        """Close the shift; a question has buttons of its own."""
        if self._stack.question:
            return ()
        return (
            Act(
                id="refresh",
                text=lambda: self.tr("Refresh"),
                run=self._presenter.refresh,
                key="F5",
            ),
            Act(
                id="hand-over",
                text=lambda: self.tr("Hand the shift over"),
                run=self._presenter.hand_over,
            ),
            Act(
                id="close",
                text=lambda: self.tr("Close the shift, print the sheet"),
                run=lambda: self._presenter.close(self._counting.typed()),
                kind=Kind.PRIMARY,
            ),
        )

    def back(self) -> bool:
        """Put the question away; else the frame goes back."""
        if self._stack.question is None:
            return False
        self._withdraw()
        return True

    def came(self) -> None:
        """Read the till's book and begin to count."""
        self._banner.clear()
        self._arrived = True
        self._counting.begin()
        self._presenter.open()

    def left(self) -> None:
        """Nobody looks any more."""
        self._presenter.left()

    def show_loading(self) -> None:
        """Say that the till's book is being read."""
        self._states.show_loading(self.tr("Reading the till's book…"))

    def show_till(self, till: Till) -> None:
        """Show what the till should hold; what was typed stays."""
        self._till = till
        self._say()
        self._states.show_content()
        if self._arrived and till.state is None:
            self._float.setFocus()  # a shift begins with its change
        self._arrived = False

    def show_wrong(self, value: int, problem: AmountRefused) -> None:
        """Say that the number of notes of this value is none."""
        self._banner.say(Tone.DANGER, problems.sentence(problem))
        self._counting.begin(value)

    def ask_reason(self, difference: int) -> None:
        """Interrupt: the till differs, and it is to be said why."""
        more = self.tr("There is {amount} more in the till than there should be.")
        less = self.tr("There is {amount} less in the till than there should be.")
        told = (more if difference > 0 else less).format(
            amount=wording.money(abs(difference))
        )
        question = Interruption(
            told,
            self.tr(
                "Count again first. The reason is printed on the sheet and cannot be"
                " changed afterwards."
            ),
            reason=self.tr("Reason of the difference"),
            go=(self.tr("Close with this difference"), self._explained),
            back=(self.tr("Count again"), self._withdraw),
        )
        self._stack.interrupt(question)
        self.acts_changed.emit()

    def show_closed(self, state: TillState) -> None:
        """Say that the shift is closed; the fields begin anew."""
        self._withdraw()
        self._counting.fill({})
        self._float.setText("")
        self.shift_changed.emit()
        closing = state.closing
        told = self.tr("The shift is closed: {amount} counted. The sheet is printing…")
        self._banner.say(
            Tone.SUCCESS,
            told.format(amount=wording.money(closing.counted if closing else 0)),
        )

    def show_issued(self, issued: Issued) -> None:
        """Say how the sheet came out."""
        if issued.problem:
            self._banner.say(Tone.WARNING, problems.sentence(issued.problem))
            return
        told = self.tr("The shift is closed; sheet {number} is printed.")
        if not issued.record.printer:
            told = self.tr("The shift is closed; sheet {number} is kept, not printed.")
        self._banner.say(Tone.SUCCESS, told.format(number=issued.record.number))

    def ask_taker(self, work: Sequence[LooseEnd]) -> None:
        """Show what is open; the colleague who takes it types their password."""
        dialog = SecondOfficer(
            "\n".join(
                [
                    self.tr(
                        "I take this over. The screen is then locked; I sign in by"
                        " my own password."
                    ),
                    words.handed_told(work),
                ]
            ),
            lambda account, password: self._presenter.taken(work, account, password),
            self,
        )
        dialog.name(self.tr("Hand the shift over"), self.tr("I take it over"))
        dialog.open()

    def show_handed(self, taker: Officer, count: int) -> None:
        """Say who took the shift over; the officer at work is done here."""
        told = self.tr("Handed over to {name}: {n} open things. It is in the journal.")
        self._banner.say(Tone.SUCCESS, told.format(name=taker.name, n=count))
        self.handed.emit()

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""
        self._withdraw()
        if self._till is None:
            self._states.show_problem(problem, self._presenter.refresh)
        else:
            self._banner.say(Tone.DANGER, problems.sentence(problem))

    def retranslate(self) -> None:
        """Set every word again."""
        self._heading.setText(self.tr("Cash-up"))
        self._float_row.set_text(self.tr("Change at the beginning"))
        self._float_row.retranslate()
        self._set.setText(self.tr("Write down"))
        self._counting.retranslate()
        self._slips.setAccessibleName(self.tr("Fee slips of this shift"))
        self._slips.setHorizontalHeaderLabels(
            [
                self.tr("Slip"),
                self.tr("Dossier"),
                self.tr("Paid by"),
                self.tr("Amount (đ)"),
            ]
        )
        self._sums.setAccessibleName(self.tr("What the till should hold"))
        self._day.setAccessibleName(self.tr("The sums of today"))
        self._tabs.setAccessibleName(self.tr("Fee slips and the day's end"))
        for place, name in enumerate((self.tr("Fee slips"), self.tr("The day's end"))):
            self._tabs.setTabText(place, name)
        self._say()

    # -- inside

    def _say(self) -> None:
        till = self._till
        if till is None:
            return
        state = till.state
        if state is None:
            self._who.setText(
                self.tr("No shift is open. It begins with its change or the first fee.")
            )
            self._sums.show_facts([], nothing=self.tr("No fee in this shift yet."))
            self._told.setText("")
        else:
            told = self.tr("{officer} · counter {counter} · since {time}, {day}")
            self._who.setText(
                told.format(
                    officer=state.shift.officer_name,
                    counter=state.shift.counter,
                    time=wording.clock(state.shift.opened_at),
                    day=wording.day(state.shift.opened_at),
                )
            )
            if not self._float.hasFocus():
                self._float.setText(str(state.sums.opening))
            facts = [*words.till_facts(state)]
            self._sums.show_facts(facts)
            # High enough for every row: only the whole page scrolls.
            high = style.scaled(SUM_HEIGHT * len(facts)) + 2 * SPACE_M
            self._sums.setMinimumHeight(high)
            self._told.setText(
                words.slips_told(state) or self.tr("No fee in this shift yet.")
            )
        self._fill_slips(state)
        self._day_told.reword(*words.day_told(till.day))
        self._day_told.show()
        day = till.day
        self._day.show_facts(
            [
                *words.day_facts(day),
                words.proof_fact(day, till.proof),
                *words.loose_facts(day.loose),
            ]
        )
        self._count()

    def _fill_slips(self, state: TillState | None) -> None:
        lines = [*state.sums.slips, *state.sums.given_back] if state else []
        self._slips.setRowCount(len(lines))
        for row, line in enumerate(lines):
            for column, text in enumerate(words.slip_row(line)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                item.setData(DOSSIER, line.dossier)
                if column == 3:
                    item.setTextAlignment(
                        Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
                    )
                self._slips.setItem(row, column, item)

    def _open_slip(self, item: QTableWidgetItem) -> None:
        """Enter on a slip shows its fee: proved, voided or printed again there."""
        dossier = item.data(DOSSIER)
        if dossier:
            self.fee_wanted.emit(dossier)

    def _count(self) -> None:
        found = self._presenter.count(self._counting.typed())
        if found is None:
            self._counted.setText(self.tr("Type digits only"))
            return
        if not found.difference:
            told = self.tr("Counted {sum} · it fits")
        elif found.difference > 0:
            told = self.tr("Counted {sum} · {difference} too much")
        else:
            told = self.tr("Counted {sum} · {difference} lacking")
        self._counted.setText(
            told.format(
                sum=wording.money(found.sum),
                difference=wording.money(abs(found.difference)),
            )
        )
        style.mark(self._counted, "tone", "" if found.difference else "success")

    def _set_float(self) -> None:
        self._float.commit_preedit()
        self._presenter.set_float(self._float.text())
        self.shift_changed.emit()
        self._counting.begin()

    def _explained(self, reason: str) -> None:
        self._withdraw()
        self._presenter.close(self._counting.typed(), reason)

    def _withdraw(self) -> None:
        if self._stack.withdraw():
            self._counting.begin(DENOMINATIONS[0])
            self.acts_changed.emit()

    def _body(self) -> QWidget:
        table = self._slips
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.verticalHeader().hide()
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.verticalHeader().setDefaultSectionSize(style.scaled(tokens.ROW_HEIGHT))
        table.setMinimumHeight(style.scaled(SLIPS_HEIGHT))
        header = table.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        table.setItemDelegateForColumn(2, LinesDelegate(table))
        change = QHBoxLayout()
        change.setSpacing(SPACE_S)
        change.addWidget(self._float_row, 1)
        change.addWidget(self._set, 0, Qt.AlignmentFlag.AlignBottom)
        left = Panel()
        for part in (self._heading, self._who, self._banner):
            left.column.addWidget(part)
        left.column.addWidget(self._counted)
        left.column.addWidget(self._counting)
        left.column.addLayout(change)
        left.column.addWidget(self._sums, 1)
        slips = QWidget()
        told = QVBoxLayout(slips)
        told.setContentsMargins(0, SPACE_S, 0, 0)
        told.addWidget(self._told)
        told.addWidget(table, 1)
        day = QWidget()
        ends = QVBoxLayout(day)
        ends.setContentsMargins(0, SPACE_S, 0, 0)
        ends.addWidget(self._day_told)
        ends.addWidget(self._day, 1)
        self._tabs.addTab(slips, "")
        self._tabs.addTab(day, "")
        right = Panel()
        right.column.addWidget(self._tabs, 1)
        both = QWidget()
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight, both)
        self._both.setContentsMargins(SPACE_L, SPACE_M, SPACE_L, SPACE_M)
        self._both.setSpacing(SPACE_L)
        self._both.addWidget(left, 1)
        self._both.addWidget(right, 1)
        return Body(both)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is no room for both, the slips stand below the counting."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = self.width() >= style.scaled(ROOM_FOR_BOTH)
        self._both.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
