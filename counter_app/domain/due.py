"""The promised date, and the sentence that explains it.

Rules: Luật Hộ tịch 60/2014/QH13 điều 5(3) (same day, after 15:00 the next working
day); Bộ luật Dân sự 2015 điều 147-148 (the first day is not counted, a term that
ends on a day off ends on the next working day). Days off and make-up days are data.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """When the ward works; days off carry their name. Times are local."""

    days_off: Mapping[date, str]
    makeup_days: frozenset[date] = frozenset()
    working_weekdays: frozenset[int] = frozenset({0, 1, 2, 3, 4})
    """Monday is 0."""
    closes_at: time = time(17, 0)
    known_until: date = date.max
    """Beyond this the days off have not been announced."""
    source: str = ""


class StepKind(StrEnum):
    """One step of the explanation."""

    RECEIVED = "received"
    RECEIVED_ON_DAY_OFF = "received-on-day-off"
    BEFORE_CUTOFF = "before-cutoff"
    AFTER_CUTOFF = "after-cutoff"
    COUNTED_DAYS = "counted-days"
    SKIPPED_WEEKEND = "skipped-weekend"
    SKIPPED_HOLIDAY = "skipped-holiday"
    MAKEUP_DAY = "makeup-day"
    ROLLED_FORWARD = "rolled-forward"
    CALENDAR_UNKNOWN = "calendar-unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One fact of the explanation: which day, and a name or a count with it."""

    kind: StepKind
    day: date
    name: str = ""
    count: int = 0
    at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When the result is promised (aware, local zone) and why."""

    at: datetime
    steps: tuple[Step, ...] = field(default=())
    basis: str = ""
    """The law or decree the limit rests on, as the catalogue gives it."""
