"""Whether an answer, while it is typed, still has the fault it was marked with.

Only what can be told from the field alone; the rest is judged when going on.
"""

from counter_app.domain.dates import first_day
from counter_app.domain.declarations import Fault, FaultKind, Field
from counter_app.domain.jsonable import Json
from counter_app.ui.forms.values import Today, number_in


def is_mended(fault: Fault, field: Field, value: Json, today: Today) -> bool:
    """Say whether the fault is gone; an emptied field never mends anything."""
    if value is None or value in ("", [], {}):
        return False
    if fault.kind is FaultKind.MISSING:
        return True
    if fault.kind is FaultKind.NOT_AN_OPTION:
        return any(option.value == value for option in field.options)
    limit = number_in(fault.facts.get("limit", ""))
    if isinstance(value, str):
        return _text(fault.kind, field, value, limit, today)
    if fault.kind is FaultKind.TOO_FEW_ROWS:
        return isinstance(value, list) and limit is not None and len(value) >= limit
    return isinstance(value, int | float) and _number(fault.kind, value, limit)


def _text(
    kind: FaultKind, field: Field, text: str, limit: float | None, today: Today
) -> bool:
    if kind in (FaultKind.IMPOSSIBLE_DATE, FaultKind.DATE_IN_FUTURE):
        first = first_day(text)
        return first is not None and first <= today()
    if kind is FaultKind.TOO_LONG:
        return limit is not None and len(text) <= limit
    if kind in (FaultKind.WRONG_LENGTH, FaultKind.NOT_DIGITS):
        if field.digits:
            return text.isdecimal() and len(text) == field.digits
        return limit is not None and len(text) >= limit
    return False


def _number(kind: FaultKind, value: float, limit: float | None) -> bool:
    if kind in (FaultKind.NOT_A_NUMBER, FaultKind.NOT_WHOLE):
        return kind is FaultKind.NOT_A_NUMBER or value % 1 == 0
    if limit is None:
        return False
    if kind is FaultKind.TOO_SMALL:
        return value >= limit
    return kind is FaultKind.TOO_BIG and value <= limit
