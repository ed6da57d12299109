"""Take the fee of a dossier, once, or let it off on a ground.

What was taken is on disk, with its slip's number, before the slip goes to the printer:
a key held down, a crash or a jam takes no money twice. Voiding a slip is
``services.numbering``: the number and the money go back together.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, PaymentId
from counter_app.domain.money_errors import FeeNotOwed, GroundNeeded, NothingToProve
from counter_app.domain.news import Changed
from counter_app.domain.payments import (
    Kind,
    Method,
    Payment,
    change,
    counting,
    must_be_owed,
    unproved,
)
from counter_app.domain.people import Role
from counter_app.domain.pricing import with_exemption
from counter_app.domain.procedures import Exemption
from counter_app.services.ports import Announce, Begin, Catalogue, Clock, Ids
from counter_app.services.rights import allowed
from counter_app.services.session import Session, SignedIn
from counter_app.services.till_steps import slip_number, write_payment


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """What is to be paid for one dossier, as of now."""

    dossier: Dossier
    owed: int | None
    """None: no source gives the amount, the officer types it with its ground."""
    payment: PaymentId
    """The name the next payment gets: asked twice with it, the fee is taken once."""
    exemptions: Sequence[Exemption] = ()
    qr: bytes | None = None
    """To pay by, as PNG; None: no account is set, or nothing can be paid by it."""

    @property
    def standing(self) -> tuple[Payment, ...]:
        """What was taken or waived, and stands."""
        return tuple(counting(self.dossier.payments))


@dataclass(frozen=True, slots=True, kw_only=True)
class Taking:
    """How the officer says the fee was paid."""

    method: Method
    amount: int
    tendered: int = 0
    """Cash laid down; 0: not said, then exactly the fee."""
    reconciled: bool = True
    """False: of the transfer only the citizen's own phone was seen."""
    ground: str = ""
    """Needed where no source gives the amount."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiving:
    """Why the fee is let off: an exemption by its id, or a reason with its ground."""

    exemption: str = ""
    reason: str = ""
    ground: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Collecting:
    """The use case of the fee."""

    begin: Begin
    session: Session
    clock: Clock
    ids: Ids
    catalogue: Catalogue
    qr: Callable[[DossierId], bytes | None]
    announce: Announce

    @allowed(Role.INTAKE, Role.HANDOVER)
    def due(self, dossier: DossierId) -> Due:
        """Tell what is to be paid, and how it can be."""
        with self.begin() as work:
            found = work.dossiers.get(dossier)
        return Due(
            dossier=found,
            owed=found.owed,
            payment=PaymentId(self.ids.new()),
            exemptions=self._exemptions(found),
            qr=self.qr(dossier),
        )

    @allowed(Role.INTAKE, Role.HANDOVER)
    def take(self, dossier: DossierId, payment: PaymentId, taking: Taking) -> Payment:
        """Take the fee; when this returns it is on disk with the number of its slip.

        The same ``payment`` again gives back what it did. Raises FeeNotOwed for another
        sum than is owed, CashTooLittle, GroundNeeded for a sum set by hand without one.
        """
        seat, now = self.session.who(), self.clock.now()
        ground = _tidy(taking.ground)
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            known = _known(before, payment)
            if known:
                return known
            must_be_owed(before.fee, before.payments, taking.amount)
            if before.owed is None and not ground:
                raise GroundNeeded
            if taking.method is Method.CASH and taking.tendered:
                change(taking.tendered, taking.amount)
            made = replace(
                _bare(payment, Kind.TAKEN, seat),
                at=now,
                amount=taking.amount,
                method=taking.method,
                tendered=taking.tendered if taking.method is Method.CASH else 0,
                reconciled=taking.reconciled or taking.method is Method.CASH,
                slip=slip_number(work, seat, dossier, now),
                ground=ground or before.fee.ground,
            )
            write_payment(work, seat, before, made)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return made

    @allowed(Role.INTAKE, Role.HANDOVER)
    def waive(
        self, dossier: DossierId, payment: PaymentId, waiving: Waiving
    ) -> Payment:
        """Let the fee off, whole or what the exemption says, with reason and ground.

        Raises GroundNeeded without them, FeeNotOwed when nothing is owed.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            known = _known(before, payment)
            if known:
                return known
            if before.owed is not None and before.owed <= 0:
                raise FeeNotOwed(0)
            amount, reason, ground = self._let_off(before, waiving)
            made = replace(
                _bare(payment, Kind.WAIVED, seat),
                at=now,
                amount=amount,
                reason=reason,
                ground=ground,
            )
            write_payment(work, seat, before, made)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return made

    @allowed(Role.INTAKE, Role.HANDOVER)
    def prove(self, dossier: DossierId) -> Payment:
        """Note that the credit of the transfer was seen on the account after all.

        A new entry beside the payment, in the shift it was seen in; asked again it
        raises NothingToProve, like for a fee without such a transfer.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            waiting = unproved(before.payments)
            if waiting is None:
                raise NothingToProve
            made = replace(
                _bare(PaymentId(f"{waiting.id}-seen"), Kind.PROVED, seat),
                at=now,
                amount=waiting.amount,
                method=waiting.method,
                slip=waiting.slip,
                proves=waiting.id,
            )
            write_payment(work, seat, before, made)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return made

    def _let_off(self, dossier: Dossier, waiving: Waiving) -> tuple[int, str, str]:
        owed = dossier.owed or 0
        for one in self._exemptions(dossier):
            if one.id == waiving.exemption:
                rest = with_exemption(replace(dossier.fee, amount=owed), one).amount
                return owed - (rest or 0), one.name, one.source.said
        reason, ground = _tidy(waiving.reason), _tidy(waiving.ground)
        if not reason or not ground:
            raise GroundNeeded
        return owed, reason, ground

    def _exemptions(self, dossier: Dossier) -> Sequence[Exemption]:
        """Return what the law of its receiving lets off and was not granted then."""
        if dossier.fee.exemption or dossier.fee.amount is None:
            return ()
        try:
            procedure = self.catalogue.procedure(
                dossier.procedure, dossier.procedure_version
            )
        except ProcedureUnavailable:
            return ()  # that version has left the catalogue: reason and ground by hand
        return procedure.offer(dossier.channel, dossier.case).exemptions


def _known(dossier: Dossier, payment: PaymentId) -> Payment | None:
    return next((one for one in dossier.payments if one.id == payment), None)


def _bare(payment: PaymentId, kind: Kind, seat: SignedIn) -> Payment:
    return Payment(
        id=payment,
        kind=kind,
        amount=0,
        at=seat.at,
        by=seat.officer.id,
        by_name=seat.officer.name,
        counter=seat.counter,
    )


def _tidy(text: str) -> str:
    return " ".join(nfc(text).split())
