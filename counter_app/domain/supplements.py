"""What happens to a promise on its way: more papers are asked for, or it is prolonged.

A supplement is asked once and complete (Nghị định 61/2018 điều 15(3)); what it does to
the date is the procedure's policy. A promise is prolonged at most once (điều 19(9)).
The 2018 texts were read; those of Nghị định 118/2025 were not.
"""

from datetime import datetime, timedelta

from counter_app.domain.due import Promise, Step, StepKind, WorkCalendar
from counter_app.domain.procedures import LimitKind, Supplement, TimeLimit
from counter_app.domain.promises import (
    calendar_days,
    promise,
    promised,
    rolled,
    working_days,
)
from counter_app.domain.workdays import later, working_time

ONE_MINUTE = timedelta(minutes=1)


class TermFixed(ValueError):
    """A promise that may not be moved so; the text says why."""


def supplemented(
    limit: TimeLimit,
    before: Promise,
    asked: datetime,
    complete: datetime,
    calendar: WorkCalendar,
) -> Promise:
    """Return the promise after more papers were asked for and all of them came.

    Both moments are local and aware. Raises TermFixed when they are swapped, or when
    the papers were asked for after the promised date: a late dossier stays late.
    """
    if complete < asked:
        raise TermFixed("the papers came before they were asked for")
    if asked > before.at:
        raise TermFixed("the papers were asked for after the promised date")
    if limit.supplement is Supplement.RESTART:
        return _restarted(limit, before, complete, calendar)
    steps = list(before.steps)
    if limit.kind is LimitKind.CALENDAR_DAYS:
        days = (complete.date() - asked.date()).days
        steps.append(Step(kind=StepKind.PAUSED, day=complete.date(), count=days))
        end = before.at.date() + timedelta(days=days)
        at = rolled(end, before.at, calendar, steps)
    else:
        paused = working_time(asked, complete, calendar)
        minutes = paused // ONE_MINUTE
        steps.append(
            Step(
                kind=StepKind.PAUSED,
                day=complete.date(),
                count=minutes,
                at=complete.time(),
            )
        )
        at = later(before.at, paused, calendar, steps)
    return promised(at, steps, before.basis, calendar)


def _restarted(
    limit: TimeLimit, before: Promise, complete: datetime, calendar: WorkCalendar
) -> Promise:
    received = [one for one in before.steps if one.kind is StepKind.RECEIVED][:1]
    anew = promise(limit, complete, calendar)
    start = Step(kind=StepKind.RESTARTED, day=complete.date(), at=complete.time())
    counted = [one for one in anew.steps if one.kind is not StepKind.RECEIVED]
    return promised(anew.at, [*received, start, *counted], anew.basis, calendar)


def extended(limit: TimeLimit, before: Promise, calendar: WorkCalendar) -> Promise:
    """Return the promise prolonged by what the limit allows, counted from its date.

    Raises TermFixed when the limit allows none, or when it was prolonged before.
    """
    more = limit.extension
    if more is None:
        raise TermFixed("this limit cannot be prolonged")
    if any(step.kind is StepKind.EXTENDED for step in before.steps):
        raise TermFixed("this promise was prolonged once already")
    told = list(before.steps)
    count = working_days if more.working else calendar_days
    passed: list[Step] = []
    at = count(more.days, before.at, calendar, passed)
    told += [one for one in passed if one.kind is not StepKind.COUNTED_DAYS]
    unit = "ngày làm việc" if more.working else "ngày"
    name = f"thêm {_written(more.days)} {unit}: {more.condition}"
    told.append(Step(kind=StepKind.EXTENDED, day=at.date(), name=name))
    basis = "; ".join(filter(None, (before.basis, more.source.said)))
    return promised(at, told, basis, calendar)


def put_off(
    before: Promise, days: int, now: datetime, calendar: WorkCalendar, said: str
) -> Promise:
    """Return the promise so many working days later, as the letter of apology says.

    Counted from the promised date, or from now when that has passed (local and aware);
    ``said`` is the rule that allows it. Raises TermFixed when it was prolonged before.
    """
    if any(step.kind is StepKind.EXTENDED for step in before.steps):
        raise TermFixed("this promise was prolonged once already")
    passed: list[Step] = []
    at = working_days(days, max(before.at, now), calendar, passed)
    told = [*before.steps]
    told += [one for one in passed if one.kind is not StepKind.COUNTED_DAYS]
    name = f"hẹn lại, thêm {_written(days)} ngày làm việc"
    told.append(Step(kind=StepKind.EXTENDED, day=at.date(), name=name))
    basis = "; ".join(filter(None, (before.basis, said)))
    return promised(at, told, basis, calendar)


def _written(days: float) -> str:
    return f"{days:g}".replace(".", ",")
