"""The rows of the required papers: how they begin and when they are complete."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.folding import fold
from counter_app.domain.ids import OfficerId, RowId
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.procedures import Channel, ChecklistRow, Procedure

ONLINE = frozenset({Channel.ASSISTED, Channel.SELF})


def usual_case(procedure: Procedure) -> str:
    """Return the case that stands first, empty for a procedure without cases."""
    return procedure.cases[0].id if procedure.cases else ""


def rows_for(
    procedure: Procedure, channel: Channel, case: str = ""
) -> tuple[ChecklistRow, ...]:
    """Return the rows of this channel and case.

    The paper declaration is for paper only; a procedure without cases has one.
    """
    return tuple(
        row
        for row in procedure.checklist
        if (not row.channels or channel in row.channels)
        and (not row.cases or case in row.cases)
    )


def first_rows(
    procedure: Procedure, channel: Channel, case: str = ""
) -> tuple[PaperRow, ...]:
    """Return the rows as they stand before any paper is looked at.

    The electronic declaration is there as soon as the form is filled, and a paper
    asked only in a certain case is not needed until the officer says otherwise.
    """
    return tuple(
        PaperRow(row=row.id, state=_first(row))
        for row in rows_for(procedure, channel, case)
    )


def _first(row: ChecklistRow) -> PaperState:
    if row.states == (PaperState.ELECTRONIC,):
        return PaperState.ELECTRONIC
    return PaperState.MISSING if row.asked else PaperState.NOT_NEEDED


def missing_rows(procedure: Procedure, papers: Sequence[PaperRow]) -> tuple[RowId, ...]:
    """Return the rows on which something is wanting.

    A row that is always asked for is wanting even when the draft does not have it.
    """
    given = {paper.row: paper for paper in papers}
    return tuple(
        row.id
        for row in procedure.checklist
        if not (
            given[row.id].complete
            if row.id in given
            else row.channels or row.cases or not row.asked
        )
    )


def settled(procedure: Procedure, papers: Sequence[PaperRow]) -> tuple[PaperRow, ...]:
    """Return the rows in the order of the checklist, as they are received.

    Papers the officer added although no law asks for them stand at the end.
    """
    by_row = {paper.row: paper for paper in papers}
    asked = [row.id for row in procedure.checklist if row.id in by_row]
    added = [row for row in by_row if row not in asked]
    return tuple(by_row[row] for row in (*asked, *added))


def may_become(row: ChecklistRow, state: PaperState) -> bool:
    """Say whether an officer may give this row that state."""
    if state is PaperState.NOT_NEEDED:
        return not row.asked
    return state is PaperState.MISSING or state in row.states


def with_card(
    rows: Sequence[PaperRow],
    asked: Sequence[ChecklistRow],
    by: OfficerId | None,
    at: datetime,
) -> tuple[PaperRow, ...]:
    """Return the rows after the citizen's card was compared with who holds it.

    ``by``: the officer who compared them; None takes that back, for instance when
    somebody else turns out to hold the card. Only a row that the catalogue says a
    card is, and on which nothing else was said, changes.
    """
    cards = {row.id for row in asked if row.card and PaperState.SEEN in row.states}
    here, there = PaperState.MISSING, PaperState.SEEN
    if by is None:
        here, there = there, here
    return tuple(
        replace(row, state=there, seen_by=by, seen_at=at if by else None)
        if row.row in cards and row.state is here and not row.files
        else row
        for row in rows
    )


def with_authority(
    rows: Sequence[PaperRow], asked: Sequence[ChecklistRow], *, wanted: bool
) -> tuple[PaperRow, ...]:
    """Return the rows after it was said whether somebody else holds the card.

    ``wanted``: somebody does, and shows by what right. A row on which anything else
    was said stays: the law lets near relatives do without, and the officer says so.
    """
    papers = {row.id for row in asked if row.authority}
    here, there = PaperState.NOT_NEEDED, PaperState.MISSING
    if not wanted:
        here, there = there, here
    return tuple(
        replace(row, state=there)
        if row.row in papers and row.state is here and not row.files
        else row
        for row in rows
    )


IN_HAND = frozenset({PaperState.SEEN, PaperState.COPY})
"""States one paper can give to several dossiers of a visit: looked at, or copied.

An original, or a certified copy, goes with one dossier only.
"""


def shared_rows(
    rows: Sequence[PaperRow],
    asked: Sequence[ChecklistRow],
    before: Sequence[tuple[Sequence[ChecklistRow], Sequence[PaperRow]]],
) -> tuple[PaperRow, ...]:
    """Return the rows with what was shown for an earlier dossier of the same visit.

    ``before``: what each of those asked for, and what was given, the newest first. A
    paper is the same by its row, or by its short name in both checklists.
    """
    names = {row.id: row for row in asked}
    return tuple(_shared(row, names.get(row.row), before) for row in rows)


def _shared(
    row: PaperRow,
    asked: ChecklistRow | None,
    before: Sequence[tuple[Sequence[ChecklistRow], Sequence[PaperRow]]],
) -> PaperRow:
    if asked is None or row.state is not PaperState.MISSING:
        return row
    for checklist, given in before:
        name = fold(asked.short_name)
        same = {one.id for one in checklist if fold(one.short_name) == name}
        for paper in given:
            fits = paper.state in IN_HAND and paper.state in asked.states
            if fits and (paper.row == row.row or paper.row in same):
                return replace(paper, row=row.row)
    return row
