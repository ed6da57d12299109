"""Values an administrator sets in place of the catalogue's: data, with their ground.

A limit nobody could source, a fee the council has set since the pack was built: the
administrator writes it down with a reason and the legal ground, and every screen and
paper that shows the value shows whose it is.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from counter_app.domain.ids import OfficerId, ProcedureCode
from counter_app.domain.procedures import (
    Case,
    Channel,
    LegalSource,
    LimitKind,
    Offer,
    Price,
    Procedure,
    TimeLimit,
)

COUNTED = (LimitKind.WORKING_DAYS, LimitKind.CALENDAR_DAYS, LimitKind.WORKING_HOURS)
"""Kinds an administrator may set with a number; the others stand alone."""
PLAIN = (LimitKind.SAME_DAY, LimitKind.AT_ONCE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Override:
    """One value set by hand: either ``kind`` with ``count``, or ``amount``."""

    procedure: ProcedureCode
    channel: Channel | None = None
    """None: on every channel."""
    case: str = ""
    """Empty: in every case."""
    kind: LimitKind | None = None
    count: float = 0
    """Days, or hours of WORKING_HOURS."""
    amount: int | None = None
    """Đồng, in place of every price."""
    reason: str
    ground: str
    """The legal ground: decree, resolution, decision."""
    valid_from: date
    valid_to: date | None = None

    def __post_init__(self) -> None:
        """Refuse what is no value, or says not why."""
        if (self.kind is None) == (self.amount is None):
            raise ValueError("an override sets a limit or an amount")
        if not (self.reason.strip() and self.ground.strip()):
            raise ValueError("an override needs a reason and a legal ground")
        if self.kind is not None and self.kind not in (*COUNTED, *PLAIN):
            raise ValueError(f"{self.kind.value} cannot be set by hand")
        if self.kind in COUNTED and not 0 < self.count <= 3650:
            raise ValueError("a limit is more than 0 and at most 3650")
        if self.amount is not None and not 0 <= self.amount <= 10**12:
            raise ValueError("an amount is from 0 to 10^12 đồng")
        if self.valid_to is not None and self.valid_to < self.valid_from:
            raise ValueError("it ends before it begins")

    def holds(self, on: date) -> bool:
        """Say whether it counts on this day."""
        ended = self.valid_to is not None and self.valid_to < on
        return self.valid_from <= on and not ended

    @property
    def source(self) -> LegalSource:
        """What is shown and printed beside the value."""
        words = f"{self.ground}; quản trị điểm đặt: {self.reason}"
        return LegalSource(text=words, verified=True, by_hand=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An override as it is kept: who set it and when, and when it was taken back."""

    number: int
    override: Override
    made_at: datetime
    made_by: OfficerId
    ended_at: datetime | None = None


def overridden(
    procedure: Procedure, overrides: Sequence[Override], on: date
) -> Procedure:
    """Return the procedure with what holds on this day; the latest one wins."""
    for one in overrides:
        if one.procedure == procedure.code and one.holds(on):
            procedure = _applied(procedure, one)
    return procedure


def _applied(procedure: Procedure, one: Override) -> Procedure:
    in_case = one.case and one.kind is not None
    return replace(
        procedure,
        offers=tuple(
            _offer(offer, one) if one.channel in {None, offer.channel} else offer
            for offer in procedure.offers
        ),
        cases=tuple(
            _case(case, one) if in_case and case.id == one.case else case
            for case in procedure.cases
        ),
    )


def _offer(offer: Offer, one: Override) -> Offer:
    if one.amount is not None:
        cases = (one.case,) if one.case else ()
        price = Price(amount=one.amount, cases=cases, source=one.source)
        return replace(offer, prices=(price, *offer.prices))
    return offer if one.case else replace(offer, limit=_limit(one))


def _case(case: Case, one: Override) -> Case:
    return replace(case, limit=_limit(one))


def _limit(one: Override) -> TimeLimit:
    assert one.kind is not None  # noqa: S101 -- __post_init__ says so
    hours = one.kind is LimitKind.WORKING_HOURS
    return TimeLimit(
        kind=one.kind,
        days=0 if hours or one.kind in PLAIN else one.count,
        hours=one.count if hours else 0,
        source=one.source,
    )
