"""What happened after receiving, as flat fields; see counter_app.domain.fields.

A correction is a field of its own, named by its moment: two counters that correct at
once never overwrite each other's reason.
"""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from typing import Any

from counter_app.domain.afterwards import (
    Apology,
    Correction,
    Ending,
    Extension,
    Request,
    Wanted,
)
from counter_app.domain.dossiers import Dossier
from counter_app.domain.ids import OfficerId, RowId
from counter_app.domain.jsonable import Fields, Json
from counter_app.domain.posting import PostEnd, Posting
from counter_app.domain.statuses import Status

CORRECTIONS = "corrections."
APOLOGY, POST = "apology", "post"
"""One field for all the times: two counters that post at once ask an officer."""


def later_fields(dossier: Dossier) -> dict[str, Json]:
    """Write what happened after the dossier was received."""
    flat: dict[str, Json] = {
        "supplement": _of_request(dossier.request),
        "extension": _of_extension(dossier.extension),
        "ending": _of_ending(dossier.ending),
    }
    if dossier.apology:
        flat[APOLOGY] = _of_apology(dossier.apology)
    if dossier.postings:
        flat[POST] = [_of_posting(one) for one in dossier.postings]
    for one in dossier.corrections:
        flat[CORRECTIONS + _stamp(one.at)] = {
            "by": one.by,
            "reason": one.reason,
            "parts": [*one.parts],
        }
    return flat


def later_parts(flat: Fields) -> dict[str, Any]:
    """Read the parts of a Dossier that later_fields wrote.

    Raises ValueError or KeyError for what makes none.
    """
    return {
        "request": _request(flat.get("supplement")),
        "extension": _extension(flat.get("extension")),
        "apology": _apology(flat.get(APOLOGY)),
        "ending": _ending(flat.get("ending")),
        "corrections": tuple(_corrections(flat)),
        "postings": tuple(
            _posting(_object(one)) for one in _list(flat.get(POST) or [])
        ),
    }


def _of_posting(one: Posting) -> Json:
    return {
        "number": one.number,
        "at": _stamp(one.at),
        "by": one.by,
        "end": one.end.value if one.end else None,
        "ended_at": _stamp(one.ended_at) if one.ended_at else None,
        "ended_by": one.ended_by,
    }


def _posting(given: Mapping[str, Json]) -> Posting:
    end, at, by = map(given.get, ("end", "ended_at", "ended_by"))
    return Posting(
        number=str(given.get("number", "")),
        at=_moment(given["at"]),
        by=OfficerId(str(given["by"])),
        end=PostEnd(str(end)) if end else None,
        ended_at=_moment(at) if at else None,
        ended_by=OfficerId(str(by)) if by else None,
    )


def _of_request(request: Request | None) -> Json:
    if request is None:
        return None
    return {
        "wanted": [
            {
                "name": one.name,
                "row": one.row,
                "what": one.what,
                "ground": one.ground,
                "came": one.came,
            }
            for one in request.wanted
        ],
        "reason": request.reason,
        "until": request.until.isoformat() if request.until else None,
        "asked_at": _stamp(request.asked_at),
        "asked_by": request.asked_by,
        "before": request.before.value,
        "complete_at": _stamp(request.complete_at) if request.complete_at else None,
    }


def _request(value: Json) -> Request | None:
    if value is None:
        return None
    given = _object(value)
    until, complete = given.get("until"), given.get("complete_at")
    return Request(
        wanted=tuple(_wanted(_object(one)) for one in _list(given["wanted"])),
        reason=str(given.get("reason", "")),
        until=date.fromisoformat(str(until)) if until else None,
        asked_at=_moment(given["asked_at"]),
        asked_by=OfficerId(str(given["asked_by"])),
        before=Status(str(given["before"])),
        complete_at=_moment(complete) if complete else None,
    )


def _wanted(given: Mapping[str, Json]) -> Wanted:
    row = given.get("row")
    return Wanted(
        name=str(given["name"]),
        row=RowId(str(row)) if row else None,
        what=str(given.get("what", "")),
        ground=str(given.get("ground", "")),
        came=bool(given.get("came", False)),
    )


def _of_extension(extension: Extension | None) -> Json:
    if extension is None:
        return None
    return {
        "reason": extension.reason,
        "due_before": extension.due_before.isoformat(),
        "at": _stamp(extension.at),
        "by": extension.by,
    }


def _extension(value: Json) -> Extension | None:
    if value is None:
        return None
    given = _object(value)
    return Extension(
        reason=str(given.get("reason", "")),
        due_before=_moment(given["due_before"]),
        at=_moment(given["at"]),
        by=OfficerId(str(given["by"])),
    )


def _of_apology(apology: Apology) -> Json:
    return {
        "reason": apology.reason,
        "days": apology.days,
        "at": _stamp(apology.at),
        "by": apology.by,
    }


def _apology(value: Json) -> Apology | None:
    if value is None:
        return None
    given = _object(value)
    days = given["days"]
    if isinstance(days, bool) or not isinstance(days, int):
        raise ValueError(days)  # noqa: TRY004 -- a value out of place
    return Apology(
        reason=str(given.get("reason", "")),
        days=days,
        at=_moment(given["at"]),
        by=OfficerId(str(given["by"])),
    )


def _of_ending(ending: Ending | None) -> Json:
    if ending is None:
        return None
    return {
        "reason": ending.reason,
        "ground": ending.ground,
        "right_place": ending.right_place,
        "fee_outcome": ending.fee_outcome,
        "before": ending.before.value,
        "at": _stamp(ending.at),
        "by": ending.by,
    }


def _ending(value: Json) -> Ending | None:
    if value is None:
        return None
    given = _object(value)
    return Ending(
        reason=str(given.get("reason", "")),
        ground=str(given.get("ground", "")),
        right_place=str(given.get("right_place", "")),
        fee_outcome=str(given.get("fee_outcome", "")),
        before=Status(str(given["before"])),
        at=_moment(given["at"]),
        by=OfficerId(str(given["by"])),
    )


def _corrections(flat: Fields) -> Iterator[Correction]:
    for name in sorted(flat):
        if not name.startswith(CORRECTIONS) or flat[name] is None:
            continue
        given = _object(flat[name])
        yield Correction(
            at=_moment(name.removeprefix(CORRECTIONS)),
            by=OfficerId(str(given["by"])),
            reason=str(given.get("reason", "")),
            parts=tuple(str(part) for part in _list(given.get("parts", []))),
        )


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).isoformat()


def _moment(value: Json) -> datetime:
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError(value)  # nobody could say when that was
    return at


def _object(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 -- a value out of place
    return value


def _list(value: Json) -> list[Json]:
    if not isinstance(value, list):
        raise ValueError(value)  # noqa: TRY004 -- a value out of place
    return value
