"""Promise a date and keep the reasons.

Same day: Luật Hộ tịch 60/2014/QH13 điều 5(3), "sau 15 giờ" the next working day.
Terms in days: Bộ luật Dân sự 2015 điều 147-148: the day of receipt is not counted,
and a term whose last day is a day off ends on the next working day.
"""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from counter_app.domain.due import Promise, Step, StepKind, WorkCalendar
from counter_app.domain.due_words import ground
from counter_app.domain.procedures import LimitKind, TimeLimit

_DAY = timedelta(days=1)
_LONGEST_PAUSE = 60
"""Days; a calendar that never works again is faulty, not a reason to count on."""


def works_on(calendar: WorkCalendar, day: date) -> bool:
    """Say whether the ward works on this day; a make-up day outweighs a day off."""
    if day in calendar.makeup_days:
        return True
    return day.weekday() in calendar.working_weekdays and day not in calendar.days_off


def next_working_day(calendar: WorkCalendar, day: date) -> date:
    """Return the first working day after this one; ValueError if there is none."""
    for ahead in range(1, _LONGEST_PAUSE + 1):
        if works_on(calendar, day + ahead * _DAY):
            return day + ahead * _DAY
    raise ValueError(f"no working day follows {day}")


def promise(limit: TimeLimit, received: datetime, calendar: WorkCalendar) -> Promise:
    """Work out when the result is due, and tell each step of the reckoning.

    ``received`` is local and aware; ValueError if it is not aware. The hour promised
    is the one at which the counter closes.
    """
    if received.tzinfo is None:
        raise ValueError("received must be aware")
    steps = [_received(received, calendar)]
    match limit.kind:
        case LimitKind.SAME_DAY:
            due = _same_day(limit, received, calendar, steps)
        case LimitKind.WORKING_DAYS:
            due = _working_days(limit.days, received.date(), calendar, steps)
        case LimitKind.CALENDAR_DAYS:
            due = _calendar_days(limit.days, received.date(), calendar, steps)
    if due == received.date() and received.time() >= calendar.closes_at:
        # A limit of no days, received after closing: it cannot be kept today.
        due = _forward(due, calendar, steps)
    if due > calendar.known_until:
        steps.append(Step(kind=StepKind.CALENDAR_UNKNOWN, day=calendar.known_until))
    return Promise(
        at=datetime.combine(due, calendar.closes_at, tzinfo=received.tzinfo),
        steps=tuple(steps),
        basis=ground(limit.source),
    )


def _received(received: datetime, calendar: WorkCalendar) -> Step:
    day, at = received.date(), received.time()
    if works_on(calendar, day):
        return Step(kind=StepKind.RECEIVED, day=day, at=at)
    return Step(
        kind=StepKind.RECEIVED_ON_DAY_OFF,
        day=day,
        name=calendar.days_off.get(day, ""),
        at=at,
    )


def _same_day(
    limit: TimeLimit, received: datetime, calendar: WorkCalendar, steps: list[Step]
) -> date:
    day, at = received.date(), received.time()
    if not works_on(calendar, day):
        return _forward(day, calendar, steps)
    in_time = at < limit.cutoff or (limit.cutoff_inclusive and at == limit.cutoff)
    kind = StepKind.BEFORE_CUTOFF if in_time else StepKind.AFTER_CUTOFF
    steps.append(Step(kind=kind, day=day, at=limit.cutoff))
    return day if in_time else _forward(day, calendar, steps)


def _working_days(
    days: int, received: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    steps.append(Step(kind=StepKind.COUNTED_DAYS, day=received, count=days))
    if days == 0 and not works_on(calendar, received):
        return _forward(received, calendar, steps)
    due = received
    for _ in range(days):
        due = _forward(due, calendar, steps)
    return due


def _calendar_days(
    days: int, received: date, calendar: WorkCalendar, steps: list[Step]
) -> date:
    last = received + days * _DAY
    steps.append(Step(kind=StepKind.COUNTED_DAYS, day=received, count=days))
    if works_on(calendar, last):
        return last
    steps.append(_off(last, calendar))
    due = _forward(last, calendar, steps)
    steps.append(Step(kind=StepKind.ROLLED_FORWARD, day=due))
    return due


def _forward(day: date, calendar: WorkCalendar, steps: list[Step]) -> date:
    due = next_working_day(calendar, day)
    steps.extend(_off(skipped, calendar) for skipped in _between(day, due))
    if due in calendar.makeup_days:
        steps.append(Step(kind=StepKind.MAKEUP_DAY, day=due))
    return due


def _between(first: date, last: date) -> Iterator[date]:
    day = first + _DAY
    while day < last:
        yield day
        day += _DAY


def _off(day: date, calendar: WorkCalendar) -> Step:
    name = calendar.days_off.get(day, "")
    kind = StepKind.SKIPPED_HOLIDAY if name else StepKind.SKIPPED_WEEKEND
    return Step(kind=kind, day=day, name=name)
