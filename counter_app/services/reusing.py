"""A paper this office has digitised before is offered again: nobody brings it twice.

Only files of dossiers on this machine whose applicant has the same personal ID, and
only for a row that may be answered from the citizen's store or by a copy. It is taken
when the citizen agrees, and that is written down; the file is shared, never copied.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, tzinfo

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import NotFound, NotReady, ProcedureUnavailable
from counter_app.domain.folding import fold
from counter_app.domain.ids import DossierCode, DossierId, DraftId, ProcedureCode, RowId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.news import Changed
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Role
from counter_app.domain.procedures import ChecklistRow
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Files,
    Queries,
)
from counter_app.services.rights import allowed
from counter_app.services.session import Session
from counter_app.services.walk_ins import UNSAID, WalkIns, row_of

MOST_READ = 10
"""Dossiers looked through, newest first."""
MAY_STAND = (PaperState.FROM_STORE, PaperState.COPY)
"""States a file kept here can give a row, the first that the row allows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A paper kept here that may answer a row."""

    row: RowId
    """Of the walk-in at the counter."""
    files: tuple[Attachment, ...]
    was: PaperState
    """In what form it was handed in then."""
    code: DossierCode
    """Of the dossier it was handed in with."""
    received_on: date
    becomes: PaperState
    """What the row will be."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reusing:
    """The use case of not scanning twice."""

    begin: Begin
    queries: Queries
    catalogue: Catalogue
    files: Files
    walk_ins: WalkIns
    session: Session
    clock: Clock
    zone: tzinfo
    announce: Announce

    @allowed(Role.INTAKE, Role.CLERK)
    def offers(self, draft: DraftId) -> Mapping[RowId, Offer]:
        """Return the newest paper kept here for each row that still wants one."""
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            asked = {row.id: row for row in self.walk_ins.checklist(found)}
            if not found.citizen.personal_id:
                return {}
            lines = self.queries.past_of(found.citizen.personal_id)[:MOST_READ]
            past = [work.dossiers.get(line.id) for line in lines]
        offers: dict[RowId, Offer] = {}
        for dossier in past:
            names = self._names(dossier.procedure, dossier.procedure_version)
            for paper in found.papers:
                row = asked.get(paper.row)
                if row and paper.row not in offers and not paper.files:
                    offer = self._offer(row, dossier, names)
                    if offer:
                        offers[paper.row] = offer
        return offers

    @allowed(Role.INTAKE, Role.CLERK)
    def take(self, draft: DraftId, offer: Offer, *, agreed: bool) -> Draft:
        """Put a paper kept here on its row; the citizen's consent is written down.

        Raises NotReady without consent, NotFound when its file is gone.
        """
        if not agreed:
            raise NotReady(1)
        for file in offer.files:
            if not self.files.has(file.sha256):
                raise NotFound(file.name)
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            before = row_of(found, offer.row)
            state = offer.becomes if before.state in UNSAID else before.state
            files = {file.sha256: file for file in (*before.files, *offer.files)}
            after = replace(before, files=tuple(files.values()), state=state)
            rows = [after if row.row == offer.row else row for row in found.papers]
            kept = self.walk_ins.put(work, found, rows)
            work.journal.add(
                Entry(
                    at=now,
                    act=Act.PAPER_REUSED,
                    officer=seat.officer.id,
                    dossier=DossierId(draft),
                    detail=offer.code,
                )
            )
            work.commit()
        self.announce(Changed(drafts=True))
        return kept

    def _offer(
        self, asked: ChecklistRow, dossier: Dossier, names: Mapping[RowId, str]
    ) -> Offer | None:
        becomes = next((one for one in MAY_STAND if one in asked.states), None)
        if becomes is None:
            return None
        wanted = fold(asked.short_name)
        for paper in dossier.papers:
            same = paper.row == asked.id or names.get(paper.row) == wanted
            if same and self._is_here(paper):
                return Offer(
                    row=asked.id,
                    files=paper.files,
                    was=paper.state,
                    code=dossier.code,
                    received_on=dossier.received_at.astimezone(self.zone).date(),
                    becomes=becomes,
                )
        return None

    def _is_here(self, paper: PaperRow) -> bool:
        # A dossier another counter received is known here, its files may not be.
        held = [self.files.has(file.sha256) for file in paper.files]
        return bool(held) and all(held)

    def _names(self, code: ProcedureCode, version: str) -> Mapping[RowId, str]:
        try:
            rows = self.catalogue.procedure(code, version).checklist
        except (NotFound, ProcedureUnavailable):
            return {}
        return {row.id: fold(row.short_name) for row in rows}
