"""Count to the promised date and say every step of the way.

"Nhận sau 15 giờ" is read as later than 15:00:00; the minute itself is still in time.
"""

from datetime import date, datetime, timedelta
from itertools import count

from counter_app.domain.due import Promise, Step, StepKind, WorkCalendar
from counter_app.domain.procedures import LimitKind, TimeLimit

ONE_DAY = timedelta(days=1)


def promise(limit: TimeLimit, received: datetime, calendar: WorkCalendar) -> Promise:
    """Return when the result is promised; ``received`` is local and aware."""
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
        steps.append(Step(kind=StepKind.CALENDAR_UNKNOWN, day=end))
    closing = datetime.combine(end, calendar.closes_at, tzinfo=received.tzinfo)
    return Promise(at=closing, steps=tuple(steps), basis=limit.source.text)


def is_working(day: date, calendar: WorkCalendar) -> bool:
    """Say whether the ward works on this day."""
    if day in calendar.makeup_days:
        return True
    return day.weekday() in calendar.working_weekdays and day not in calendar.days_off


def next_working(day: date, calendar: WorkCalendar, steps: list[Step]) -> date:
    """Return the first working day after this one, noting what was skipped."""
    day += ONE_DAY
    while not is_working(day, calendar):
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
    late = received.time() > limit.cutoff
    kind = StepKind.AFTER_CUTOFF if late else StepKind.BEFORE_CUTOFF
    steps.append(Step(kind=kind, day=begin, at=limit.cutoff))
    return next_working(begin, calendar, steps) if late else begin


def _working_days(
    days: int, day: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    # The day of receiving is not counted (BLDS 2015 điều 147).
    for _ in range(days):
        day = next_working(day, calendar, steps)
    steps.append(Step(kind=StepKind.COUNTED_DAYS, day=day, count=days))
    return day


def _calendar_days(
    days: int, day: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    end = day + timedelta(days=days)
    if is_working(end, calendar):
        return end
    # A term that ends on a day off ends on the next working day (điều 148).
    steps.append(_skipped(end, calendar))
    for later in count(1):
        rolled = end + timedelta(days=later)
        if is_working(rolled, calendar):
            steps.append(Step(kind=StepKind.ROLLED_FORWARD, day=rolled))
            return rolled
        steps.append(_skipped(rolled, calendar))
    raise AssertionError("a calendar without working days")


def _skipped(day: date, calendar: WorkCalendar) -> Step:
    name = calendar.days_off.get(day)
    if name is not None:
        return Step(kind=StepKind.SKIPPED_HOLIDAY, day=day, name=name)
    return Step(kind=StepKind.SKIPPED_WEEKEND, day=day)
