"""What every step at the till writes, always in one piece of work.

The dossier, the change to be told, the journal and the till's own book: none of them
may know of money that the others do not.
"""

from datetime import datetime

from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import DossierId, PaymentId, ShiftId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.payments import Kind, Payment
from counter_app.domain.printed import Form, Numbered
from counter_app.domain.shifts import Entered, Shift, TillEntry
from counter_app.services.filing import file_with
from counter_app.services.ports import UnitOfWork
from counter_app.services.session import SignedIn

ACTS = {
    Kind.TAKEN: Act.FEE_TAKEN,
    Kind.WAIVED: Act.FEE_WAIVED,
    Kind.REVERSED: Act.FEE_REVERSED,
    Kind.PROVED: Act.FEE_PROVED,
}


def shift_at(work: UnitOfWork, seat: SignedIn, now: datetime) -> Shift:
    """Return the open shift of the officer at this counter; begin one if none is."""
    found = work.till.open_shift(seat.officer.id, seat.counter)
    if found:
        return found
    made = Shift(
        id=ShiftId(
            f"{seat.counter}.{seat.officer.id}.{now:%Y%m%d}.{work.till.count()}"
        ),
        officer=seat.officer.id,
        officer_name=seat.officer.name,
        counter=seat.counter,
        opened_at=now,
    )
    work.till.begin(made)
    work.journal.add(
        Entry(
            at=now, act=Act.SHIFT_OPENED, officer=seat.officer.id, detail=seat.counter
        )
    )
    return made


def slip_number(
    work: UnitOfWork, seat: SignedIn, dossier: DossierId, now: datetime
) -> str:
    """Use up the next number of fee slips of this counter."""
    return work.paper_numbers.take(
        Numbered(
            series=Form.FEE.value,
            scope=seat.counter,
            period=f"{now:%Y}",
            number=0,
            dossier=dossier,
            at=now,
            by=seat.officer.id,
        )
    ).text


def write_payment(
    work: UnitOfWork, seat: SignedIn, before: Dossier, payment: Payment
) -> Dossier:
    """Write one entry about a fee everywhere it belongs; return the dossier after."""
    after = before.pay(payment)
    at, method = payment.at, payment.method
    said = (payment.slip, method.value if method else "", str(payment.amount))
    line = Entry(
        at=at,
        act=ACTS[payment.kind],
        officer=payment.by,
        dossier=before.id,
        detail=" ".join(filter(None, said)),
    )
    file_with(work, before=before, after=after, by=payment.by, line=line)
    work.till.add(
        TillEntry(
            id=payment.id,
            shift=shift_at(work, seat, at).id,
            entered=Entered(payment.kind.value),
            amount=payment.amount,
            at=at,
            by=payment.by,
            method=method,
            reconciled=payment.reconciled,
            dossier=before.id,
            code=before.code,
            slip=payment.slip,
            reason=payment.reason,
            reverses=payment.reverses or payment.proves,
        )
    )
    return after


def give_back(
    work: UnitOfWork, seat: SignedIn, slip: str, reason: str, now: datetime
) -> None:
    """Take back what was paid on a slip: a new entry, nothing of the old one changes.

    A slip nothing was paid on (printed before money was kept here) is left alone.
    """
    taken = work.till.of_slip(slip)
    if taken is None or taken.dossier is None:
        return
    dossier = work.dossiers.get(taken.dossier)
    proved = any(one.proves == taken.id for one in dossier.payments)
    write_payment(
        work,
        seat,
        dossier,
        Payment(
            id=PaymentId(f"{taken.id}-back"),
            kind=Kind.REVERSED,
            amount=taken.amount,
            at=now,
            by=seat.officer.id,
            by_name=seat.officer.name,
            counter=seat.counter,
            method=taken.method,
            reconciled=taken.reconciled or proved,
            slip=slip,
            reason=reason,
            reverses=taken.id,
        ),
    )
