"""Serve a walk-in from the card to the received dossier.

Every step is kept on disk as a draft before the method returns. Receiving is one
piece of work: the code is used up, the dossier kept, the change queued and the draft
forgotten together, or nothing of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo

from counter_app.domain.checklists import first_rows, missing_rows, settled
from counter_app.domain.declarations import Fault
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation, Draft, Stage
from counter_app.domain.due import Promise
from counter_app.domain.errors import ClockUntrusted, NotReady, NotYours
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierId, DraftId, ProcedureCode, RowId
from counter_app.domain.journal import Act
from counter_app.domain.jsonable import Answers
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import Channel, Procedure
from counter_app.domain.workdays import promise
from counter_app.services.filing import file_step
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Forms,
    Ids,
    UnitOfWork,
)
from counter_app.services.session import Session

CLOCK_HIGH = "clock-high-water"
CLOCK_SLACK = timedelta(minutes=10)
"""How far this PC's clock may stand before its own last act (SYNC 2.6)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft as it would be received now: what it costs, when, what is wrong."""

    draft: Draft
    procedure: Procedure
    fee: Fee
    promise: Promise
    faults: Sequence[Fault]
    missing: Sequence[RowId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One channel of a procedure, as it would be if received now."""

    channel: Channel
    fee: Fee
    promise: Promise


@dataclass(frozen=True, slots=True, kw_only=True)
class Intake:
    """The use case of taking a dossier in."""

    begin: Begin
    catalogue: Catalogue
    forms: Forms
    session: Session
    clock: Clock
    ids: Ids
    zone: tzinfo
    announce: Announce

    def start(self, citizen: Citizen) -> Draft:
        """Begin to serve this citizen."""
        seat, now = self.session.who(), self.clock.now()
        draft = Draft(
            id=DraftId(self.ids.new()),
            owner=seat.officer.id,
            counter=seat.counter,
            citizen=citizen,
            started_at=now,
            saved_at=now,
        )
        return self._keep(draft)

    def resume(self, draft: DraftId) -> Draft:
        """Take a draft up again where it was left; raise NotYours or NotFound."""
        with self.begin() as work:
            return self._mine(work, draft)

    def identify(
        self, draft: DraftId, citizen: Citizen, *, card_holder_present: bool = True
    ) -> Draft:
        """Correct or complete who the citizen is."""
        return self._change(
            draft, citizen=citizen, card_holder_present=card_holder_present
        )

    def quotes(self, code: ProcedureCode) -> Sequence[Quote]:
        """Tell what each channel would cost and promise if received now."""
        local = self.clock.now().astimezone(self.zone)
        return [
            Quote(
                channel=offer.channel,
                fee=fee_of(offer, {}),
                promise=promise(offer.limit, local, self.catalogue.calendar()),
            )
            for offer in self.catalogue.procedure(code).offers
        ]

    def choose(self, draft: DraftId, code: ProcedureCode, channel: Channel) -> Draft:
        """Choose the procedure and, as the citizen wishes, the channel.

        Choosing the same procedure again keeps the answers and papers.
        """
        with self.begin() as work:
            before = self._mine(work, draft)
            procedure = self.catalogue.procedure(code)
            procedure.offer(channel)
            same = (before.procedure, before.channel) == (code, channel)
            answers = before.answers if before.procedure == code else {}
            if procedure.form:
                answers = self.forms.prefill(procedure.form, answers, before.citizen)
            chosen = replace(
                before,
                procedure=code,
                procedure_version=procedure.version,
                channel=channel,
                answers=answers,
                papers=before.papers if same else first_rows(procedure, channel),
                stage=Stage.FORM,
                confirmed=None,
                saved_at=self.clock.now(),
            )
            work.drafts.put(chosen)
            work.commit()
        self.announce(Changed(drafts=True))
        return chosen

    def answer(self, draft: DraftId, answers: Answers) -> Draft:
        """Keep the answers typed so far, right or wrong (autosave)."""
        return self._change(draft, answers=answers, confirmed=None)

    def stop_at(self, draft: DraftId, stage: Stage) -> Draft:
        """Remember the step at which the officer is."""
        return self._change(draft, stage=stage)

    def confirm(self, draft: DraftId, how: Confirmation | None) -> Draft:
        """Note how the citizen said that the data are right."""
        return self._change(draft, confirmed=how)

    def discard(self, draft: DraftId) -> None:
        """Forget a draft the citizen has given up."""
        with self.begin() as work:
            self._mine(work, draft)
            work.drafts.remove(draft)
            work.commit()
        self.announce(Changed(drafts=True))

    def check(self, draft: DraftId) -> Checked:
        """Tell what receiving this draft now would mean."""
        with self.begin() as work:
            found = self._mine(work, draft)
        return self._check(found, self.clock.now())

    def receive(self, draft: DraftId, *, missing_reason: str = "") -> Dossier:
        """Receive the dossier; when this returns it is on disk with its final code.

        Raises NotReady while there are faults, papers missing without a reason, or
        no confirmation by the citizen; ClockUntrusted when this PC's clock went back.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            found = self._mine(work, draft)
            checked = self._check(found, now)
            _must_be_ready(checked, missing_reason)
            _must_trust(work, now)
            day = now.astimezone(self.zone).date()
            procedure = checked.procedure
            dossier = Dossier(
                id=DossierId(found.id),
                code=work.numbers.take(day, seat.counter),
                lookup_secret=self.ids.secret(),
                register_number=work.numbers.register_line(day, seat.counter),
                counter=seat.counter,
                procedure=procedure.code,
                procedure_version=procedure.version,
                procedure_name=procedure.name,
                form_set=self.catalogue.form_set(day),
                channel=found.channel or Channel.PAPER,
                applicant=found.citizen,
                card_holder_present=found.card_holder_present,
                answers=self._clean(procedure, found.answers),
                papers=settled(procedure, found.papers),
                missing_reason=missing_reason if checked.missing else "",
                fee=checked.fee,
                due=checked.promise,
                confirmed=found.confirmed or Confirmation.SPOKEN,
                received_by=seat.officer.id,
                received_by_name=seat.officer.name,
                received_at=now,
            )
            file_step(
                work,
                before=None,
                after=dossier,
                act=Act.RECEIVED,
                by=seat.officer.id,
                at=now,
            )
            work.drafts.remove(draft)
            work.notes.put(CLOCK_HIGH, now.isoformat())
            work.commit()
        self.announce(Changed(frozenset({dossier.id}), outbox=True, drafts=True))
        return dossier

    def _check(self, draft: Draft, now: datetime) -> Checked:
        if draft.procedure is None or draft.channel is None:
            raise NotReady(1)
        procedure = self.catalogue.procedure(draft.procedure, draft.procedure_version)
        offer = procedure.offer(draft.channel)
        local = now.astimezone(self.zone)
        answers = self._clean(procedure, draft.answers)
        faults: Sequence[Fault] = ()
        if procedure.form:
            faults = self.forms.faults(procedure.form, answers, local.date())
        return Checked(
            draft=draft,
            procedure=procedure,
            fee=fee_of(offer, answers),
            promise=promise(offer.limit, local, self.catalogue.calendar()),
            faults=faults,
            missing=missing_rows(procedure, draft.papers),
        )

    def _clean(self, procedure: Procedure, answers: Answers) -> Answers:
        return self.forms.clean(procedure.form, answers) if procedure.form else {}

    def _mine(self, work: UnitOfWork, draft: DraftId) -> Draft:
        found = work.drafts.get(draft)
        if found.owner != self.session.who().officer.id:
            raise NotYours(found.owner)
        return found

    def _change(self, draft: DraftId, **facts: object) -> Draft:
        with self.begin() as work:
            before = self._mine(work, draft)
            after = replace(before, **facts, saved_at=self.clock.now())  # type: ignore[arg-type]
            work.drafts.put(after)
            work.commit()
        self.announce(Changed(drafts=True))
        return after

    def _keep(self, draft: Draft) -> Draft:
        with self.begin() as work:
            work.drafts.put(draft)
            work.commit()
        self.announce(Changed(drafts=True))
        return draft


def _must_be_ready(checked: Checked, missing_reason: str) -> None:
    wanting = len(checked.faults)
    if checked.missing and not missing_reason.strip():
        wanting += len(checked.missing)
    if checked.draft.confirmed is None:
        wanting += 1
    if wanting:
        raise NotReady(wanting)


def _must_trust(work: UnitOfWork, now: datetime) -> None:
    seen = work.notes.get(CLOCK_HIGH)
    if seen and now < datetime.fromisoformat(seen) - CLOCK_SLACK:
        raise ClockUntrusted(datetime.fromisoformat(seen))
