"""Several dossiers of one citizen in one visit: what is known is not asked twice."""

from collections.abc import Sequence
from dataclasses import dataclass

from counter_app.domain.checklists import shared_rows
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import DossierId, DraftId, ProcedureCode
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperRow
from counter_app.domain.people import Role
from counter_app.domain.procedures import ChecklistRow, Procedure
from counter_app.services.ports import Announce, Begin, Catalogue, Clock, Ids
from counter_app.services.rights import allowed
from counter_app.services.session import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Visits:
    """The use case of the next dossier of the same citizen."""

    begin: Begin
    session: Session
    clock: Clock
    ids: Ids
    announce: Announce

    @allowed(Role.INTAKE)
    def another(self, dossier: DossierId) -> Draft:
        """Begin the next dossier of the citizen who has just handed this one in.

        Who they are, their telephone and the papers already looked at or copied in
        this visit are not asked for again; each dossier has its own receipt.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            before = work.dossiers.get(dossier)
            draft = Draft(
                id=DraftId(self.ids.new()),
                owner=seat.officer.id,
                counter=seat.counter,
                citizen=before.applicant,
                card_holder_present=before.card_holder_present,
                together=(dossier,),
                started_at=now,
                saved_at=now,
            )
            work.drafts.put(draft)
            work.commit()
        self.announce(Changed(drafts=True))
        return draft


def shown_in_visit(
    begin: Begin,
    catalogue: Catalogue,
    draft: DraftId,
    procedure: Procedure,
    rows: Sequence[PaperRow],
) -> tuple[PaperRow, ...]:
    """Return a draft's rows with what was shown before it in the same visit."""
    with begin() as work:
        visit = [work.dossiers.get(one) for one in work.drafts.get(draft).together]
    before = [
        (_asked(catalogue, one.procedure, one.procedure_version), one.papers)
        for one in visit
    ]
    return shared_rows(rows, procedure.checklist, before)


def _asked(
    catalogue: Catalogue, code: ProcedureCode, version: str
) -> Sequence[ChecklistRow]:
    try:
        return catalogue.procedure(code, version).checklist
    except ProcedureUnavailable:
        return ()
