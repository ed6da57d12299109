"""Take the fee once, print its slip once, and say what became of both."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from time import monotonic
from typing import Protocol, TypeVar

from counter_app.domain.errors import AmountRefused, CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.money_errors import CashTooLittle
from counter_app.domain.payments import Kind, Method, Payment, change, unproved
from counter_app.domain.printed import Form, Numbered
from counter_app.domain.tendering import tendered, typed_amount
from counter_app.services.collecting import Collecting, Due, Taking, Waiving
from counter_app.services.fee_slips import FeeSlips
from counter_app.services.numbering import Numbering
from counter_app.services.printing import Issued
from counter_app.ui.ports import Tasks

T = TypeVar("T")
BREATH = 1.0
"""Seconds after money was taken in which F9 does nothing: it was pressed twice."""


class Way(StrEnum):
    """How the fee is settled."""

    CASH = "cash"
    VIETQR = "vietqr"
    WAIVE = "waive"


class Proof(StrEnum):
    """What the officer saw of a transfer; this PC cannot see the account."""

    SEEN = "seen"
    SHOWN = "shown"
    """Only on the citizen's own phone: not reconciled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What stands in the fields."""

    tendered: str = ""
    amount: str = ""
    ground: str = ""
    """Of an amount set by hand."""
    exemption: str = ""
    reason: str = ""
    waive_ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What is to be put right before the fee can be written down."""

    tendered: CounterError | None = None
    amount: CounterError | None = None
    ground: bool = False
    proof: bool = False
    reason: bool = False
    waive_ground: bool = False

    def __bool__(self) -> bool:
        return self != Wrong()


@dataclass(frozen=True, slots=True)
class Cash:
    """Cash as it is understood while it is typed."""

    tendered: int
    change: int
    """Negative: so much is lacking."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the fee is being looked up; nothing of another one stays."""

    def show_due(self, due: Due) -> None:
        """Show what is owed, and how it can be paid."""

    def show_way(self, way: Way) -> None:
        """Show the fields of this way to pay."""

    def show_wrong(self, wrong: Wrong) -> None:
        """Say what is to be put right, at its field."""

    def show_taken(self, payment: Payment, back: int) -> None:
        """Say what was written down, and the cash to be given back."""

    def show_issued(self, issued: Issued) -> None:
        """Say how the slip came out."""

    def show_voided(self, number: Numbered) -> None:
        """Say that a slip was voided and its money given back."""

    def show_proved(self, payment: Payment) -> None:
        """Say that the credit of this transfer was noted."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def leave(self) -> None:
        """Go where the officer came from, or on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FeeWork:
    """The use cases this screen asks."""

    collecting: Collecting
    slips: FeeSlips
    numbering: Numbering


