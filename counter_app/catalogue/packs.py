"""A catalogue pack: a folder of text files, read and checked into domain types."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from counter_app.catalogue.calendars import OfficeCalendar, calendar_of
from counter_app.catalogue.plans import rollout_of
from counter_app.catalogue.shelf import Shelf
from counter_app.catalogue.sources import (
    Files,
    PackBroken,
    day_of,
    files_of,
    must_differ,
    must_fit,
    source,
)
from counter_app.domain.procedures import Procedure

__all__ = ["Pack", "PackBroken", "calendar_in", "files_of", "open_pack", "read_pack"]


@dataclass(frozen=True, slots=True)
class FormSet:
    """A set of printed forms and the day it came into force."""

    name: str
    valid_from: date


@dataclass(frozen=True, slots=True)
class Pack:
    """One version of the law as the counter knows it."""

    version: str
    serial: int
    """Counts up with every pack published; 0: never meant to be."""
    shelf: Shelf
    calendars: tuple[OfficeCalendar, ...]
    """The first is that of every office that has no other."""
    form_sets: tuple[FormSet, ...]
    provinces: Mapping[str, str]
    files: Files

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """Every version of every procedure."""
        return tuple(self.shelf.every())


def read_pack(files: Files) -> Pack:
    """Read a pack to its last letter, or raise PackBroken; nothing broken is used."""
    must_fit(files, "pack.toml", source(files, "pack.toml"), "pack")
    pack = open_pack(files)
    pack.shelf.check()
    for path in _calendar_paths(files):
        calendar_in(files, path)
    _must_be_known(pack.procedures, pack.calendars)
    rollout_of(files, checked=True)
    return pack


def open_pack(files: Files) -> Pack:
    """Open a pack that was read before: procedures are read when they are wanted.

    Raises PackBroken for a head, a calendar or a list that cannot be read.
    """
    head = source(files, "pack.toml")
    try:
        must_differ("procedure", head["procedures"])
        calendars = tuple(
            _calendar(_calendar_source(files, path), path)
            for path in _calendar_paths(files)
        )
        must_differ("calendar", [one.calendar.name for one in calendars])
        return Pack(
            version=str(head["version"]),
            serial=head.get("serial", 0),
            shelf=Shelf(files, head["procedures"]),
            calendars=calendars,
            form_sets=tuple(
                FormSet(part["name"], day_of(part["from"]))
                for part in head["form_sets"]
            ),
            provinces=dict(json.loads(files["identity.json"])["provinces"]),
            files=files,
        )
    except PackBroken:
        raise
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackBroken(f"pack.toml: {error}") from error


def calendar_in(files: Files, path: str) -> OfficeCalendar:
    """Read one calendar, standing on its base; one base and no further.

    Raises PackBroken.
    """
    given = _calendar_source(files, path)
    must_fit(files, path, given, "calendar")
    return _calendar(given, path)


def _calendar_source(files: Files, path: str) -> dict[str, Any]:
    given = source(files, path)
    if "based_on" in given:
        base = source(files, given.pop("based_on"))
        given = {**base, "offices": [], **given}
    return given


def _calendar(given: dict[str, Any], path: str) -> OfficeCalendar:
    try:
        return calendar_of(given)
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise PackBroken(f"{path}: {error}") from error


def _calendar_paths(files: Files) -> list[str]:
    head = source(files, "pack.toml")
    return [head["calendar"], *head.get("calendars", [])]


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
