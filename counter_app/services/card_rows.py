"""The citizen's card, compared with who holds it, is a paper that was shown."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from counter_app.domain.checklists import with_card
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
    """
    if draft.citizen.source is Source.CARD and draft.card_holder_present:
        return with_card(rows, procedure.checklist, by, at)
    return tuple(rows)


def card_taken_back(
    catalogue: Catalogue, before: Draft, after: Draft, at: datetime
) -> Draft:
    """Return the draft without what its card stood for, once it is another's card."""
    number = after.citizen.personal_id
    holds = after.card_holder_present and before.citizen.personal_id == number
    if holds or after.procedure is None:
        return after
    try:
        procedure = catalogue.procedure(after.procedure, after.procedure_version)
    except ProcedureUnavailable:
        return after
    rows = with_card(after.papers, procedure.checklist, None, at)
    return replace(after, papers=rows)
