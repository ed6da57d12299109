"""Count to the promised date and say every step of the way.

"Nhận sau 15 giờ" is read as later than 15:00:00: the full hour itself is in time, the
next second is not. A limit may say otherwise (``cutoff_inclusive``).
"""

from datetime import date, datetime, timedelta

from counter_app.domain.due import Promise, Step, StepKind, WorkCalendar
from counter_app.domain.procedures import LimitKind, TimeLimit
from counter_app.domain.workdays import (
    closing,
    hours_of,
    is_working,
    later,
    name_off,
    next_working,
    skipped,
)

WORKING_DAYS = "ngày làm việc"
CALENDAR_DAYS = "ngày"
"""What a COUNTED_DAYS step counted: its name, in the words of the law."""


def promise(limit: TimeLimit, received: datetime, calendar: WorkCalendar) -> Promise:
    """Return when the result is promised.

    ``received`` is local and aware, ValueError otherwise. A ward that never works
    again (a faulty calendar) is a ValueError too.
    """
    if received.tzinfo is None:
        raise ValueError("the moment of receipt must be aware")
    steps = [Step(kind=StepKind.RECEIVED, day=received.date(), at=received.time())]
    at = _end(limit, received, calendar, steps)
    return promised(at, steps, limit.source.said, calendar)


def promised(
    at: datetime, steps: list[Step], basis: str, calendar: WorkCalendar
) -> Promise:
    """Return the promise, with what its steps owe to a calendar not decreed yet."""
    told = [one for one in steps if one.kind not in _ABOUT_THE_CALENDAR]
    return Promise(
        at=at, steps=(*told, *_about_the_calendar(at, told, calendar)), basis=basis
    )


_ABOUT_THE_CALENDAR = {StepKind.CALENDAR_UNKNOWN, StepKind.CALENDAR_SOURCE}


def _about_the_calendar(
    at: datetime, steps: list[Step], calendar: WorkCalendar
) -> list[Step]:
    first = min(step.day for step in steps)
    if at.date() > calendar.known_until:
        day, where = calendar.known_until, "sau"
    elif first < calendar.known_from:
        day, where = calendar.known_from, "trước"
    else:
        met = any(step.kind in _FROM_THE_TABLE for step in steps)
        if not (met and calendar.source):
            return []
        said = calendar.source + ("" if calendar.verified else ", chưa kiểm chứng")
        return [Step(kind=StepKind.CALENDAR_SOURCE, day=first, name=said)]
    unknown = Step(kind=StepKind.CALENDAR_UNKNOWN, day=day, name=where)
    if not calendar.computed_by:
        return [unknown]
    by = Step(kind=StepKind.CALENDAR_SOURCE, day=first, name=calendar.computed_by)
    return [by, unknown]


_FROM_THE_TABLE = {StepKind.SKIPPED_HOLIDAY, StepKind.MAKEUP_DAY}


def _end(
    limit: TimeLimit, received: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    if limit.kind is LimitKind.STAGES:
        return _stages(limit, received, calendar, steps)
    if limit.kind is LimitKind.UNSTATED:
        steps.append(Step(kind=StepKind.UNSTATED, day=received.date()))
    _note_day_off(received.date(), calendar, steps)
    if limit.kind is LimitKind.SAME_DAY:
        return _same_day(limit, received, calendar, steps)
    if limit.kind is LimitKind.AT_ONCE:
        return at_once(received, calendar, steps)
    if limit.kind is LimitKind.WORKING_HOURS:
        return working_hours(limit.hours, received, calendar, steps)
    if limit.kind is LimitKind.CALENDAR_DAYS:
        return calendar_days(limit.days, received, calendar, steps)
    return working_days(limit.days, received, calendar, steps)


def _stages(
    limit: TimeLimit, received: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    at = received
    for number, stage in enumerate(limit.stages, start=1):
        said = Step(kind=StepKind.STAGE, day=at.date(), name=stage.name, count=number)
        steps.append(said)
        at = _end(stage, at, calendar, steps)
    return at


def _note_day_off(day: date, calendar: WorkCalendar, steps: list[Step]) -> None:
    if not is_working(day, calendar):
        name = name_off(day, calendar) or ""
        steps.append(Step(kind=StepKind.RECEIVED_ON_DAY_OFF, day=day, name=name))


def _same_day(
    limit: TimeLimit, received: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    day, at = received.date(), received.time()
    if is_working(day, calendar):
        closes = hours_of(day, calendar)[-1][1]
        on_the_hour = at == limit.cutoff and not limit.cutoff_inclusive
        if at > limit.cutoff or on_the_hour:
            steps.append(Step(kind=StepKind.AFTER_CUTOFF, day=day, at=limit.cutoff))
        elif at >= closes:
            steps.append(Step(kind=StepKind.AFTER_CLOSING, day=day, at=closes))
        else:
            steps.append(Step(kind=StepKind.BEFORE_CUTOFF, day=day, at=limit.cutoff))
            return closing(day, calendar, received)
    return closing(next_working(day, calendar, steps), calendar, received)


def at_once(begin: datetime, calendar: WorkCalendar, steps: list[Step]) -> datetime:
    """Return this moment, or the next opening when the ward is closed."""
    at = later(begin, timedelta(), calendar, steps)
    steps.append(Step(kind=StepKind.AT_ONCE, day=at.date(), at=at.time()))
    return at


def working_hours(
    hours: float, begin: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    """Count hours while the ward is open, from the moment on."""
    at = later(begin, timedelta(hours=hours), calendar, steps)
    minutes = round(hours * 60)
    steps.append(Step(kind=StepKind.COUNTED_HOURS, day=at.date(), count=minutes))
    return at


def working_days(
    days: float, begin: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    """Count working days; half a day more ends with the morning after them.

    The day of receiving is not counted (BLDS 2015 điều 147).
    """
    day, whole = begin.date(), int(days)
    if days == 0 and not _still_open(begin, calendar):
        day = next_working(day, calendar, steps)
    for _ in range(whole):
        day = next_working(day, calendar, steps)
    half = days > whole
    if whole or not half:
        steps.append(
            Step(kind=StepKind.COUNTED_DAYS, day=day, name=WORKING_DAYS, count=whole)
        )
    if not half:
        return closing(day, calendar, begin)
    day = next_working(day, calendar, steps)
    noon = hours_of(day, calendar)[0][1]
    steps.append(Step(kind=StepKind.COUNTED_HALF_DAY, day=day, at=noon))
    return datetime.combine(day, noon, tzinfo=begin.tzinfo)


def calendar_days(
    days: float, begin: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    """Count all days; a term that ends on a day off ends on the next working day.

    BLDS 2015 điều 148. ``days`` is whole.
    """
    end = begin.date() + timedelta(days=days)
    steps.append(
        Step(kind=StepKind.COUNTED_DAYS, day=end, name=CALENDAR_DAYS, count=int(days))
    )
    if days == 0 and is_working(end, calendar) and not _still_open(begin, calendar):
        return closing(next_working(end, calendar, steps), calendar, begin)
    return rolled(end, begin, calendar, steps)


def _still_open(at: datetime, calendar: WorkCalendar) -> bool:
    day = at.date()
    return is_working(day, calendar) and at <= closing(day, calendar, at)


def rolled(
    day: date, like: datetime, calendar: WorkCalendar, steps: list[Step]
) -> datetime:
    """Return the close of this day, or of the next working day if it is a day off."""
    if not is_working(day, calendar):
        steps.append(skipped(day, calendar))
        day = next_working(day, calendar, steps)
        steps.append(Step(kind=StepKind.ROLLED_FORWARD, day=day))
    return closing(day, calendar, like)
