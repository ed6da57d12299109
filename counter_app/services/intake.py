"""Serve a walk-in from the card to the received dossier.

Every step is kept on disk as a draft before the method returns. Receiving is one
piece of work: the code is used up, the dossier kept, the change queued and the draft
forgotten together, or nothing of it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

from counter_app.domain.checklists import (
    first_rows,
    missing_rows,
    settled,
    usual_case,
)
from counter_app.domain.declarations import Fault
from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Confirmation, Draft, Stage
from counter_app.domain.due import Promise
from counter_app.domain.errors import (
    NotReady,
    NotYours,
)
from counter_app.domain.fees import Fee
from counter_app.domain.folding import nfc, visible
from counter_app.domain.ids import DossierId, DraftId, ProcedureCode, RowId
from counter_app.domain.journal import Act
from counter_app.domain.jsonable import Answers
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen, Role
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import (
    Channel,
    Exemption,
    Offer,
    Procedure,
    TimeLimit,
)
from counter_app.domain.promises import promise
from counter_app.services.card_rows import card_shown, card_taken_back
from counter_app.services.filing import file_step, keep_form
from counter_app.services.moments import latest_moment, note_moment
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Forms,
    Ids,
    UnitOfWork,
)
from counter_app.services.receivable import must_be_receivable
from counter_app.services.rights import allowed
from counter_app.services.session import Session, SignedIn
from counter_app.services.visits import shown_in_visit


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft as it would be received now: what it costs, when, what is wrong."""

    draft: Draft
    procedure: Procedure
    channel: Channel
    answers: Answers
    """Those of the draft, without the ones to questions that are not asked."""
    fee: Fee
    exemptions: Sequence[Exemption] = ()
    promise: Promise
    faults: Sequence[Fault]
    missing: Sequence[RowId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """One channel of a procedure, as it would be if received now."""

    channel: Channel
    fee: Fee
    promise: Promise | None
    """None when no source gives a limit that can be counted."""
    basis: str = ""
    """What the limit rests on, in the words of the catalogue."""
    by_hand: tuple[str, ...] = ()
    """The grounds of values an administrator set in place of the catalogue's."""
    each: bool = False
    """The fee is for one copy; how many is asked later."""


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

    @allowed(Role.INTAKE)
    def start(self, citizen: Citizen) -> Draft:
        """Begin to serve this citizen."""
        seat, now = self.session.who(), self.clock.now()
        draft = Draft(
            id=DraftId(self.ids.new()),
            owner=seat.officer.id,
            counter=seat.counter,
            citizen=_composed(citizen),
            started_at=now,
            saved_at=now,
        )
        with self.begin() as work:
            work.drafts.put(draft)
            work.commit()
        self.announce(Changed(drafts=True))
        return draft

    @allowed(Role.INTAKE)
    def resume(self, draft: DraftId) -> Draft:
        """Take a draft up again where it was left; raise NotYours or NotFound."""
        with self.begin() as work:
            return self._mine(work, draft)

    @allowed(Role.INTAKE)
    def identify(
        self, draft: DraftId, citizen: Citizen, *, card_holder_present: bool = True
    ) -> Draft:
        """Correct or complete who the citizen is; it is to be confirmed anew.

        A card that turns out to be another's no longer counts as a paper shown.
        """

        def known(before: Draft) -> Draft:
            after = replace(
                before,
                citizen=_composed(citizen),
                card_holder_present=card_holder_present,
                confirmed=None,
            )
            return card_taken_back(self.catalogue, before, after, self.clock.now())

        return self._change(draft, known)

    @allowed(Role.INTAKE)
    def quotes(self, code: ProcedureCode, case: str = "") -> Sequence[Quote]:
        """Tell what each channel would cost and promise if received now.

        In the usual case when none is named.
        """
        procedure = self.catalogue.procedure(code)
        chosen = case or usual_case(procedure)
        offers = (procedure.offer(offer.channel, chosen) for offer in procedure.offers)
        return [self._quote(offer) for offer in offers]

    @allowed(Role.INTAKE)
    def choose(
        self,
        draft: DraftId,
        code: ProcedureCode,
        channel: Channel,
        case: str = "",
        *,
        compared: bool = False,
    ) -> Draft:
        """Choose the procedure, its case and, as the citizen wishes, the channel.

        The answers belong to the procedure and the papers to its channel and case:
        choosing the same again keeps them. A procedure with cases has its usual one
        when none is named. ValueError for a channel or case that is not offered;
        raises what keeps a procedure from being received today. ``compared``: the
        officer has compared who holds the card with it.
        """
        procedure = self.catalogue.procedure(code)
        case = case or usual_case(procedure)
        offer = procedure.offer(channel, case)
        must_be_receivable(procedure, offer, self._today())
        rows = shown_in_visit(
            *(self.begin, self.catalogue, draft, procedure),
            first_rows(procedure, channel, case),
        )

        def chosen(before: Draft) -> Draft:
            answers = before.answers if before.procedure == code else {}
            if procedure.form:
                answers = self.forms.prefill(procedure.form, answers, before.citizen)
                self.forms.layout(procedure.form, answers)  # the screen finds it drawn
            after = replace(
                before,
                procedure=code,
                procedure_version=procedure.version,
                channel=channel,
                case=case,
            )
            same = after == before
            shown = before.papers if same else rows
            if compared and not same:
                seat, now = self.session.who(), self.clock.now()
                shown = card_shown(rows, procedure, after, seat.officer.id, now)
            return replace(
                after,
                answers=answers,
                asked={**self.forms.asks(procedure.form)} if procedure.form else {},
                papers=shown,
                exempt=before.exempt if same else "",
                stage=Stage.FORM,
                confirmed=None,
            )

        return self._change(draft, chosen)

    @allowed(Role.INTAKE)
    def answer(self, draft: DraftId, answers: Answers) -> Draft:
        """Keep the answers typed so far, right or wrong (autosave)."""
        return self._change(
            draft, lambda before: replace(before, answers=answers, confirmed=None)
        )

    @allowed(Role.INTAKE)
    def stop_at(self, draft: DraftId, stage: Stage) -> Draft:
        """Remember the step at which the officer is."""
        return self._change(draft, lambda before: replace(before, stage=stage))

    @allowed(Role.INTAKE)
    def confirm(self, draft: DraftId, how: Confirmation | None) -> Draft:
        """Note how the citizen said that the data are right."""
        return self._change(draft, lambda before: replace(before, confirmed=how))

    @allowed(Role.INTAKE)
    def exempt(self, draft: DraftId, which: str) -> Draft:
        """Grant an exemption from the fee by its id; empty takes it back.

        The citizen heard another fee: it is to be confirmed anew.
        """
        return self._change(
            draft, lambda before: replace(before, exempt=which, confirmed=None)
        )

    @allowed(Role.INTAKE)
    def discard(self, draft: DraftId) -> None:
        """Forget a draft the citizen has given up."""
        with self.begin() as work:
            self._mine(work, draft)
            work.drafts.remove(draft)
            work.commit()
        self.announce(Changed(drafts=True))

    @allowed(Role.INTAKE)
    def check(self, draft: DraftId) -> Checked:
        """Tell what receiving this draft now would mean."""
        with self.begin() as work:
            found = self._mine(work, draft)
        return self._check(found, self.clock.now())

    @allowed(Role.INTAKE)
    def receive(self, draft: DraftId, *, missing_reason: str = "") -> Dossier:
        """Receive the dossier; when this returns it is on disk with its final code.

        Raises NotReady while there are faults, papers missing without a reason, or
        no confirmation by the citizen; ClockUntrusted when this PC's clock went back.
        """
        seat, now = self.session.who(), self.clock.now()
        reason = nfc(missing_reason).strip()
        with self.begin() as work:
            checked = self._check(self._mine(work, draft), now)
            confirmed = _confirmed(checked, reason)
            latest = latest_moment(work, now)
            dossier = self._dossier(work, checked, confirmed, seat, now)
            if checked.missing:
                dossier = replace(dossier, missing_reason=reason)
            file_step(
                work,
                before=None,
                after=dossier,
                act=Act.RECEIVED,
                by=seat.officer.id,
                at=now,
            )
            keep_form(work, self.forms, dossier.id, checked.procedure.form)
            work.stays.put(dossier.id, checked.draft.started_at)
            work.drafts.remove(draft)
            note_moment(work, latest)
            work.commit()
        self.announce(Changed(frozenset({dossier.id}), outbox=True, drafts=True))
        return dossier

    def _dossier(
        self,
        work: UnitOfWork,
        checked: Checked,
        confirmed: Confirmation,
        seat: SignedIn,
        now: datetime,
    ) -> Dossier:
        draft, procedure = checked.draft, checked.procedure
        day = now.astimezone(self.zone).date()
        return Dossier(
            id=DossierId(draft.id),
            code=work.numbers.take(day, seat.counter),
            lookup_secret=self.ids.secret(),
            register_number=work.numbers.register_line(day, seat.counter),
            counter=seat.counter,
            procedure=procedure.code,
            procedure_version=procedure.version,
            procedure_name=procedure.name,
            form_set=self.catalogue.form_set(day),
            channel=checked.channel,
            case=draft.case,
            submission=draft.submission,
            applicant=draft.citizen,
            card_holder_present=draft.card_holder_present,
            answers=checked.answers,
            papers=settled(procedure, draft.papers),
            fee=checked.fee,
            due=checked.promise,
            confirmed=confirmed,
            received_by=seat.officer.id,
            received_by_name=seat.officer.name,
            received_at=now,
        )

    def _check(self, draft: Draft, now: datetime) -> Checked:
        if draft.procedure is None or draft.channel is None:
            raise NotReady(1)
        self.catalogue.procedure(draft.procedure)  # it may be retired meanwhile
        procedure = self.catalogue.procedure(draft.procedure, draft.procedure_version)
        local = now.astimezone(self.zone)
        day = local.date()
        offer = procedure.offer(draft.channel, draft.case)
        must_be_receivable(procedure, offer, day)  # or have lapsed
        answers: Answers = {}
        faults: Sequence[Fault] = ()
        if procedure.form:
            answers = self.forms.clean(procedure.form, draft.answers)
            faults = self.forms.faults(procedure.form, answers, day)
        return Checked(
            draft=draft,
            procedure=procedure,
            channel=draft.channel,
            answers=answers,
            fee=fee_of(offer, answers, draft.exempt),
            exemptions=offer.exemptions,
            promise=self._promise(offer.limit, local),
            faults=faults,
            missing=missing_rows(procedure, draft.papers),
        )

    def _promise(self, limit: TimeLimit, local: datetime) -> Promise:
        return promise(limit, local, self.catalogue.calendar(limit.calendar))

    def _quote(self, offer: Offer) -> Quote:
        limit, local = offer.limit, self.clock.now().astimezone(self.zone)
        return Quote(
            channel=offer.channel,
            fee=fee_of(offer, {}),
            promise=self._promise(limit, local) if limit.countable else None,
            basis=limit.source.said,
            by_hand=offer.by_hand,
            each=any(price.per_field for price in offer.prices),
        )

    def _today(self) -> date:
        return self.clock.now().astimezone(self.zone).date()

    def _mine(self, work: UnitOfWork, draft: DraftId) -> Draft:
        found = work.drafts.get(draft)
        if found.owner != self.session.who().officer.id:
            raise NotYours(found.owner)
        return found

    def _change(self, draft: DraftId, step: Callable[[Draft], Draft]) -> Draft:
        with self.begin() as work:
            before = self._mine(work, draft)
            after = replace(step(before), saved_at=self.clock.now())
            work.drafts.put(after)
            work.commit()
        self.announce(Changed(drafts=True))
        return after


def _composed(citizen: Citizen) -> Citizen:
    return replace(
        citizen, name=visible(citizen.name), address=visible(citizen.address)
    )


def _confirmed(checked: Checked, missing_reason: str) -> Confirmation:
    """Return how the citizen confirmed; raise NotReady while anything is wanting."""
    how, wanting = checked.draft.confirmed, len(checked.faults)
    if not missing_reason:
        wanting += len(checked.missing)
    if how is None or wanting:
        raise NotReady(wanting + (how is None))
    return how
