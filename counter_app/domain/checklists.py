"""The checklist of one dossier: its first rows, what is missing, what may change.

A row in state MISSING is wanting, whatever its kind. Rows needed only in a certain
case start as NOT_NEEDED; an officer who finds that the case applies sets them to
MISSING, and from then on they are wanting like any other.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.ids import OfficerId, RowId
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import Channel, ChecklistRow, Procedure


def asked_rows(procedure: Procedure, channel: Channel) -> tuple[ChecklistRow, ...]:
    """Return the checklist as this channel asks for it, in the order of the law."""
    return tuple(
        row
        for row in procedure.checklist
        if not row.channels or channel in row.channels
    )


def first_rows(procedure: Procedure, channel: Channel) -> tuple[PaperRow, ...]:
    """Return the rows before the officer has looked at any paper."""
    return tuple(
        PaperRow(row=row.id, state=_first_state(row))
        for row in asked_rows(procedure, channel)
    )


def missing_rows(procedure: Procedure, papers: Sequence[PaperRow]) -> Sequence[RowId]:
    """Return the rows still wanting, in the order of the checklist.

    A row every channel asks for is wanting even when the draft does not mention it.
    """
    states = {paper.row: paper.state for paper in papers}
    known = {row.id for row in procedure.checklist}
    wanting = [
        row.id
        for row in procedure.checklist
        if states.get(row.id, _unmentioned(row)) is PaperState.MISSING
    ]
    extra = [
        paper.row
        for paper in papers
        if paper.row not in known and paper.state is PaperState.MISSING
    ]
    return wanting + extra


def settled(procedure: Procedure, papers: Sequence[PaperRow]) -> tuple[PaperRow, ...]:
    """Return the rows as they are received: in the order of the law, none twice.

    Rows the officer added (papers no law asks for) stand at the end; those without
    anything in them are dropped.
    """
    given = {paper.row: paper for paper in papers}
    known = [row.id for row in procedure.checklist]
    ordered = [given[row] for row in known if row in given]
    ordered += [
        PaperRow(row=row.id)
        for row in procedure.checklist
        if row.id not in given and _unmentioned(row) is PaperState.MISSING
    ]
    extra = [
        paper
        for row, paper in given.items()
        if row not in known and (paper.files or paper.complete)
    ]
    ordered.sort(key=lambda paper: known.index(paper.row))
    return (*ordered, *extra)


def in_state(
    row: ChecklistRow,
    paper: PaperRow,
    state: PaperState,
    *,
    by: OfficerId,
    at: datetime,
) -> PaperRow:
    """Give the paper another legal state; ValueError if the row does not allow it.

    A paper that was seen and returned records who looked at it and when (aware).
    """
    if state not in row.states:
        raise ValueError(f"{row.id} may not be {state}")
    if state is paper.state:
        return paper
    seen = state is PaperState.SEEN
    return replace(
        paper,
        state=state,
        seen_by=by if seen else None,
        seen_at=at if seen else None,
    )


def _first_state(row: ChecklistRow) -> PaperState:
    # A row that can only be electronic is the declaration filled in here; faults in
    # it keep the dossier from being received, so its row need not ask again.
    given = set(row.states) - {PaperState.MISSING, PaperState.NOT_NEEDED}
    if given == {PaperState.ELECTRONIC}:
        return PaperState.ELECTRONIC
    return PaperState.MISSING if row.asked else PaperState.NOT_NEEDED


def _unmentioned(row: ChecklistRow) -> PaperState:
    return PaperState.NOT_NEEDED if row.channels else _first_state(row)
