"""Which days the ward works, at what hours, and how much lies between two moments.

Working time is counted in the ward's own hours; moments are aware and local.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from counter_app.domain.due import Span, Step, StepKind, WorkCalendar

ONE_DAY = timedelta(days=1)
LONGEST_PAUSE = timedelta(days=60)
"""Who never opens for so long has a faulty calendar."""
PLANNED = " (dự kiến)"
"""After the name of a day off that nobody has decreed yet."""


def is_working(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the ward works on this day."""
    return bool(hours_of(day, calendar))


def hours_of(day: date, calendar: WorkCalendar) -> tuple[Span, ...]:
    """Return when the ward is open on this day; empty when it is closed."""
    if is_makeup(day, calendar):
        return calendar.week[min(calendar.week)] if calendar.week else ()
    if name_off(day, calendar) is not None:
        return ()
    return calendar.week.get(day.weekday(), ())


def name_off(day: date, calendar: WorkCalendar) -> str | None:
    """Return the holiday's name; one that is only planned says so."""
    name = calendar.days_off.get(day)
    if name is None and is_planned(day, calendar) and calendar.beyond is not None:
        name = calendar.beyond(day.year).days_off.get(day)
        return name if name is None else name + PLANNED
    return name


def is_makeup(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the day of rest is worked instead of another day."""
    if day in calendar.makeup_days:
        return True
    if day in calendar.days_off or not is_planned(day, calendar):
        return False
    return calendar.beyond is not None and day in calendar.beyond(day.year).makeup_days


def is_planned(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the table does not know this day: its holidays are not decreed."""
    return not calendar.known_from <= day <= calendar.known_until


def closing(day: date, calendar: WorkCalendar, like: datetime) -> datetime:
    """Return the moment a working day ends, in the zone of ``like``."""
    return datetime.combine(day, hours_of(day, calendar)[-1][1], tzinfo=like.tzinfo)


def next_working(day: date, calendar: WorkCalendar, steps: list[Step]) -> date:
    """Return the first working day after this one, noting what was skipped.

    ValueError when there is none for LONGEST_PAUSE: the calendar is faulty.
    """
    began = day
    day += ONE_DAY
    while not is_working(day, calendar):
        if day - began > LONGEST_PAUSE:
            raise ValueError(f"no working day follows {began}")
        steps.append(skipped(day, calendar))
        day += ONE_DAY
    if is_makeup(day, calendar):
        steps.append(Step(kind=StepKind.MAKEUP_DAY, day=day))
    return day


def skipped(day: date, calendar: WorkCalendar) -> Step:
    """Return the step that says why this day does not count."""
    name = name_off(day, calendar)
    if name is not None:
        return Step(kind=StepKind.SKIPPED_HOLIDAY, day=day, name=name)
    return Step(kind=StepKind.SKIPPED_WEEKEND, day=day)


def later(
    begin: datetime, work: timedelta, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    """Return the moment by which so much working time has passed since ``begin``.

    No working time at all is ``begin`` itself, or the next opening when closed.
    """
    day, left = begin.date(), work
    while True:
        for opens, closes in _open(day, calendar, begin):
            start = max(opens, begin)
            if start <= closes and closes - start >= left:
                return start + left
            left -= max(closes - start, timedelta())
        day = next_working(day, calendar, steps)


def working_time(begin: datetime, end: datetime, calendar: WorkCalendar) -> timedelta:
    """Return how much working time lies between two moments, none if swapped."""
    found, day = timedelta(), begin.date()
    while day <= end.date():
        for opens, closes in _open(day, calendar, begin):
            found += max(min(closes, end) - max(opens, begin), timedelta())
        day += ONE_DAY
    return found


def _open(
    day: date, calendar: WorkCalendar, like: datetime
) -> Iterator[tuple[datetime, datetime]]:
    for opens, closes in hours_of(day, calendar):
        yield (
            datetime.combine(day, opens, tzinfo=like.tzinfo),
            datetime.combine(day, closes, tzinfo=like.tzinfo),
        )
