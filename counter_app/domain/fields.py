"""A dossier as flat fields: how it is stored, compared, merged and sent.

One border for three askers (decision 0004). Objects inside the answers are flattened
to ``form.<a>.<b>``; arrays are one value. A paper row is one field. Names not known
here are a newer portal's and are left alone.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields as parts_of
from datetime import UTC, date, datetime, time
from functools import cache
from typing import Any

from counter_app.domain.dossiers import Dossier, Handover, Status
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise, Step, StepKind
from counter_app.domain.fees import Fee
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    ProcedureCode,
    RowId,
    Sha256,
)
from counter_app.domain.jsonable import Answers, Fields, Json
from counter_app.domain.later_fields import later_fields, later_parts
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.payments import payment_fields, payments_from
from counter_app.domain.people import Citizen, Gender, Source
from counter_app.domain.procedures import Channel

FORM = "form."
PAPERS = "papers."


def fields_of(dossier: Dossier) -> dict[str, Json]:
    """Write a dossier as flat fields; its id is not among them."""
    who, due = dossier.applicant, dossier.due
    flat: dict[str, Json] = {
        "code": dossier.code,
        "official_code": dossier.official_code,
        "lookup_secret": dossier.lookup_secret,
        "register_number": dossier.register_number,
        "counter": dossier.counter,
        "procedure": dossier.procedure,
        "procedure_version": dossier.procedure_version,
        "procedure_name": dossier.procedure_name,
        "form_set": dossier.form_set,
        "channel": dossier.channel.value,
        "case": dossier.case,
        "applicant.name": who.name,
        "applicant.personal_id": who.personal_id,
        "applicant.birth": who.birth,
        "applicant.gender": who.gender.value if who.gender else None,
        "applicant.address": who.address,
        "applicant.old_id": who.old_id,
        "applicant.card_issued": who.card_issued,
        "applicant.phone": who.phone,
        "applicant.source": who.source.value,
        "applicant.doubtful": [*sorted(who.doubtful)],
        "card_holder_present": dossier.card_holder_present,
        "fee": _plain(dossier.fee),
        "due_at": due.at.isoformat(),
        "due_steps": [_plain(step) for step in due.steps],
        "due_basis": due.basis,
        "confirmed": dossier.confirmed.value,
        "missing_reason": dossier.missing_reason,
        "received_by": dossier.received_by,
        "received_by_name": dossier.received_by_name,
        "received_at": dossier.received_at.astimezone(UTC).isoformat(),
        "status": dossier.status.value,
        "result_at": dossier.result_at.isoformat() if dossier.result_at else None,
        "handover": _plain(dossier.handover) if dossier.handover else None,
        **later_fields(dossier),
    }
    if dossier.submission:
        flat["submission"] = dossier.submission
    flat.update(_flattened(FORM, dossier.answers))
    flat.update(payment_fields(dossier.payments))
    for row in dossier.papers:
        flat[PAPERS + row.row] = {
            "state": row.state.value,
            "files": [_plain(file) for file in row.files],
            "seen_by": row.seen_by,
            "seen_at": row.seen_at.isoformat() if row.seen_at else None,
        }
    return flat


def dossier_from(dossier: DossierId, flat: Fields) -> Dossier:
    """Read a dossier; raise ValueError or KeyError for fields that make none."""
    official, result_at = flat.get("official_code"), flat.get("result_at")
    return Dossier(
        id=dossier,
        code=DossierCode(_said(flat, "code")),
        official_code=DossierCode(str(official)) if official else None,
        lookup_secret=_text(flat, "lookup_secret"),
        register_number=_whole(flat["register_number"]),
        counter=_text(flat, "counter"),
        procedure=ProcedureCode(_said(flat, "procedure")),
        procedure_version=_text(flat, "procedure_version"),
        procedure_name=_text(flat, "procedure_name"),
        form_set=_text(flat, "form_set"),
        channel=Channel(_text(flat, "channel")),
        case=_text(flat, "case"),
        applicant=_citizen(flat),
        card_holder_present=bool(flat.get("card_holder_present", True)),
        answers=_nested(flat),
        papers=tuple(_rows(flat)),
        missing_reason=_text(flat, "missing_reason"),
        fee=_fee(_object(flat["fee"])),
        due=_promise(flat),
        confirmed=Confirmation(_text(flat, "confirmed")),
        received_by=OfficerId(_text(flat, "received_by")),
        received_by_name=_text(flat, "received_by_name"),
        received_at=_moment(flat.get("received_at")),
        status=Status(_text(flat, "status")),
        result_at=_moment(result_at) if result_at else None,
        handover=_handover(flat.get("handover")),
        payments=payments_from(flat),
        submission=_text(flat, "submission"),
        **later_parts(flat),
    )


def _plain(value: object) -> dict[str, Json]:
    """Write a frozen dataclass of scalars, dates and enumerations as an object."""
    return {
        name: _scalar(getattr(value, name))
        for name in _names(type(value))  # type: ignore[arg-type]
    }


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(part.name for part in parts_of(kind))


def _scalar(value: Any) -> Json:
    return value.isoformat() if isinstance(value, date | time) else value


def _flattened(prefix: str, answers: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for name, value in answers.items():
        if isinstance(value, dict) and value:
            yield from _flattened(f"{prefix}{_escaped(name)}.", value)
        else:
            yield prefix + _escaped(name), value


def _escaped(name: str) -> str:
    # A dot inside a name must not look like a step; "~" as in JSON pointers.
    return name.replace("~", "~0").replace(".", "~1")


def _name(escaped: str) -> str:
    return escaped.replace("~1", ".").replace("~0", "~")


def _nested(flat: Fields) -> Answers:
    answers: Answers = {}
    # In the order of the names an object comes before what stands inside it.
    for name in sorted(name for name in flat if name.startswith(FORM)):
        value = flat[name]
        if value is None:
            continue
        *way, last = map(_name, name.removeprefix(FORM).split("."))
        here = answers
        for step in way:
            inside = here.setdefault(step, {})
            if not isinstance(inside, dict):
                raise ValueError(name)  # noqa: TRY004 -- a value out of place
            here = inside
        here[last] = dict(value) if isinstance(value, dict) else value
    return answers


def _citizen(flat: Fields) -> Citizen:
    gender = flat.get("applicant.gender")
    doubtful = flat.get("applicant.doubtful")
    return Citizen(
        name=_text(flat, "applicant.name"),
        personal_id=_text(flat, "applicant.personal_id"),
        birth=_text(flat, "applicant.birth"),
        gender=Gender(str(gender)) if gender else None,
        address=_text(flat, "applicant.address"),
        old_id=_text(flat, "applicant.old_id"),
        card_issued=_text(flat, "applicant.card_issued"),
        phone=_text(flat, "applicant.phone"),
        source=Source(_text(flat, "applicant.source") or Source.TYPED),
        doubtful=frozenset(
            str(name) for name in (doubtful if isinstance(doubtful, list) else [])
        ),
    )


def _rows(flat: Fields) -> Iterator[PaperRow]:
    for name, value in flat.items():
        if not name.startswith(PAPERS) or value is None:
            continue
        row = _object(value)
        files, seen_by, seen_at = map(row.get, ("files", "seen_by", "seen_at"))
        yield PaperRow(
            row=RowId(name.removeprefix(PAPERS)),
            state=PaperState(str(row["state"])),
            files=tuple(
                _attachment(_object(file))
                for file in (files if isinstance(files, list) else [])
            ),
            seen_by=OfficerId(str(seen_by)) if seen_by else None,
            seen_at=_moment(seen_at) if seen_at else None,
        )


def _attachment(file: Mapping[str, Json]) -> Attachment:
    return Attachment(
        sha256=Sha256(str(file["sha256"])),
        size=_whole(file["size"]),
        pages=_whole(file["pages"]),
        name=str(file["name"]),
    )


def _fee(fee: Mapping[str, Json]) -> Fee:
    amount, unit = fee.get("amount"), fee.get("unit_amount")
    return Fee(
        amount=None if amount is None else _whole(amount),
        unit_amount=None if unit is None else _whole(unit),
        quantity=_whole(fee.get("quantity", 1)),
        ground=str(fee.get("ground", "")),
        verified=bool(fee.get("verified", False)),
        unit=str(fee.get("unit", "")),
        set_by=str(fee.get("set_by", "")),
        exemption=str(fee.get("exemption", "")),
    )


def _promise(flat: Fields) -> Promise:
    steps = flat.get("due_steps")
    return Promise(
        at=_moment(flat.get("due_at")),
        steps=tuple(
            _step(_object(step)) for step in (steps if isinstance(steps, list) else [])
        ),
        basis=_text(flat, "due_basis"),
    )


def _step(step: Mapping[str, Json]) -> Step:
    at = step.get("at")
    return Step(
        kind=StepKind(str(step["kind"])),
        day=date.fromisoformat(str(step["day"])),
        name=str(step.get("name", "")),
        count=_whole(step.get("count", 0)),
        at=time.fromisoformat(str(at)) if at else None,
    )


def _handover(value: Json) -> Handover | None:
    if value is None:
        return None
    given = _object(value)
    return Handover(
        to_name=str(given["to_name"]),
        to_personal_id=str(given.get("to_personal_id", "")),
        relation=str(given.get("relation", "")),
        by=OfficerId(str(given["by"])),
        at=_moment(given["at"]),
        confirmed=Confirmation(str(given["confirmed"])),
        receipt_taken_back=bool(given.get("receipt_taken_back", False)),
    )


def _text(flat: Fields, name: str) -> str:
    value = flat.get(name)
    return "" if value is None else str(value)


def _said(flat: Fields, name: str) -> str:
    text = _text(flat, name)
    if not text:
        raise KeyError(name)
    return text


def _moment(value: Json) -> datetime:
    at = datetime.fromisoformat(str(value))
    if at.tzinfo is None:
        raise ValueError(value)  # nobody could say when that was
    return at


def _whole(value: Json) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(value)  # noqa: TRY004 -- a value out of place
    return value


def _object(value: Json) -> Mapping[str, Json]:
    if not isinstance(value, dict):
        raise ValueError(value)  # noqa: TRY004 -- a value out of place
    return value
