"""Who holds the card: its owner showed a paper by it, anybody else needs one."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.checklists import with_authority, with_card
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import ProcedureUnavailable
from counter_app.domain.ids import OfficerId
from counter_app.domain.papers import PaperRow
from counter_app.domain.people import Source
from counter_app.domain.procedures import Procedure
from counter_app.services.ports import Catalogue


def card_shown(
    rows: Sequence[PaperRow],
    procedure: Procedure,
    draft: Draft,
    by: OfficerId,
    at: datetime,
) -> tuple[PaperRow, ...]:
    """Return the rows of a walk-in whose card was read and whose face was compared.

    The officer says so on the citizen's screen ("Đúng người") before going on; who
    said it and when stands on the row, as if it had been said among the papers.
    Whoever holds another's card is asked by what right.
    """
    if not draft.card_holder_present:
        return with_authority(rows, procedure.checklist, wanted=True)
    if draft.citizen.source is Source.CARD:
        return with_card(rows, procedure.checklist, by, at)
    return tuple(rows)


def card_taken_back(
    catalogue: Catalogue, before: Draft, after: Draft, at: datetime
) -> Draft:
    """Return the draft without what its card stood for, once it is another's card.

    Then by what right they are here is asked, and no more once the owner is here.
    """
    number = after.citizen.personal_id
    holds = after.card_holder_present and before.citizen.personal_id == number
    same = before.card_holder_present == after.card_holder_present
    if (holds and same) or after.procedure is None:
        return after
    try:
        procedure = catalogue.procedure(after.procedure, after.procedure_version)
    except ProcedureUnavailable:
        return after
    rows, asked = after.papers, procedure.checklist
    if not holds:
        rows = with_card(rows, asked, None, at)
    if not same:
        rows = with_authority(rows, asked, wanted=not after.card_holder_present)
    return replace(after, papers=rows)
