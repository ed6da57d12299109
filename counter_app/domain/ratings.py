"""How citizens found the service: a mark of a counter and a procedure, of nobody.

Kept without the citizen, the dossier and the hour: with those a mark could be told from
the receipts of the day. Source: UX.md 5, "Rating integrity".
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum, StrEnum

from counter_app.domain.ids import ProcedureCode

FEWEST = 5
"""Marks that must be there before anybody is shown what they come to."""


class Mark(IntEnum):
    """How the service was; the order on the screen is fixed."""

    VERY_GOOD = 5
    GOOD = 4
    NEUTRAL = 3
    POOR = 2
    VERY_POOR = 1


class Reason(StrEnum):
    """What was not good; optional, one tap."""

    WAITING = "waiting"
    GUIDANCE = "guidance"
    MANNER = "manner"
    TRIPS = "trips"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """One mark, as kept and as told to the city."""

    id: str
    """A fresh random name: it says nothing of when."""
    day: date
    counter: str
    procedure: ProcedureCode
    mark: int
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """What many marks come to; with fewer than FEWEST only how many there are."""

    count: int = 0
    average: float | None = None
    """Of 1 to 5."""
    reasons: Mapping[str, int] = field(default_factory=dict)
