"""Which version this PC may take now: rings, days, halts; never a lower one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from counter_app.domain.due import WorkCalendar
from counter_app.domain.workdays import next_working

RINGS = 4
"""Waves of 24, 144, 139 and 277 PCs (SECURITY.md 2.4): ring 0 comes first."""
STABLE = "stable"
"""The channel of everybody."""
WORKING = (time(7, 30), time(17, 30))
"""Of a working day; nothing is installed then."""


class Not(StrEnum):
    """Why an offer is not taken now."""

    NOT_NEWER = "not-newer"
    HALTED = "halted"
    NOT_YET = "not-yet"
    TOO_OLD = "too-old"
    WORKING_HOURS = "working-hours"
    FAILED_HERE = "failed-here"
    CITY_SILENT = "city-silent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """A package the city signed."""

    name: str
    version: str
    size: int
    not_before: Mapping[int, datetime] = field(default_factory=dict)
    """From when on each ring may have it; a ring that is absent may not."""
    halt: bool = False
    """Its spread was stopped; who has it keeps it."""
    from_version: str = "0"
    """A lower version has to take an earlier one first."""


@dataclass(frozen=True, slots=True)
class Wave:
    """A part of the city that gets a version at the same time."""

    ring: int
    points: int
    """Counters in it."""
    soak: int
    """Working days before the next wave."""


def spread(
    waves: Sequence[Wave], begins: date, calendar: WorkCalendar, zone: tzinfo
) -> Mapping[int, datetime]:
    """Return from when on each ring may have what the first wave gets on this day.

    Never before the evening: what is wrong shows on a morning with people at hand.
    """
    moments, day = {}, begins
    for wave in waves:
        moments[wave.ring] = datetime.combine(day, WORKING[1], tzinfo=zone)
        for _ in range(wave.soak):
            day = next_working(day, calendar, [])
    return moments


def spread_urgently(
    hours: Sequence[int], waves: Sequence[Wave], begins: datetime
) -> Mapping[int, datetime]:
    """Return the same for a repair that cannot wait: ``hours`` after the first wave."""
    return {
        wave.ring: begins + timedelta(hours=after)
        for wave, after in zip(waves, hours, strict=True)
    }


def hindrance(
    offer: Offer,
    installed: str,
    ring: int,
    now: datetime,
    *,
    may_install: bool = True,
    failed: str = "",
) -> Not | None:
    """Return why this PC does not take it now, or None; ``now`` is local.

    ``may_install``: False asks only whether it may be fetched. ``failed`` is the
    version this PC went back from: it is not tried again and again.
    """
    begins = offer.not_before.get(ring)
    checks = (
        (Not.NOT_NEWER, ordered(offer.version) <= ordered(installed)),
        (Not.HALTED, offer.halt),
        (Not.FAILED_HERE, bool(failed) and ordered(offer.version) == ordered(failed)),
        (Not.TOO_OLD, ordered(installed) < ordered(offer.from_version)),
        (Not.NOT_YET, begins is None or now < begins),
        (Not.WORKING_HOURS, may_install and is_working(now)),
    )
    return next((why for why, holds in checks if holds), None)


def offered_as(system: str, channel: str) -> str:
    """Return the name under which a channel's packages are offered to a system."""
    return system if channel == STABLE else f"{system}-{channel}"


def is_working(now: datetime) -> bool:
    """Say whether officers may be at work at this local moment."""
    begin, end = WORKING
    return begin <= now.time() < end


def ordered(version: str) -> tuple[int, ...]:
    """Return what versions are compared by; ValueError for what is no version."""
    parts = version.split(".")
    if not 1 <= len(parts) <= 5 or not all(p.isascii() and p.isdigit() for p in parts):
        raise ValueError(version)
    numbers = [int(part) for part in parts]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
