"""Count to the promised date and say every step of the way.

"Nhận sau 15 giờ" is read as later than 15:00:00: the full hour itself is in time, the
next second is not. A limit may say otherwise (``cutoff_inclusive``).
"""

from datetime import date, datetime, timedelta

from counter_app.domain.due import Promise, Step, StepKind, WorkCalendar
from counter_app.domain.procedures import LimitKind, TimeLimit

ONE_DAY = timedelta(days=1)
LONGEST_PAUSE = timedelta(days=60)
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
    steps = [
        Step(kind=StepKind.RECEIVED, day=received.date(), at=received.time()),
    ]
    begin = _first_day(received, calendar, steps)
    if limit.kind is LimitKind.SAME_DAY:
        end = _same_day(limit, received, begin, calendar, steps)
    elif limit.kind is LimitKind.WORKING_DAYS:
        end = _working_days(limit.days, received.date(), calendar, steps)
    else:
        end = _calendar_days(limit.days, received.date(), calendar, steps)
    if end > calendar.known_until:
        known = calendar.known_until
        steps.append(Step(kind=StepKind.CALENDAR_UNKNOWN, day=known))
    closing = datetime.combine(end, calendar.closes_at, tzinfo=received.tzinfo)
    return Promise(at=closing, steps=tuple(steps), basis=limit.source.said)


def is_working(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the ward works on this day."""
    if day in calendar.makeup_days:
        return True
    return day.weekday() in calendar.working_weekdays and day not in calendar.days_off


def next_working(day: date, calendar: WorkCalendar, steps: list[Step]) -> date:
    """Return the first working day after this one, noting what was skipped."""
    began = day
    day += ONE_DAY
    while not is_working(day, calendar):
        if day - began > LONGEST_PAUSE:
            raise ValueError(f"no working day follows {began}")
        steps.append(_skipped(day, calendar))
        day += ONE_DAY
    if day in calendar.makeup_days:
        steps.append(Step(kind=StepKind.MAKEUP_DAY, day=day))
    return day


def _first_day(
    received: datetime, calendar: WorkCalendar, steps: list[Step]
) -> date | None:
    """Return the working day it was received on; None if the ward was closed."""
    day = received.date()
    if is_working(day, calendar):
        return day
    name = calendar.days_off.get(day, "")
    steps.append(Step(kind=StepKind.RECEIVED_ON_DAY_OFF, day=day, name=name))
    return None


def _same_day(
    limit: TimeLimit,
    received: datetime,
    begin: date | None,
    calendar: WorkCalendar,
    steps: list[Step],
) -> date:
    if begin is None:
        return next_working(received.date(), calendar, steps)
    at = received.time()
    on_the_hour = at == limit.cutoff and not limit.cutoff_inclusive
    late = at > limit.cutoff or on_the_hour or at >= calendar.closes_at
    kind = StepKind.AFTER_CUTOFF if late else StepKind.BEFORE_CUTOFF
    steps.append(Step(kind=kind, day=begin, at=limit.cutoff))
    return next_working(begin, calendar, steps) if late else begin


def _working_days(
    days: int, day: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    # The day of receiving is not counted (BLDS 2015 điều 147).
    if days == 0 and not is_working(day, calendar):
        return next_working(day, calendar, steps)
    for _ in range(days):
        day = next_working(day, calendar, steps)
    steps.append(
        Step(kind=StepKind.COUNTED_DAYS, day=day, name=WORKING_DAYS, count=days)
    )
    return day


def _calendar_days(
    days: int, day: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    end = day + timedelta(days=days)
    steps.append(
        Step(kind=StepKind.COUNTED_DAYS, day=end, name=CALENDAR_DAYS, count=days)
    )
    if is_working(end, calendar):
        return end
    # A term that ends on a day off ends on the next working day (điều 148).
    steps.append(_skipped(end, calendar))
    rolled = next_working(end, calendar, steps)
    steps.append(Step(kind=StepKind.ROLLED_FORWARD, day=rolled))
    return rolled


def _skipped(day: date, calendar: WorkCalendar) -> Step:
    name = calendar.days_off.get(day)
    if name is not None:
        return Step(kind=StepKind.SKIPPED_HOLIDAY, day=day, name=name)
    return Step(kind=StepKind.SKIPPED_WEEKEND, day=day)
