"""What a slip says of its dossier beyond what every paper about it says.

Everything is read from the dossier, so that a slip can be printed again years later.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, tzinfo

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due_words import hour, long_date
from counter_app.domain.people import masked
from counter_app.domain.posting import BY_POST
from counter_app.domain.printed import Form
from counter_app.domain.slips import Fact, Row

CONFIRMED = {
    Confirmation.ON_SCREEN: "trên màn hình của người nhận",
    Confirmation.SIGNED_SLIP: "ký trên giấy",
    Confirmation.SPOKEN: "bằng lời nói",
}
"""Paper is always Vietnamese."""
STAGES = {
    Status.RECEIVED: "Đã tiếp nhận",
    Status.PROCESSING: "Đang giải quyết",
    Status.SUPPLEMENT: "Chờ bổ sung hồ sơ",
    Status.PAYMENT: "Chờ thực hiện nghĩa vụ tài chính",
}
DONE: Mapping[Form, Callable[[Dossier], bool]] = {
    Form.SUPPLEMENT: lambda of: of.request is not None,
    Form.REFUSAL: lambda of: of.status is Status.REFUSED,
    Form.STOP: lambda of: of.status in {Status.STOPPED, Status.WITHDRAWN},
    Form.RETURNED: lambda of: of.status is Status.RETURNED or of.in_post is not None,
}
"""A paper that says something was done exists only once it was."""


def facts_of(form: Form, dossier: Dossier, zone: tzinfo) -> dict[str, Fact]:
    """Return the facts of this form; none for a form that has none of its own."""
    reader = _FACTS.get(form)
    return reader(dossier, zone) if reader else {}


def tables_of(form: Form, dossier: Dossier) -> Mapping[str, Sequence[Row]]:
    """Return the rows of the form's tables."""
    if form is Form.CONTROL:
        return {"steps": [("1. Giao: Bộ phận Một cửa. 2. Nhận:", "", "", "")]}
    if form is Form.RETURNED:
        return {"results": [("1", dossier.procedure_name, "", "01")]}
    if form is Form.SUPPLEMENT and dossier.request:
        return {
            "items": [
                (str(place), one.name, one.what, one.ground)
                for place, one in enumerate(dossier.request.wanted, start=1)
            ]
        }
    return {}


def _supplement(dossier: Dossier, _zone: tzinfo) -> dict[str, Fact]:
    request = dossier.request
    if request is None:
        return {}
    return {"reason": _open_ended(request.reason), "until": request.until}


def _apology(dossier: Dossier, zone: tzinfo) -> dict[str, Fact]:
    apology, extension = dossier.apology, dossier.extension
    if apology:
        came = dossier.result_at
        return {
            "reason": _open_ended(apology.reason),
            "days_late": apology.days,
            "result_came": _moment(came.astimezone(zone)) if came else None,
            "given": apology.at.astimezone(zone).date(),
        }
    if extension is None:
        return {}
    before = extension.due_before.astimezone(zone)
    return {
        "reason": _open_ended(extension.reason),
        "due": f"trước {_moment(before)}",
        "new_due": f"trước {_moment(dossier.due.at.astimezone(zone))}",
    }


def _ending(dossier: Dossier, zone: tzinfo) -> dict[str, Fact]:
    ending = dossier.ending
    if ending is None:
        return {}
    return {
        "reason": _open_ended(ending.reason),
        "ground": _open_ended(ending.ground),
        "right_place": _open_ended(ending.right_place),
        "fee_outcome": _open_ended(ending.fee_outcome),
        "stage": STAGES.get(ending.before, ""),
        "stopped": ending.at.astimezone(zone).date(),
    }


def _returned(dossier: Dossier, zone: tzinfo) -> dict[str, Fact]:
    handover, posting = dossier.handover, dossier.in_post
    if posting:
        return {
            "taken_by": dossier.applicant.name,
            "taken_by_id": masked(dossier.applicant.personal_id),
            "relation": f"{BY_POST} {posting.number}",
            "returned": posting.at.astimezone(zone),
            "confirmed": CONFIRMED[Confirmation.SIGNED_SLIP],
            "taken_back": "không",
        }
    if handover is None:
        return {}
    return {
        "taken_by": handover.to_name,
        "taken_by_id": masked(handover.to_personal_id),
        "relation": handover.relation,
        "returned": handover.at.astimezone(zone),
        "confirmed": CONFIRMED.get(handover.confirmed, ""),
        "taken_back": "có" if handover.receipt_taken_back else "không",
    }


def _moment(at: datetime) -> str:
    return f"{hour(at.time())}, {long_date(at.date())}"


def _open_ended(text: str) -> str:
    return text.rstrip(" .")


_FACTS: Mapping[Form, Callable[[Dossier, tzinfo], dict[str, Fact]]] = {
    Form.SUPPLEMENT: _supplement,
    Form.APOLOGY: _apology,
    Form.REFUSAL: _ending,
    Form.STOP: _ending,
    Form.RETURNED: _returned,
}
