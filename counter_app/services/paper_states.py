"""Say in what form a paper is there: shown and given back, original, copy."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from counter_app.domain.drafts import Draft
from counter_app.domain.ids import DraftId, RowId
from counter_app.domain.news import Changed
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.people import Role
from counter_app.domain.procedures import ChecklistRow
from counter_app.services.ports import Announce, Begin, Clock
from counter_app.services.rights import allowed
from counter_app.services.session import Session
from counter_app.services.walk_ins import WalkIns, row_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperStates:
    """The use case of the legal state of a row."""

    begin: Begin
    walk_ins: WalkIns
    session: Session
    clock: Clock
    announce: Announce

    @allowed(Role.INTAKE, Role.CLERK)
    def set_state(self, draft: DraftId, row: RowId, state: PaperState) -> Draft:
        """Say in what form the paper is there; SEEN notes who looked and when.

        Raises ValueError for a state the row does not allow: screens offer no such.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            asked = self.walk_ins.asked(found, row)
            if asked and not _allows(asked, state):
                raise ValueError(state)
            seen = state is PaperState.SEEN
            after = replace(
                row_of(found, row),
                state=state,
                seen_by=seat.officer.id if seen else None,
                seen_at=now if seen else None,
            )
            kept = self.walk_ins.put(work, found, _put_in(found.papers, after))
            work.commit()
        self.announce(Changed(drafts=True))
        return kept


def _put_in(papers: Sequence[PaperRow], changed: PaperRow) -> tuple[PaperRow, ...]:
    return tuple(changed if row.row == changed.row else row for row in papers)


def _allows(asked: ChecklistRow, state: PaperState) -> bool:
    if state is PaperState.NOT_NEEDED:
        return not asked.asked or state in asked.states
    return state is PaperState.MISSING or state in asked.states
