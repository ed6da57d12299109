"""Certify copies: one citizen, several documents, a number of the book for each.

A visit is a dossier of the procedure like any other, so it is told to the portal,
listed, found and handed over like any other; beside it stand the lines of the book.
All of it is one piece of work: a number is used up with its dossier or not at all.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from counter_app.domain.checklists import first_rows
from counter_app.domain.copies import (
    CERTIFICATION,
    CopyDocument,
    RegisterEntry,
    answers,
    checked,
    registered,
)
from counter_app.domain.dossiers import Dossier, Handover
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise
from counter_app.domain.errors import NotReady
from counter_app.domain.fees import Fee
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, DraftId, OfficerId
from counter_app.domain.journal import Act
from counter_app.domain.jsonable import Answers
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.people import Citizen, Role
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import Exemption, Offer, Procedure
from counter_app.domain.promises import promise
from counter_app.services.filing import file_step
from counter_app.services.moments import latest_moment, note_moment
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Ids,
    UnitOfWork,
)
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session, SignedIn


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyQuote:
    """What a visit would cost and when the copies would be ready."""

    fee: Fee
    each: tuple[Fee, ...]
    """The fee of each document, in order."""
    promise: Promise
    exemptions: tuple[Exemption, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certified:
    """A visit that was written into the book."""

    dossier: Dossier
    entries: tuple[RegisterEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Certifying:
    """The use case of the copy-certification lane."""

    begin: Begin
    catalogue: Catalogue
    session: Session
    clock: Clock
    ids: Ids
    zone: tzinfo
    announce: Announce

    @allowed(Role.INTAKE)
    def quote(self, documents: Sequence[CopyDocument], exempt: str = "") -> CopyQuote:
        """Tell the price and the date; raise AmountRefused or ProcedureUnavailable.

        ``exempt`` is the id of an exemption the officer grants.
        """
        _, offer = self._offer()
        found = checked(documents)
        local = self.clock.now().astimezone(self.zone)
        return CopyQuote(
            fee=fee_of(offer, _told(found), exempt),
            each=tuple(fee_of(offer, _told((one,)), exempt) for one in found),
            promise=self._promise(offer, local),
            exemptions=offer.exemptions,
        )

    @allowed(Role.INTAKE)
    def certify(
        self,
        citizen: Citizen,
        documents: Sequence[CopyDocument],
        exempt: str = "",
    ) -> Certified:
        """Write the visit down; when this returns it is on disk with its numbers.

        Raises what ``quote`` raises, and ClockUntrusted when this PC's clock went back.
        """
        seat, now = self.session.who(), self.clock.now()
        procedure, offer = self._offer()
        found = checked(documents)
        citizen = replace(citizen, name=" ".join(nfc(citizen.name).split()))
        if not citizen.name:
            raise NotReady(1)  # the book needs to know whose copies they are
        local = now.astimezone(self.zone)
        told = answers(citizen.name, citizen.personal_id, citizen.phone, found)
        with self.begin() as work:
            latest = latest_moment(work, now)
            dossier = self._dossier(work, procedure, offer, citizen, seat, now)
            entries = _enter(work, dossier, found, seat.counter, local.date())
            dossier = replace(
                dossier,
                answers=registered(told, entries),
                fee=fee_of(offer, told, exempt),
            )
            file_step(
                work,
                before=None,
                after=dossier,
                act=Act.RECEIVED,
                by=seat.officer.id,
                at=now,
            )
            note_moment(work, latest)
            work.commit()
        self.announce(Changed(frozenset({dossier.id}), outbox=True))
        return Certified(dossier=dossier, entries=entries)

    @allowed(Role.INTAKE)
    def take_over(self, draft: DraftId) -> None:
        """Forget a walk-in that has nothing but its citizen: it is served here."""
        with self.begin() as work:
            work.drafts.remove(draft)
            work.commit()
        self.announce(Changed(drafts=True))

    @allowed(Role.HANDOVER)
    def hand_over(self, dossier: DossierId) -> Dossier:
        """Note that the citizen took the copies away, signed and sealed.

        Raises WrongState when they were handed over before.
        """
        officer, now = self.session.who().officer.id, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            ready = before.result_arrived(at=now)
            after = ready.hand_back(_taken(before, officer, now))
            for act, one, other in (
                (Act.RESULT_ARRIVED, before, ready),
                (Act.HANDED_OVER, ready, after),
            ):
                file_step(work, before=one, after=other, act=act, by=officer, at=now)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after

    @allowed(*READING, unheard=True)
    def entries_of(self, dossier: DossierId) -> Sequence[RegisterEntry]:
        """Return the lines of one visit, in the order of its documents."""
        with self.begin() as work:
            return work.certifications.of(dossier)

    @allowed(*READING, unheard=True)
    def entries_on(self, day: date) -> Sequence[RegisterEntry]:
        """Return the lines this PC wrote on one day, newest first."""
        with self.begin() as work:
            return work.certifications.on(day)

    def _offer(self) -> tuple[Procedure, Offer]:
        procedure = self.catalogue.procedure(CERTIFICATION)
        return procedure, procedure.offers[0]

    def _promise(self, offer: Offer, local: datetime) -> Promise:
        calendar = self.catalogue.calendar(offer.limit.calendar)
        return promise(offer.limit, local, calendar)

    def _dossier(
        self,
        work: UnitOfWork,
        procedure: Procedure,
        offer: Offer,
        citizen: Citizen,
        seat: SignedIn,
        now: datetime,
    ) -> Dossier:
        local = now.astimezone(self.zone)
        day = local.date()
        rows = first_rows(procedure, offer.channel)
        return Dossier(
            id=DossierId(self.ids.new()),
            code=work.numbers.take(day, seat.counter),
            lookup_secret=self.ids.secret(),
            register_number=work.numbers.register_line(day, seat.counter),
            counter=seat.counter,
            procedure=procedure.code,
            procedure_version=procedure.version,
            procedure_name=procedure.name,
            form_set=self.catalogue.form_set(day),
            channel=offer.channel,
            applicant=citizen,
            papers=tuple(_seen(row, seat.officer.id, now) for row in rows),
            fee=Fee(amount=None),
            due=self._promise(offer, local),
            confirmed=Confirmation.SPOKEN,
            received_by=seat.officer.id,
            received_by_name=seat.officer.name,
            received_at=now,
        )


def _told(documents: Sequence[CopyDocument]) -> Answers:
    return answers("", "", "", documents)


def _enter(
    work: UnitOfWork,
    dossier: Dossier,
    documents: Sequence[CopyDocument],
    counter: str,
    day: date,
) -> tuple[RegisterEntry, ...]:
    entries = []
    for place, one in enumerate(documents):
        book, number = work.certifications.next(counter, day.year)
        entry = RegisterEntry(
            book=book,
            year=day.year,
            number=number,
            day=day,
            dossier=dossier.id,
            place=place,
            document=one.name,
            pages=one.pages,
            copies=one.copies,
            applicant=dossier.applicant.name,
        )
        work.certifications.add(entry)
        entries.append(entry)
    return tuple(entries)


def _seen(row: PaperRow, officer: OfficerId, now: datetime) -> PaperRow:
    """The originals were laid on the counter and went back with the citizen."""
    if row.state is not PaperState.MISSING:
        return row
    return replace(row, state=PaperState.SEEN, seen_by=officer, seen_at=now)


def _taken(dossier: Dossier, officer: OfficerId, now: datetime) -> Handover:
    return Handover(
        to_name=dossier.applicant.name,
        to_personal_id=dossier.applicant.personal_id,
        by=officer,
        at=now,
        confirmed=Confirmation.SPOKEN,
    )
