"""Count the till, explain a difference, close the shift once and print its sheet."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from counter_app.domain.day_end import DayBalance, LooseEnd
from counter_app.domain.errors import AmountRefused, CounterError
from counter_app.domain.money_errors import DifferenceUnexplained, TillStillOpen
from counter_app.domain.news import Changed, News
from counter_app.domain.people import Officer
from counter_app.domain.shifts import counted
from counter_app.domain.tendering import typed_amount
from counter_app.services.cashing_up import CashingUp, TillState
from counter_app.services.handing_shift import HandingShift
from counter_app.services.printing import Issued
from counter_app.services.proving import Last
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True, kw_only=True)
class Till:
    """What the screen shows: the open shift if there is one, and the day."""

    state: TillState | None
    day: DayBalance
    proof: Last | None = None
    """The newest proof that the portal holds exactly the dossiers of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """What the notes come to, as they are typed."""

    sum: int
    difference: int


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the till's book is being read."""

    def show_till(self, till: Till) -> None:
        """Show what the till should hold; what was typed stays."""

    def show_wrong(self, value: int, problem: AmountRefused) -> None:
        """Say that the number of notes of this value is none."""

    def ask_reason(self, difference: int) -> None:
        """Interrupt: the till differs, and it is to be said why."""

    def show_closed(self, state: TillState) -> None:
        """Say that the shift is closed; the fields begin anew."""

    def show_issued(self, issued: Issued) -> None:
        """Say how the sheet came out."""

    def ask_taker(self, work: Sequence[LooseEnd]) -> None:
        """Show what is open; the colleague who takes it types their password."""

    def show_handed(self, taker: Officer, count: int) -> None:
        """Say who took the shift over; the officer at work is done here."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; what was typed stays."""


def no_proof() -> Last | None:
    """Return nothing: the portal was not asked."""
    return None


class CashUpPresenter:
    """Holds the till of the officer at work."""

    def __init__(
        self,
        cashing_up: CashingUp,
        handing: HandingShift,
        tasks: Tasks,
        devices: Tasks,
        proof: Callable[[], Last | None] = no_proof,
    ) -> None:
        self._proof = proof
        self._cashing_up = cashing_up
        self._handing = handing
        self._tasks = tasks
        self._devices = devices
        self._view: View | None = None
        self._till: Till | None = None
        self._busy = False
        self._in_front = False

    @property
    def till(self) -> Till | None:
        """What was read last."""
        return self._till

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Read the till's book."""
        self._in_front = True
        if self._view and self._till is None:
            self._view.show_loading()
        self.refresh()

    def left(self) -> None:
        """Nobody looks: news need not be followed."""
        self._in_front = False

    def refresh(self) -> None:
        """Read it again; what was typed stays."""

        def read() -> Till:
            state = self._cashing_up.state()
            day = self._handing.day_end.balance()
            return Till(state=state, day=day, proof=self._proof())

        self._tasks.run(read, self._show, self._complain)

    def hear(self, news: News) -> None:
        """Dossiers were sent or paid: the sums and what is unsent change."""
        if isinstance(news, Changed) and self._in_front:
            self.refresh()

    def count(self, typed: Mapping[int, str]) -> Counted | None:
        """Add the notes up as they are typed; None while one of them is no number."""
        state = self._till.state if self._till else None
        try:
            whole = counted(_notes(typed))
        except AmountRefused:
            return None
        expected = state.sums.expected if state else 0
        return Counted(sum=whole, difference=whole - expected)

    def set_float(self, text: str) -> None:
        """Say how much change lay in the till at the beginning."""
        try:
            amount = typed_amount(text or "0")
        except AmountRefused as refused:
            self._complain(refused)
            return

        def done(_state: TillState | None) -> None:
            self.refresh()

        self._tasks.run(
            lambda: self._cashing_up.set_float(amount), done, self._complain
        )

    def close(self, typed: Mapping[int, str], reason: str = "") -> None:
        """F9: close the shift, once; a difference is asked about first."""
        if self._busy or self._view is None:
            return
        for value, text in typed.items():
            try:
                counted({value: _count(text)})
            except AmountRefused as refused:
                self._view.show_wrong(value, refused)
                return
        notes = _notes(typed)
        self._busy = True

        def done(state: TillState) -> None:
            self._busy = False
            if self._view:
                self._view.show_closed(state)
            self._devices.run(
                lambda: self._cashing_up.print(state), self._printed, self._complain
            )
            self.refresh()

        def failed(problem: CounterError) -> None:
            self._busy = False
            if isinstance(problem, DifferenceUnexplained) and self._view:
                self._view.ask_reason(problem.difference)
            else:
                self._complain(problem)

        self._tasks.run(lambda: self._cashing_up.close(notes, reason), done, failed)

    def hand_over(self) -> None:
        """Look up what is open and ask the colleague who takes it."""
        if self._till and self._till.state:
            self._complain(TillStillOpen())
            return

        def ask(work: Sequence[LooseEnd]) -> None:
            if self._view:
                self._view.ask_taker(work)

        self._tasks.run(self._handing.open_work, ask, self._complain)

    def taken(self, work: Sequence[LooseEnd], second: str, password: str) -> None:
        """A colleague typed their password: what they saw is theirs."""

        def done(taker: Officer) -> None:
            if self._view:
                self._view.show_handed(taker, len(work))

        self._tasks.run(
            lambda: self._handing.hand_over(work, second, password),
            done,
            self._complain,
        )

    def _show(self, till: Till) -> None:
        self._till = till
        if self._view:
            self._view.show_till(till)

    def _printed(self, issued: Issued) -> None:
        if self._view:
            self._view.show_issued(issued)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)


def _notes(typed: Mapping[int, str]) -> dict[int, int]:
    return {value: _count(text) for value, text in typed.items()}


def _count(text: str) -> int:
    return typed_amount(text) if text.strip() else 0
