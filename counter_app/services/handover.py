"""Note that a result arrived, and hand it over to the citizen."""

from dataclasses import dataclass

from counter_app.domain.dossiers import Dossier, Handover
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import NotReady
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act
from counter_app.domain.news import Changed
from counter_app.domain.people import Citizen, Role
from counter_app.services.filing import file_step
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.rights import allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class HandingOver:
    """The use case at the end: the result goes to the citizen, on line or off."""

    begin: Begin
    session: Session
    clock: Clock
    announce: Announce

    @allowed(Role.HANDOVER, Role.CLERK)
    def result_arrived(self, dossier: DossierId) -> Dossier:
        """Note that the result lies at the counter."""
        officer, now = self.session.who().officer, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            after = before.result_arrived(at=now)
            file_step(
                work,
                before=before,
                after=after,
                act=Act.RESULT_ARRIVED,
                by=officer.id,
                at=now,
            )
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after

    @allowed(Role.HANDOVER)
    def hand_over(
        self,
        dossier: DossierId,
        *,
        to: Citizen,
        relation: str,
        confirmed: Confirmation,
        receipt_taken_back: bool,
    ) -> Dossier:
        """Give the result to this person.

        Somebody else than the applicant needs a ``relation`` (or the authority they
        showed); without one NotReady is raised. WrongState when there is no result to
        give, or no longer.
        """
        relation = nfc(relation).strip()
        officer, now = self.session.who().officer, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            after = before.hand_back(
                Handover(
                    to_name=nfc(to.name),
                    to_personal_id=to.personal_id,
                    relation=relation,
                    by=officer.id,
                    at=now,
                    confirmed=confirmed,
                    receipt_taken_back=receipt_taken_back,
                )
            )
            if not relation and not same_person(to, before.applicant):
                raise NotReady(1)
            file_step(
                work,
                before=before,
                after=after,
                act=Act.HANDED_OVER,
                by=officer.id,
                at=now,
            )
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after


def same_person(one: Citizen, other: Citizen) -> bool:
    """Compare by personal ID when both have one, else by name and birth date.

    A name alone is nobody in particular: two with no birth date known are the same
    only if nothing at all tells them apart.
    """
    if one.personal_id and other.personal_id:
        return one.personal_id == other.personal_id
    if not one.birth and not other.birth:
        return bool(one.name) and one == other
    return bool(one.name) and (_spelled(one.name), one.birth) == (
        _spelled(other.name),
        other.birth,
    )


def _spelled(name: str) -> str:
    return " ".join(nfc(name).casefold().split())
