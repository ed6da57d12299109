"""How a promised date stands now: time left today, days left, or days late.

Lateness is counted in working days, as the citizen's promise was.
"""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from counter_app.domain.due import WorkCalendar
from counter_app.domain.workdays import is_working

ONE_DAY = timedelta(days=1)


class Standing(StrEnum):
    """Where now is, seen from the promise."""

    AHEAD = "ahead"
    """Due on a later day."""
    TODAY = "today"
    """Due today, and the hour has not come."""
    PASSED = "passed"
    """The hour has passed, but no working day since."""
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Deadline:
    """A promise against the clock."""

    standing: Standing
    count: int = 0
    """Working days when AHEAD or LATE, whole minutes when TODAY, else 0."""


def deadline(due: datetime, now: datetime, calendar: WorkCalendar) -> Deadline:
    """Compare a promise (aware) with this moment (aware, in the counter's zone)."""
    due_on, today = due.astimezone(now.tzinfo).date(), now.date()
    if now > due:
        late = working_days(due_on, today, calendar)
        return Deadline(Standing.LATE, late) if late else Deadline(Standing.PASSED)
    if due_on == today:
        minutes = (due - now) // timedelta(minutes=1)
        return Deadline(Standing.TODAY, minutes)
    return Deadline(Standing.AHEAD, max(1, working_days(today, due_on, calendar)))


def working_days(after: date, until: date, calendar: WorkCalendar) -> int:
    """Count the working days after one day, up to and with another."""
    days = (after + ONE_DAY * ahead for ahead in range(1, (until - after).days + 1))
    return sum(is_working(day, calendar) for day in days)
