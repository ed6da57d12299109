"""What keeps a procedure from being received on a day."""

from datetime import date

from counter_app.domain.errors import (
    LimitUncounted,
    ProcedureElsewhere,
    ProcedureUnavailable,
)
from counter_app.domain.procedures import Offer, Procedure, Standing


def must_be_receivable(procedure: Procedure, offer: Offer, on: date) -> None:
    """Raise what keeps this procedure from being received on this day."""
    standing = procedure.standing(on)
    if standing is Standing.ELSEWHERE:
        raise ProcedureElsewhere(procedure.code, procedure.elsewhere)
    if standing is Standing.EXPIRED and procedure.valid_to:
        ended = f"{procedure.valid_to:%d/%m/%Y}"
        raise ProcedureUnavailable(procedure.code, ended, procedure.replaced_by)
    if standing is not Standing.IN_FORCE:
        raise ProcedureUnavailable(procedure.code)
    if not offer.limit.countable:
        raise LimitUncounted(procedure.code, offer.limit.source.text)
