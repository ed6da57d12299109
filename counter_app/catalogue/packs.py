"""A catalogue pack: a folder of text files, read and checked into domain types."""

import json
import tomllib
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from counter_app.catalogue.calendars import OfficeCalendar, calendar_of
from counter_app.catalogue.limits import (
    exemptions_of,
    limit_of,
    price_of,
    source_of,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import FormId, ProcedureCode, RowId
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import (
    Case,
    Channel,
    ChecklistRow,
    Offer,
    OnlineLevel,
    Procedure,
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
    calendars: tuple[OfficeCalendar, ...]
    """The first is that of every office that has no other."""
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
        calendars = _calendars(files, [head["calendar"], *head.get("calendars", [])])
        _must_be_known(procedures, calendars)
        return Pack(
            version=str(head["version"]),
            procedures=procedures,
            calendars=calendars,
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


def _must_know(path: str, given: Mapping[str, Any], cases: Set[str]) -> None:
    rows = [*given["checklist"], *(p for o in given["offers"] for p in o["prices"])]
    named = {case for row in rows for case in row.get("cases", ())}
    if named - cases:
        raise PackBroken(f"{path}: no case {', '.join(sorted(named - cases))}")


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
    cases = tuple(_case(case) for case in given.get("cases", ()))
    _must_differ(f"{path}: case", [case.id for case in cases])
    _must_know(path, given, {case.id for case in cases})
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
        cases=cases,
        notes=tuple(given.get("notes", ())),
        online=OnlineLevel(given.get("online", OnlineLevel.NONE)),
        anywhere=given.get("anywhere", False),
        elsewhere=given.get("elsewhere", ""),
        form=FormId(form) if form else None,
        result=given["result"],
        valid_from=_day(given["valid_from"]),
        valid_to=_day(given["valid_to"]) if "valid_to" in given else None,
        replaced_by=given.get("replaced_by", ""),
        decision=source_of(given["decision"]),
    )


def _case(given: Mapping[str, Any]) -> Case:
    return Case(
        id=given["id"],
        name=given["name"],
        limit=limit_of(given["limit"]) if "limit" in given else None,
    )


def _offer(given: Mapping[str, Any]) -> Offer:
    return Offer(
        channel=Channel(given["channel"]),
        limit=limit_of(given["limit"]),
        prices=tuple(price_of(price) for price in given["prices"]),
        exemptions=exemptions_of(given.get("exemptions", ())),
    )


def _row(given: Mapping[str, Any]) -> ChecklistRow:
    return ChecklistRow(
        id=RowId(given["id"]),
        name=given["name"],
        short_name=given["short_name"],
        asked=given["asked"],
        condition=given.get("condition", ""),
        channels=tuple(Channel(channel) for channel in given.get("channels", ())),
        cases=tuple(given.get("cases", ())),
        states=tuple(PaperState(state) for state in given["states"]),
        originals=given.get("originals", 0),
        copies=given.get("copies", 0),
        source=source_of(given),
    )


def _must_be_known(
    procedures: Sequence[Procedure], calendars: Sequence[OfficeCalendar]
) -> None:
    known = {"", *(one.calendar.name for one in calendars)}
    for procedure in procedures:
        for offer in procedure.offers:
            if offer.limit.calendar not in known:
                raise PackBroken(
                    f"{procedure.code}: there is no calendar {offer.limit.calendar!r}"
                )


def _calendars(
    files: Mapping[str, str], paths: Sequence[str]
) -> tuple[OfficeCalendar, ...]:
    found = tuple(calendar_in(files, path) for path in paths)
    _must_differ("calendar", [one.calendar.name for one in found])
    return found


def calendar_in(files: Mapping[str, str], path: str) -> OfficeCalendar:
    """Read one calendar, standing on its base; one base and no further.

    Raises PackBroken.
    """
    given = _toml(files, path)
    if "based_on" in given:
        base = _toml(files, given.pop("based_on"))
        given = {**base, "offices": [], **given}
    _must_fit(files, path, given, "calendar")
    try:
        return calendar_of(given)
    except (KeyError, TypeError, ValueError) as error:
        raise PackBroken(f"{path}: {error}") from error
