"""Note that a result arrived, and hand it over to the citizen."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.afterwards import Hindrance
from counter_app.domain.dossiers import Dossier, Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.errors import Hindered, NotReady
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, RowId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Citizen, Role
from counter_app.domain.posting import BY_POST, PostEnd, Posting
from counter_app.services.filing import file_step, file_with
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.rights import allowed
from counter_app.services.session import Session

AUTHORITY = RowId("Giấy ủy quyền nhận kết quả")
"""A paper no checklist asks for: its name is the row."""
AUTHORISED = "có giấy ủy quyền, đã quét"


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
        *along: DossierId,
        to: Citizen,
        relation: str,
        confirmed: Confirmation,
        receipt_taken_back: bool,
        authority: Sequence[Attachment] = (),
    ) -> Dossier:
        """Give the result to this person, and those ``along`` with it: all, or none.

        ``authority``: what was scanned of the authorisation; it becomes a paper of each
        dossier in the same piece of work. Each is a step of its own dossier, with a
        change and a line of its own, and the rules hold for each.

        Somebody else than the applicant needs a ``relation`` (or the authority they
        showed); without one NotReady is raised. WrongState when there is no result to
        give, or no longer; Hindered when the fee of one that goes along is owed.
        """
        officer, now = self.session.who().officer, self.clock.now()
        handover = Handover(
            to_name=nfc(to.name),
            to_personal_id=to.personal_id,
            relation=nfc(relation).strip(),
            by=officer.id,
            at=now,
            confirmed=confirmed,
            receipt_taken_back=receipt_taken_back,
        )
        given: list[Dossier] = []
        with self.begin() as work:
            for one in (dossier, *along):
                before = work.dossiers.get(one)
                after = _with_authority(before.hand_back(handover), authority)
                if not handover.relation and not same_person(to, before.applicant):
                    raise NotReady(1)
                if given and (before.owed or 0) > 0:
                    raise Hindered(Hindrance.FEE_OWED)
                file_step(
                    work,
                    before=before,
                    after=after,
                    act=Act.HANDED_OVER,
                    by=officer.id,
                    at=now,
                )
                given.append(after)
            work.commit()
        self.announce(Changed(frozenset(one.id for one in given), outbox=True))
        return given[0]

    @allowed(Role.HANDOVER)
    def send_by_post(self, dossier: DossierId, number: str) -> Dossier:
        """Give the result to the post for the applicant, under the item's number.

        The dossier stays open until the post has delivered it or brought it back.
        Raises NotReady without a number, WrongState when there is no result to give,
        Hindered when the post has it already.
        """
        mark = "".join(nfc(number).upper().split())
        if not mark:
            raise NotReady(1)
        officer, now = self.session.who().officer.id, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            after = before.post(Posting(number=mark, at=now, by=officer))
            line = Entry(
                at=now, act=Act.POSTED, officer=officer, dossier=dossier, detail=mark
            )
            file_with(work, before=before, after=after, by=officer, line=line)
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after

    @allowed(Role.HANDOVER)
    def delivered(self, dossier: DossierId) -> Dossier:
        """Note that the post delivered the result: with it the dossier is over.

        Raises Hindered when the post does not have it.
        """
        officer, now = self.session.who().officer.id, self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            ended = before.post_ended(PostEnd.DELIVERED, at=now, by=officer)
            after = ended.hand_back(
                Handover(
                    to_name=nfc(before.applicant.name),
                    to_personal_id=before.applicant.personal_id,
                    relation=f"{BY_POST} {ended.postings[-1].number}",
                    by=officer,
                    at=now,
                    confirmed=Confirmation.SIGNED_SLIP,
                )
            )
            file_step(
                work,
                before=before,
                after=after,
                act=Act.HANDED_OVER,
                by=officer,
                at=now,
            )
            work.commit()
        self.announce(Changed(frozenset({dossier}), outbox=True))
        return after


def is_here(dossier: Dossier) -> bool:
    """Say whether its result lies here for somebody to take."""
    return dossier.status is Status.READY and not dossier.in_post


def goes_along(dossier: Dossier) -> bool:
    """Say whether its result can be given together with another one."""
    return is_here(dossier) and (dossier.owed or 0) <= 0


def _with_authority(dossier: Dossier, files: Sequence[Attachment]) -> Dossier:
    if not files:
        return dossier
    row = PaperRow(row=AUTHORITY, state=PaperState.COPY, files=(*files,))
    return replace(dossier, papers=(*dossier.papers, row))


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
