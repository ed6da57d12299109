"""Put right what was written down of a dossier, after its receipt was printed.

Who the citizen is, the codes, the date and the fee are not corrected here: those are
decisions, and two hands at once on them always ask an officer (domain.merging).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.afterwards import Correction, FollowUp
from counter_app.domain.changes import difference
from counter_app.domain.declarations import Fault
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import FeeWouldChange, Hindered, NotReady
from counter_app.domain.fields import fields_of
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, FormId
from counter_app.domain.journal import Act
from counter_app.domain.jsonable import Answers
from counter_app.domain.later_fields import CORRECTIONS
from counter_app.domain.people import Citizen, Role
from counter_app.domain.practice import Usage
from counter_app.domain.pricing import fee_of
from counter_app.services.following_up import FollowingUp, needed, written
from counter_app.services.ports import Forms
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class ToCorrect:
    """A dossier before it is corrected."""

    dossier: Dossier
    form: FormId | None
    """Its declaration; None when it has none, or the catalogue has lost it."""
    forms: Forms
    """What draws and judges that declaration: the version it was received with."""
    usage: Usage


@dataclass(frozen=True, slots=True, kw_only=True)
class Correcting:
    """The use case of corrections."""

    following: FollowingUp
    forms: Forms
    session: Session

    @allowed(*READING, unheard=True)
    def to_correct(self, dossier: DossierId) -> ToCorrect:
        """Return what to correct; raise Hindered once the dossier is over."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        why = found.hindrance(FollowUp.CORRECT)
        if why:
            raise Hindered(why)
        form, forms = self._declaration(found)
        return ToCorrect(
            dossier=found,
            form=form,
            forms=forms,
            usage=self.following.usage(FollowUp.CORRECT),
        )

    @allowed(Role.INTAKE, Role.LEAD)
    def faults(self, dossier: DossierId, answers: Answers) -> Sequence[Fault]:
        """Return what is wrong with these answers, in the order of the page."""
        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        form, forms = self._declaration(found)
        if form is None:
            return ()
        return forms.faults(form, answers, self.following.local().date())

    @allowed(Role.INTAKE, Role.LEAD)
    def correct(
        self,
        dossier: DossierId,
        *,
        phone: str,
        address: str,
        answers: Answers,
        reason: str,
    ) -> Dossier:
        """Write these down instead, with the reason.

        Raises NotReady without a reason, for answers with faults or when nothing is
        other than before; FeeWouldChange; Hindered once the dossier is over.
        """
        officer, now = self.session.who().officer, self.following.clock.now()
        reason = written(reason)
        needed(reason)
        parts: tuple[str, ...] = ()

        def step(before: Dossier) -> Dossier:
            nonlocal parts
            form, forms = drawn
            cleaned = forms.clean(form, answers) if form else before.answers
            if form:
                today = self.following.local().date()
                faults = forms.faults(form, cleaned, today)
                if faults and cleaned != before.answers:
                    raise NotReady(len(faults))
            self._must_cost_the_same(before, cleaned)
            applicant = _corrected(before.applicant, phone, address)
            parts = _changed(before, applicant, cleaned)
            if not parts:
                raise NotReady(1)
            correction = Correction(at=now, by=officer.id, reason=reason, parts=parts)
            return before.correct(correction, applicant, cleaned)

        with self.following.begin() as work:
            found = work.dossiers.get(dossier)
        drawn = self._declaration(found)
        step(found)
        detail = " ".join(parts)[:120]
        return self.following.do(dossier, step, Act.CORRECTED, officer.id, detail)

    def _declaration(self, dossier: Dossier) -> tuple[FormId | None, Forms]:
        with self.following.begin() as work:
            kept = work.kept_forms.of(dossier.id)
        if kept:
            return kept[0], self.forms.under(kept[1])
        procedure = self.following.procedure(dossier)
        return procedure.form if procedure else None, self.forms

    def _must_cost_the_same(self, before: Dossier, answers: Answers) -> None:
        procedure = self.following.procedure(before)
        if procedure is None or answers == before.answers:
            return
        try:
            offer = procedure.offer(before.channel, before.case)
        except ValueError:
            return
        # Compared with what the old answers cost now: an exemption or a fee set
        # otherwise since then is no matter of this correction.
        if fee_of(offer, answers).amount != fee_of(offer, before.answers).amount:
            raise FeeWouldChange


def _corrected(before: Citizen, phone: str, address: str) -> Citizen:
    return replace(before, phone=written(phone), address=nfc(address).strip())


def _changed(before: Dossier, applicant: Citizen, answers: Answers) -> tuple[str, ...]:
    after = replace(before, applicant=applicant, answers=answers)
    changed = difference(fields_of(before), fields_of(after))
    return tuple(name for name in changed if not name.startswith(CORRECTIONS))
