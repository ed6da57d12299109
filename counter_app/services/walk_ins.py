"""The papers of a walk-in: whose it is, what is asked for, what a change leaves."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import NotFound, NotYours
from counter_app.domain.ids import DraftId, RowId
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.procedures import ChecklistRow
from counter_app.services.ports import Catalogue, Clock, UnitOfWork
from counter_app.services.rights import anybody
from counter_app.services.session import Session

ON_FILE = (
    PaperState.COPY,
    PaperState.ORIGINAL,
    PaperState.CERTIFIED_COPY,
    PaperState.ELECTRONIC,
)
"""States a picture can stand for; a fresh one takes the first its row allows."""
UNSAID = frozenset({PaperState.MISSING, PaperState.NOT_NEEDED})
"""How rows begin; a file that comes says more than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WalkIns:
    """Looks walk-ins up and puts rows back for use cases, which ask who may."""

    catalogue: Catalogue
    session: Session
    clock: Clock

    @anybody
    def mine(self, work: UnitOfWork, draft: DraftId) -> Draft:
        """Return the draft of the officer signed in, or raise NotYours."""
        found = work.drafts.get(draft)
        if found.owner != self.session.who().officer.id:
            raise NotYours(found.owner)
        return found

    @anybody
    def checklist(self, draft: Draft) -> Sequence[ChecklistRow]:
        """Return what the procedure asks of this walk-in, row by row."""
        if draft.procedure is None:
            return ()
        rows = self.catalogue.procedure(
            draft.procedure, draft.procedure_version
        ).checklist
        there = {paper.row for paper in draft.papers}
        return tuple(row for row in rows if row.id in there)

    @anybody
    def asked(self, draft: Draft, row: RowId) -> ChecklistRow | None:
        """Return what is asked for a row; None for one the officer added."""
        rows = self.checklist(draft)
        return next((asked for asked in rows if asked.id == row), None)

    @anybody
    def put(self, work: UnitOfWork, draft: Draft, papers: Sequence[PaperRow]) -> Draft:
        """Keep these rows instead; what the citizen confirmed were other papers.

        What came from home was confirmed with the citizen's own files: filing them
        takes nothing back.
        """
        kept = replace(
            draft,
            papers=tuple(papers),
            confirmed=draft.confirmed if draft.submission else None,
            saved_at=self.clock.now(),
        )
        work.drafts.put(kept)
        return kept


def row_of(draft: Draft, row: RowId) -> PaperRow:
    """Return what is there for a row, or raise NotFound."""
    for found in draft.papers:
        if found.row == row:
            return found
    raise NotFound(row)


def with_files(
    paper: PaperRow, files: Sequence[Attachment], asked: ChecklistRow | None
) -> PaperRow:
    """Return the row with these files and the state they give it."""
    different = tuple({file.sha256: file for file in files}.values())
    if different:
        state = _state_with_file(paper.state, asked)
    else:
        bare = bool(paper.files) and paper.state in ON_FILE
        state = PaperState.MISSING if bare else paper.state
    return replace(paper, files=different, state=state)


def _state_with_file(state: PaperState, asked: ChecklistRow | None) -> PaperState:
    """Keep what the officer said; else take the first state a picture stands for."""
    if state not in UNSAID:
        return state
    allowed = asked.states if asked else ON_FILE
    return next((fit for fit in ON_FILE if fit in allowed), state)
