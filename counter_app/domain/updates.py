"""Which version this PC may take now: rings, days, halts; never a lower one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, time
from enum import StrEnum

RINGS = 4
"""Waves of 24, 144, 139 and 277 PCs (SECURITY.md 2.4): ring 0 comes first."""
WORKING = (time(7, 30), time(17, 30))
"""Of a working day; nothing is installed then."""


class Not(StrEnum):
    """Why an offer is not taken now."""

    NOT_NEWER = "not-newer"
    HALTED = "halted"
    NOT_YET = "not-yet"
    TOO_OLD = "too-old"
    WORKING_HOURS = "working-hours"


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


def hindrance(
    offer: Offer, installed: str, ring: int, now: datetime, *, may_install: bool = True
) -> Not | None:
    """Return why this PC does not take it now, or None; ``now`` is local.

    ``may_install``: False asks only whether it may be fetched.
    """
    begins = offer.not_before.get(ring)
    checks = (
        (Not.NOT_NEWER, ordered(offer.version) <= ordered(installed)),
        (Not.HALTED, offer.halt),
        (Not.TOO_OLD, ordered(installed) < ordered(offer.from_version)),
        (Not.NOT_YET, begins is None or now < begins),
        (Not.WORKING_HOURS, may_install and is_working(now)),
    )
    return next((why for why, holds in checks if holds), None)


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