class FeePresenter:
    """Holds one fee until it is settled."""

    def __init__(
        self,
        work: FeeWork,
        tasks: Tasks,
        devices: Tasks,
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        self._work = work
        self._tasks = tasks
        self._devices = devices
        self._seconds = seconds
        self._view: View | None = None
        self._asked: DossierId | None = None
        self._due: Due | None = None
        self._taken: Payment | None = None
        self._taken_at = 0.0
        self._way = Way.CASH
        self._proof: Proof | None = None
        self._busy = False

    @property
    def due(self) -> Due | None:
        """What is owed, as last looked up."""
        return self._due

    @property
    def taken(self) -> Payment | None:
        """What was written down here, or stands already: its slip can be reprinted."""
        if self._taken:
            return self._taken
        slips = [one for one in self._due.standing if one.slip] if self._due else []
        return slips[-1] if slips else None

    @property
    def is_unproved(self) -> bool:
        """Whether a transfer taken here, or before, waits for its credit."""
        standing = self._due.standing if self._due else ()
        known = (self._taken,) if self._taken else standing
        return unproved(known) is not None

    @property
    def way(self) -> Way:
        """The way to pay now chosen."""
        return self._way

    @property
    def is_settled(self) -> bool:
        """Whether nothing is left to be taken here."""
        return bool(self._taken) or (
            self._due is not None and self._due.owed is not None and self._due.owed <= 0
        )

    @property
    def may_go_on(self) -> bool:
        """Whether F9 goes on now: not in the breath after money was taken."""
        rested = self._seconds() - self._taken_at >= BREATH
        return self.is_settled and (self._taken is None or rested)

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self, dossier: DossierId) -> None:
        """Look up what is owed for this dossier."""
        self._asked, self._due, self._taken = dossier, None, None
        self._way, self._proof, self._busy = Way.CASH, None, False
        if self._view:
            self._view.show_loading()

        def show(due: Due) -> None:
            if self._asked != dossier:
                return
            self._due = due
            if self._view:
                self._view.show_due(due)

        self._tasks.run(
            lambda: self._work.collecting.due(dossier), show, self._failed(dossier)
        )

    def again(self) -> None:
        """Look it up once more."""
        if self._asked:
            self.open(self._asked)

    def clear(self) -> None:
        """Another officer or citizen: nothing of this one stays."""
        self._asked = self._due = self._taken = None
        self._busy = False

    def choose(self, way: Way) -> None:
        """Settle it this way; nothing is written yet."""
        if self._busy or self.is_settled or self._due is None:
            return
        self._way = way
        if self._view:
            self._view.show_way(way)

    def prove(self, proof: Proof) -> None:
        """Say what was seen of the transfer."""
        self._proof = proof

    def cash(self, text: str, amount: str = "") -> Cash | None:
        """Understand what is typed for cash, as it is typed; None while it is none."""
        if self._due is None:
            return None
        try:
            owed = self._due.owed
            owed = typed_amount(amount) if owed is None else owed
            laid = tendered(text, owed)
        except AmountRefused:
            return None
        return Cash(laid, laid - owed)

    def act(self, typed: Typed) -> None:
        """F9: write it down and print, once; after that go on."""
        if self._due is None or self._view is None or self._busy:
            return
        if self.is_settled:
            if self.may_go_on:
                self._view.leave()
        elif self._way is Way.WAIVE:
            self._waive(self._due, typed)
        else:
            self._take(self._due, typed)

    def reprint(self) -> None:
        """Print the slip again: as a copy, or as the first if none came out."""
        payment, due = self.taken, self._due
        if due is None or payment is None or not payment.slip or self._busy:
            return
        slips = self._work.slips
        self._print(due, lambda: slips.reprint(due.dossier.id, payment.id))

    def void(self, reason: str, second: str, password: str) -> None:
        """Void the slip, give the money back, and look up what is owed then."""
        payment, void = self.taken, self._work.numbering.void
        if payment:
            slip = (Form.FEE.value, payment.slip)
            self._change(
                lambda: void(*slip, reason, second, password),
                lambda view, number: view.show_voided(number),
            )

    def credit_seen(self) -> None:
        """Note that the credit was seen after all, and look it up anew."""
        due, prove = self._due, self._work.collecting.prove
        if due:
            self._change(
                lambda: prove(due.dossier.id),
                lambda view, payment: view.show_proved(payment),
            )

    def _change(self, do: Callable[[], T], tell: Callable[[View, T], None]) -> None:
        due = self._due
        if due is None or self._busy:
            return
        self._busy = True

        def done(made: T) -> None:
            self._busy = False
            if self._asked == due.dossier.id:
                self.open(due.dossier.id)
                if self._view:
                    tell(self._view, made)

        self._tasks.run(do, done, self._failed(due.dossier.id))

    def _take(self, due: Due, typed: Typed) -> None:
        taking, wrong = self._taking(due, typed)
        if taking is None or wrong:
            self._say_wrong(wrong)
            return
        collecting, slips = self._work.collecting, self._work.slips
        back = change(taking.tendered, taking.amount) if taking.tendered else 0
        self._busy = True

        def done(payment: Payment) -> None:
            if self._note(due, payment, back):
                self._print(due, lambda: slips.issue(due.dossier.id, payment.id))

        self._tasks.run(
            lambda: collecting.take(due.dossier.id, due.payment, taking),
            done,
            self._failed(due.dossier.id),
        )

    def _taking(self, due: Due, typed: Typed) -> tuple[Taking | None, Wrong]:
        amount, ground = due.owed, ""
        if amount is None:
            try:
                amount = typed_amount(typed.amount)
            except AmountRefused as refused:
                return None, Wrong(amount=refused, ground=not typed.ground.strip())
            ground = typed.ground.strip()
            if not ground:
                return None, Wrong(ground=True)
        if self._way is Way.VIETQR:
            taking = Taking(
                method=Method.VIETQR,
                amount=amount,
                reconciled=self._proof is Proof.SEEN,
                ground=ground,
            )
            return taking, Wrong(proof=self._proof is None)
        try:
            laid = tendered(typed.tendered, amount)
            change(laid, amount)
        except (AmountRefused, CashTooLittle) as problem:
            return None, Wrong(tendered=problem)
        taking = Taking(method=Method.CASH, amount=amount, tendered=laid, ground=ground)
        return taking, Wrong()

    def _waive(self, due: Due, typed: Typed) -> None:
        waiving = Waiving(
            exemption=typed.exemption,
            reason=typed.reason.strip(),
            ground=typed.waive_ground.strip(),
        )
        by_hand = not waiving.exemption
        wrong = Wrong(
            reason=by_hand and not waiving.reason,
            waive_ground=by_hand and not waiving.ground,
        )
        if wrong:
            self._say_wrong(wrong)
            return
        self._busy = True

        def done(payment: Payment) -> None:
            self._busy = False
            rest = due.owed is not None and payment.amount < due.owed
            if rest and self._asked == due.dossier.id:
                self.open(due.dossier.id)  # the rest is still to be paid
            else:
                self._note(due, payment, 0)

        self._tasks.run(
            lambda: self._work.collecting.waive(due.dossier.id, due.payment, waiving),
            done,
            self._failed(due.dossier.id),
        )

    def _note(self, due: Due, payment: Payment, back: int) -> bool:
        """Note what is on disk now; say whether its slip is to be printed."""
        shown = self._asked == due.dossier.id
        if shown:
            self._busy, self._taken, self._taken_at = False, payment, self._seconds()
            if self._view:
                self._view.show_taken(payment, back)
        return payment.kind is Kind.TAKEN

    def _print(self, due: Due, issue: Callable[[], Issued]) -> None:
        def printed(issued: Issued) -> None:
            if self._view and self._asked == due.dossier.id:
                self._view.show_issued(issued)

        self._devices.run(issue, printed, self._failed(due.dossier.id))

    def _say_wrong(self, wrong: Wrong) -> None:
        if self._view:
            self._view.show_wrong(wrong)

    def _failed(self, dossier: DossierId) -> Callable[[CounterError], None]:
        def failed(problem: CounterError) -> None:
            if self._asked != dossier:
                return
            self._busy = False
            if self._view:
                self._view.show_problem(problem)

        return failed
