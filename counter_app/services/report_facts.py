"""The three numbers of a report as its paper says them; paper is always Vietnamese.

A share of fewer than twenty dossiers is told as a count; online never without its parts
(UX 3.19, check C40).
"""

from counter_app.domain.amounts import one_place
from counter_app.domain.ratings import Satisfaction
from counter_app.domain.reporting import FEWEST_FOR_PERCENT, Flow
from counter_app.domain.slips import Fact

NOT_SHOWN = "Chỉ lãnh đạo bộ phận xem được"
NO_ANSWER = "Chưa có phiếu nào"
NOTHING = "–"


def figures(flow: Flow, marks: Satisfaction | None) -> dict[str, Fact]:
    """Return numbers, numerators and denominators; ``marks`` None: not to be shown."""
    pleased, of = _pleased(marks)
    return {
        "online_share": _share(flow.online, flow.taken),
        "online": flow.online,
        "taken": flow.taken,
        "own": flow.itself,
        "assisted": flow.assisted,
        "direct": flow.direct,
        "in_time_share": _share(flow.in_time, flow.settled),
        "in_time": flow.in_time,
        "settled": flow.settled,
        "late": flow.late,
        "pending": flow.pending,
        "overdue": flow.overdue,
        "pleased": pleased,
        "pleased_of": of,
    }


def _share(part: int, whole: int) -> str:
    """Write ``88,9 % = 16/18``, of few the count alone."""
    counted = f"{part}/{whole}"
    if whole < FEWEST_FOR_PERCENT:
        return counted
    return f"{one_place(100 * part / whole)} % = {counted}"


def _pleased(marks: Satisfaction | None) -> tuple[str, str]:
    if marks is None:
        return NOTHING, NOT_SHOWN
    if marks.average is not None:
        return f"{one_place(marks.average)}/5", f"Từ {marks.count} phiếu"
    if marks.count:
        return NOTHING, f"{marks.count} phiếu: còn quá ít để kết luận"
    return NOTHING, NO_ANSWER
