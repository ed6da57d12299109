"""What was paid for a dossier, what was let off, and what was given back.

A payment is never edited: what was wrong is taken back by a new one that names it. Each
is one field of its dossier (``payments.<id>``), so that two counters never write over
each other, and the portal, which keeps every field, hears of each exactly once.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from counter_app.domain.fees import Fee
from counter_app.domain.ids import OfficerId, PaymentId
from counter_app.domain.jsonable import Fields, Json
from counter_app.domain.money_errors import CashTooLittle, FeeNotOwed

PAYMENTS = "payments."


class Kind(StrEnum):
    """What happened to the fee."""

    TAKEN = "taken"
    WAIVED = "waived"
    """Let off, on a ground."""
    REVERSED = "reversed"
    """Given back: the payment named by ``reverses`` counts no more."""
    PROVED = "proved"
    """The credit of the transfer named by ``proves`` was seen after all."""


class Method(StrEnum):
    """How it was paid."""

    CASH = "cash"
    VIETQR = "vietqr"


@dataclass(frozen=True, slots=True, kw_only=True)
class Payment:
    """One entry about the fee of a dossier; ``amount`` is whole đồng, at least 0."""

    id: PaymentId
    kind: Kind
    amount: int
    at: datetime
    by: OfficerId
    by_name: str = ""
    counter: str = ""
    method: Method | None = None
    """None for what was waived."""
    tendered: int = 0
    """Cash the citizen laid down; 0 when it was not said."""
    reconciled: bool = True
    """False: a transfer of which only the citizen's own phone was seen."""
    slip: str = ""
    """Number of its fee slip."""
    reason: str = ""
    ground: str = ""
    reverses: PaymentId | None = None
    proves: PaymentId | None = None


def owed(fee: Fee, payments: Sequence[Payment]) -> int | None:
    """Return what is still to be paid; negative: paid twice, at two counters.

    None for a fee no source gives, until somebody has taken or waived it.
    """
    standing = [*counting(payments)]
    if fee.amount is None:
        return 0 if standing else None
    return fee.amount - sum(one.amount for one in standing)


def counting(payments: Sequence[Payment]) -> Iterator[Payment]:
    """Return what was taken or waived and not taken back since.

    A transfer whose credit was seen later is reconciled here.
    """
    gone = {one.reverses for one in payments if one.kind is Kind.REVERSED}
    seen = {one.proves for one in payments if one.kind is Kind.PROVED}
    for one in payments:
        if one.kind in {Kind.TAKEN, Kind.WAIVED} and one.id not in gone:
            yield replace(one, reconciled=True) if one.id in seen else one


def unproved(payments: Sequence[Payment]) -> Payment | None:
    """Return the first transfer that stands and whose credit nobody has seen."""
    open_ones = (one for one in counting(payments) if not one.reconciled)
    return next(open_ones, None)


def must_be_owed(fee: Fee, payments: Sequence[Payment], amount: int) -> None:
    """Raise FeeNotOwed unless this is what is still to be paid."""
    still = owed(fee, payments)
    if amount <= 0 or (still is not None and amount != still):
        raise FeeNotOwed(still or 0)


def change(tendered: int, amount: int) -> int:
    """Return what the citizen gets back; raise CashTooLittle for too little."""
    if tendered < amount:
        raise CashTooLittle(amount - tendered)
    return tendered - amount


def payment_fields(payments: Sequence[Payment]) -> dict[str, Json]:
    """Write payments as fields of their dossier."""
    return {
        PAYMENTS + one.id: {
            "kind": one.kind.value,
            "amount": one.amount,
            "at": one.at.isoformat(),
            "by": one.by,
            "by_name": one.by_name,
            "counter": one.counter,
            "method": one.method.value if one.method else None,
            "tendered": one.tendered,
            "reconciled": one.reconciled,
            "slip": one.slip,
            "reason": one.reason,
            "ground": one.ground,
            "reverses": one.reverses,
            # Not written where it is not: what is kept already must stay the same.
            **({"proves": one.proves} if one.proves else {}),
        }
        for one in payments
    }


def payments_from(flat: Fields) -> tuple[Payment, ...]:
    """Read the payments of a dossier, oldest first.

    One of a kind this program does not know is left out: it stays in the store as a
    newer program's field.
    """
    found = (
        _payment(PaymentId(name.removeprefix(PAYMENTS)), value)
        for name, value in flat.items()
        if name.startswith(PAYMENTS) and isinstance(value, dict)
    )
    return tuple(
        sorted((one for one in found if one), key=lambda one: (one.at, one.id))
    )


def _payment(name: PaymentId, value: Mapping[str, Json]) -> Payment | None:
    method, reverses = value.get("method"), value.get("reverses")
    proves = value.get("proves")
    tendered = value.get("tendered")
    try:
        return Payment(
            id=name,
            kind=Kind(str(value["kind"])),
            amount=_whole(value["amount"]),
            at=_moment(value["at"]),
            by=OfficerId(str(value["by"])),
            by_name=str(value.get("by_name", "")),
            counter=str(value.get("counter", "")),
            method=Method(str(method)) if method else None,
            tendered=_whole(tendered) if tendered else 0,
            reconciled=bool(value.get("reconciled", True)),
            slip=str(value.get("slip", "")),
            reason=str(value.get("reason", "")),
            ground=str(value.get("ground", "")),
            reverses=PaymentId(str(reverses)) if reverses else None,
            proves=PaymentId(str(proves)) if proves else None,
        )
    except (KeyError, ValueError):
        return None


def _moment(value: Json) -> datetime:
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError(value)  # nobody could say when that was
    return at


def _whole(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise ValueError(value)
    return value
