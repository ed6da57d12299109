"""The promised date, the calendar it is counted on, and what explains it.

Rules: Luật Hộ tịch 60/2014/QH13 điều 5(3) and Nghị định 23/2015/NĐ-CP điều 7 (same day,
after 15:00 the next working day); Bộ luật Dân sự 2015 điều 147-148 (the first day is
not counted, a term that ends on a day off ends on the next working day). Hours, days
off and make-up days are data.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum
from types import MappingProxyType

Span = tuple[time, time]
"""From when until when the ward is open, local."""

USUAL_HOURS: tuple[Span, ...] = ((time(7), time(11, 30)), (time(13, 30), time(17)))
USUAL_WEEK: Mapping[int, tuple[Span, ...]] = MappingProxyType(
    dict.fromkeys(range(5), USUAL_HOURS)
)
"""Monday (0) to Friday; a weekday that is missing is a day of rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearOff:
    """The days off and the make-up days of one year, as far as they can be computed."""

    days_off: Mapping[date, str]
    makeup_days: frozenset[date] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkCalendar:
    """When the ward works. What the table does not know is asked of ``beyond``."""

    days_off: Mapping[date, str] = field(default_factory=dict)
    """By day, the holiday's name: the table of what has been announced."""
    makeup_days: frozenset[date] = frozenset()
    """Days of rest worked instead of others, at the hours of the first weekday."""
    week: Mapping[int, tuple[Span, ...]] = field(default_factory=lambda: USUAL_WEEK)
    """By weekday (Monday is 0) the hours, early ones first."""
    known_from: date = date.min
    known_until: date = date.max
    """Outside these two the table does not know: days off are planned, not decreed."""
    beyond: Callable[[int], YearOff] | None = None
    """The days off of a year outside the table, computed."""
    name: str = ""
    source: str = ""
    """Where the table comes from."""
    computed_by: str = ""
    """What computes the years outside the table."""
    verified: bool = False


class StepKind(StrEnum):
    """One step of the explanation."""

    RECEIVED = "received"
    RECEIVED_ON_DAY_OFF = "received-on-day-off"
    BEFORE_CUTOFF = "before-cutoff"
    AFTER_CUTOFF = "after-cutoff"
    AFTER_CLOSING = "after-closing"
    AT_ONCE = "at-once"
    COUNTED_DAYS = "counted-days"
    COUNTED_HALF_DAY = "counted-half-day"
    COUNTED_HOURS = "counted-hours"
    STAGE = "stage"
    UNSTATED = "unstated"
    SKIPPED_WEEKEND = "skipped-weekend"
    SKIPPED_HOLIDAY = "skipped-holiday"
    MAKEUP_DAY = "makeup-day"
    ROLLED_FORWARD = "rolled-forward"
    PAUSED = "paused"
    RESTARTED = "restarted"
    EXTENDED = "extended"
    CALENDAR_UNKNOWN = "calendar-unknown"
    CALENDAR_SOURCE = "calendar-source"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One fact of the explanation: which day, and a name or a count with it."""

    kind: StepKind
    day: date
    name: str = ""
    count: int = 0
    """Days, or minutes of COUNTED_HOURS and PAUSED."""
    at: time | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """When the result is promised (aware, local zone) and why."""

    at: datetime
    steps: tuple[Step, ...] = field(default=())
    basis: str = ""
    """The law or decree the limit rests on, as the catalogue gives it."""
