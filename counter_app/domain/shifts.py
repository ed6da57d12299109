"""A shift at the till: what should lie in it, what does, and what explains the rest.

A shift belongs to one officer at one counter of one PC. Nothing of it is ever edited;
once it is closed nothing is added to it either, and what is put right later stands in
the shift in which it was put right.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from counter_app.domain.errors import AmountFault, AmountRefused
from counter_app.domain.fees import MOST
from counter_app.domain.ids import DossierId, OfficerId, PaymentId, ShiftId
from counter_app.domain.payments import Kind, Method

DENOMINATIONS = (
    500_000,
    200_000,
    100_000,
    50_000,
    20_000,
    10_000,
    5_000,
    2_000,
    1_000,
    500,
)
"""Notes in circulation that fees can be paid with, largest first."""
MOST_NOTES = 100_000
"""No till holds more of one kind; what is, is a mistake of typing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shift:
    """From its first entry to its closing."""

    id: ShiftId
    officer: OfficerId
    officer_name: str
    counter: str
    opened_at: datetime


class Entered(StrEnum):
    """What an entry of the till says."""

    FLOAT = "float"
    """So much change lies in the till at the beginning; the last one counts."""
    TAKEN = Kind.TAKEN.value
    WAIVED = Kind.WAIVED.value
    REVERSED = Kind.REVERSED.value
    PROVED = Kind.PROVED.value
    """The credit of the transfer ``reverses`` names was seen; no money moves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TillEntry:
    """One line of the till's own book, written once."""

    id: PaymentId
    """That of the payment; a float has its own."""
    shift: ShiftId
    entered: Entered
    amount: int
    at: datetime
    by: OfficerId
    method: Method | None = None
    reconciled: bool = True
    dossier: DossierId | None = None
    code: str = ""
    """The dossier's, as printed."""
    slip: str = ""
    reason: str = ""
    reverses: PaymentId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SlipLine:
    """One fee slip of a shift."""

    number: str
    code: str
    method: Method | None
    amount: int
    reconciled: bool = True
    void_reason: str = ""
    """Why it was voided in this shift; empty: it stands."""
    dossier: DossierId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sums:
    """What a shift should come to. Amounts in đồng."""

    opening: int = 0
    cash: int = 0
    """Taken in cash, less what was given back."""
    cash_slips: int = 0
    seen: int = 0
    """By VietQR, the credit seen."""
    seen_slips: int = 0
    unproved: int = 0
    """By VietQR, only the citizen's own proof seen: not reconciled."""
    unproved_slips: int = 0
    waived: int = 0
    """How many fees were let off."""
    slips: tuple[SlipLine, ...] = ()
    given_back: tuple[SlipLine, ...] = ()
    """Slips of earlier shifts that were voided in this one."""
    proved_later: tuple[SlipLine, ...] = ()
    """Transfers of earlier shifts whose credit was seen in this one."""

    @property
    def expected(self) -> int:
        """Cash that should lie in the till."""
        return self.opening + self.cash

    @property
    def total(self) -> int:
        """All that was taken, whatever way."""
        return self.cash + self.seen + self.unproved

    @property
    def voided(self) -> tuple[SlipLine, ...]:
        """Slips voided in this shift, of this shift and of earlier ones."""
        return (*(one for one in self.slips if one.void_reason), *self.given_back)


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """The end of a shift: what was counted, and why it is not what it should be."""

    shift: ShiftId
    closed_at: datetime
    by: OfficerId
    notes: Mapping[int, int] = field(default_factory=dict)
    """How many of each denomination lay in the till."""
    expected: int
    counted: int
    reason: str = ""

    @property
    def difference(self) -> int:
        """More in the till than there should be; negative: less."""
        return self.counted - self.expected


def sums(entries: Sequence[TillEntry]) -> Sums:
    """Add up the entries of one shift, in the order they were written."""
    opening = 0
    for one in entries:
        if one.entered is Entered.FLOAT:
            opening = one.amount
    seen = {one.reverses for one in entries if one.entered is Entered.PROVED}
    later = [one for one in entries if one.entered is Entered.PROVED]
    entries = [
        replace(one, reconciled=True) if seen & {one.id, one.reverses} else one
        for one in entries
        if one.entered is not Entered.PROVED
    ]
    moved = [*_moved(entries)]
    own = {one.id for one in entries}
    why = {
        one.reverses: one.reason
        for one in entries
        if one.entered is Entered.REVERSED and one.reverses
    }
    return Sums(
        opening=opening,
        cash=_sum(moved, Method.CASH, reconciled=True),
        cash_slips=_count(entries, Method.CASH, reconciled=True),
        seen=_sum(moved, Method.VIETQR, reconciled=True),
        seen_slips=_count(entries, Method.VIETQR, reconciled=True),
        unproved=_sum(moved, Method.VIETQR, reconciled=False),
        unproved_slips=_count(entries, Method.VIETQR, reconciled=False),
        waived=sum(one.entered is Entered.WAIVED for one in entries),
        slips=tuple(
            _line(one, why.get(one.id, ""))
            for one in entries
            if one.entered is Entered.TAKEN
        ),
        given_back=tuple(
            _line(one, one.reason)
            for one in entries
            if one.entered is Entered.REVERSED and one.reverses not in own
        ),
        proved_later=tuple(_line(one, "") for one in later if one.reverses not in own),
    )


def counted(notes: Mapping[int, int]) -> int:
    """Return what these notes come to; raise AmountRefused for what no till holds."""
    for value, count in notes.items():
        if value not in DENOMINATIONS or count < 0:
            raise AmountRefused(AmountFault.NEGATIVE, str(count))
        if count > MOST_NOTES:
            raise AmountRefused(AmountFault.TOO_LARGE, str(count))
    whole = sum(value * count for value, count in notes.items())
    if whole > MOST:
        raise AmountRefused(AmountFault.TOO_LARGE, str(whole))
    return whole


def _moved(entries: Sequence[TillEntry]) -> Iterator[tuple[TillEntry, int]]:
    for one in entries:
        if one.entered is Entered.TAKEN:
            yield one, one.amount
        elif one.entered is Entered.REVERSED:
            yield one, -one.amount


def _sum(
    moved: Sequence[tuple[TillEntry, int]], method: Method, *, reconciled: bool
) -> int:
    return sum(
        amount
        for one, amount in moved
        if one.method is method and one.reconciled is reconciled
    )


def _count(entries: Sequence[TillEntry], method: Method, *, reconciled: bool) -> int:
    gone = {one.reverses for one in entries}
    return sum(
        one.entered is Entered.TAKEN
        and one.method is method
        and one.reconciled is reconciled
        and one.id not in gone
        for one in entries
    )


def _line(one: TillEntry, void_reason: str) -> SlipLine:
    return SlipLine(
        number=one.slip,
        code=one.code,
        method=one.method,
        amount=one.amount,
        reconciled=one.reconciled,
        void_reason=void_reason,
        dossier=one.dossier,
    )
