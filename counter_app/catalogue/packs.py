"""A catalogue pack: a folder of text files, read and checked into domain types."""

import json
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time
from pathlib import Path
from typing import Any

from counter_app.domain.due import WorkCalendar
from counter_app.domain.folding import nfc
from counter_app.domain.ids import FormId, ProcedureCode, RowId
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import (
    Channel,
    ChecklistRow,
    LegalSource,
    LimitKind,
    Offer,
    Price,
    Procedure,
    TimeLimit,
)


class PackBroken(ValueError):
    """A pack that cannot be used; the text says which file and why."""


@dataclass(frozen=True, slots=True)
class FormSet:
    """A set of printed forms and the day it came into force."""

    name: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of the law as the counter knows it."""

    version: str
    procedures: tuple[Procedure, ...]
    calendar: WorkCalendar
    form_sets: tuple[FormSet, ...]
    provinces: Mapping[str, str]
    files: Mapping[str, str]


def files_of(folder: Path) -> dict[str, str]:
    """Return every text file of a pack's folder by its path inside it."""
    return {
        path.relative_to(folder).as_posix(): path.read_text(encoding="utf-8")
        for path in sorted(folder.rglob("*"))
        if path.suffix in {".toml", ".json"}
    }


def read_pack(files: Mapping[str, str]) -> Pack:
    """Read a pack, or raise PackBroken; nothing of a broken pack is used."""
    head = _toml(files, "pack.toml")
    try:
        _must_fit(files, "pack.toml", head, "pack")
        procedures = tuple(_procedure(files, path) for path in head["procedures"])
        _must_differ("procedure", [(one.code, one.version) for one in procedures])
        return Pack(
            version=str(head["version"]),
            procedures=procedures,
            calendar=_calendar(files, head["calendar"]),
            form_sets=tuple(
                FormSet(part["name"], _day(part["from"])) for part in head["form_sets"]
            ),
            provinces=dict(json.loads(files["identity.json"])["provinces"]),
            files=files,
        )
    except PackBroken:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackBroken(f"pack.toml: {error}") from error


def _must_differ(what: str, names: Sequence[object]) -> None:
    twice = {str(name) for name in names if names.count(name) > 1}
    if twice:
        raise PackBroken(f"{what} given twice: {', '.join(sorted(twice))}")


def _must_fit(
    files: Mapping[str, str], path: str, given: Mapping[str, Any], kind: str
) -> None:
    from jsonschema import Draft202012Validator

    schema = json.loads(files[f"schemas/{kind}.schema.json"])
    plain = json.loads(json.dumps(given, default=lambda value: value.isoformat()))
    for fault in Draft202012Validator(schema).iter_errors(plain):
        where = "/".join(str(step) for step in fault.absolute_path)
        raise PackBroken(f"{path}: {where}: {fault.message}")


def _day(value: object) -> date:
    # A day in quotation marks is text to TOML, and text never equals a date.
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no date")
    return value


def _hour(value: object) -> time:
    if not isinstance(value, time):
        raise TypeError(f"{value!r} is no time of day")
    return value


def _toml(files: Mapping[str, str], path: str) -> dict[str, Any]:
    try:
        return tomllib.loads(nfc(files[path]))
    except KeyError as error:
        raise PackBroken(f"{path}: missing") from error
    except tomllib.TOMLDecodeError as error:
        raise PackBroken(f"{path}: {error}") from error


def _procedure(files: Mapping[str, str], path: str) -> Procedure:
    given = _toml(files, path)
    _must_fit(files, path, given, "procedure")
    form = given.get("form")
    _must_differ(f"{path}: row", [row["id"] for row in given["checklist"]])
    _must_differ(f"{path}: channel", [offer["channel"] for offer in given["offers"]])
    return Procedure(
        code=ProcedureCode(given["code"]),
        version=given["version"],
        name=given["name"],
        short_name=given["short_name"],
        field=given["field"],
        synonyms=tuple(given.get("synonyms", ())),
        difference=given.get("difference", ""),
        offers=tuple(_offer(offer) for offer in given["offers"]),
        checklist=tuple(_row(row) for row in given["checklist"]),
        form=FormId(form) if form else None,
        result=given["result"],
        valid_from=_day(given["valid_from"]),
        valid_to=_day(given["valid_to"]) if "valid_to" in given else None,
        decision=_source(given["decision"]),
    )


def _source(given: Mapping[str, Any]) -> LegalSource:
    return LegalSource(text=given["text"], verified=given["verified"])


def _offer(given: Mapping[str, Any]) -> Offer:
    limit = given["limit"]
    return Offer(
        channel=Channel(given["channel"]),
        limit=TimeLimit(
            kind=LimitKind(limit["kind"]),
            days=limit.get("days", 0),
            cutoff=_hour(limit.get("cutoff", time(15))),
            cutoff_inclusive=limit.get("cutoff_inclusive", True),
            source=_source(limit),
        ),
        prices=tuple(
            Price(
                amount=price.get("amount"),
                per_field=price.get("per_field", ""),
                when=tuple(price.get("when", {}).items()),
                source=_source(price),
            )
            for price in given["prices"]
        ),
    )


def _row(given: Mapping[str, Any]) -> ChecklistRow:
    return ChecklistRow(
        id=RowId(given["id"]),
        name=given["name"],
        short_name=given["short_name"],
        asked=given["asked"],
        condition=given.get("condition", ""),
        channels=tuple(Channel(channel) for channel in given.get("channels", ())),
        states=tuple(PaperState(state) for state in given["states"]),
        originals=given.get("originals", 0),
        copies=given.get("copies", 0),
        source=_source(given),
    )


def _calendar(files: Mapping[str, str], path: str) -> WorkCalendar:
    given = _toml(files, path)
    _must_fit(files, path, given, "calendar")
    return WorkCalendar(
        days_off={
            date.fromisoformat(day): name for day, name in given["days_off"].items()
        },
        makeup_days=frozenset(_day(day) for day in given["makeup_days"]),
        working_weekdays=frozenset(given["working_weekdays"]),
        closes_at=_hour(given["closes_at"]),
        known_until=_day(given["known_until"]),
        source=given["source"],
    )
