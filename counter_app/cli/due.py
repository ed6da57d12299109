"""``main.py due``: what was asked, counted and told, for whoever doubts a date."""

import argparse
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Any

from counter_app.domain.due import Promise, StepKind, WorkCalendar
from counter_app.domain.due_rules import RuleUnreadable, limit_from, rule_of
from counter_app.domain.due_words import explained
from counter_app.domain.procedures import (
    Extension,
    LegalSource,
    LimitKind,
    Supplement,
    TimeLimit,
)
from counter_app.domain.promises import promise
from counter_app.domain.supplements import TermFixed, extended, supplemented
from counter_app.domain.workdays import (
    is_makeup,
    is_planned,
    is_working,
    name_off,
    working_time,
)

ONE_DAY = timedelta(days=1)
YEARS = range(1901, 2101)
"""The lunar days of these years can be computed."""
BY_THE_HOUR = {LimitKind.SAME_DAY, LimitKind.WORKING_HOURS, LimitKind.AT_ONCE}

HELP = """\
Count a promised date and say how it was counted.

RULE, one of
  5wd              working days; halves too: 3.5wd
  3d               calendar days; a last day off moves to the next working day
  8wh              working hours, from the moment on; quarters too: 1.25wh
  same-day@15:00   the same day until 15:00:00, later the next working day;
                   without an hour: 15:00
  now              at once, or at the next opening
  2wd+5wd          stages, one after the other
The words of the law do too: "5 ngày làm việc", "10 ngày", "8 giờ làm việc",
"trong ngày", "ngay". Capital letters, blanks and hyphens do not matter.

ISO8601 is a moment, for example 2027-02-03T15:30 or 2027-02-03T08:30:00Z; without a
zone it is Asia/Ho_Chi_Minh. The day alone will do where the hour does not matter.

The day of receiving is not counted (Bộ luật Dân sự 2015 điều 147); a term that ends
on a day off ends on the next working day (điều 148). Days off come from the
calendar's table; outside it they are computed and marked "dự kiến".
"""
FOOT = """\
Exit status: 0 the date was told, 2 the question was wrong (one sentence with a code
E-DUE-... on standard error says what).

With --json: received, rule, calendar, due (ISO 8601), due_explained, days (the days
counted), holidays (those met: date, name, planned), makeup_days, planned (a day that
nobody has decreed yet took part), source, verified.
"""


class Wrong(ValueError):
    """A question that has no answer: a code, and a sentence that says why."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(f"E-DUE-{code}: {sentence}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Counted:
    """A promise and what it was counted from."""

    limit: TimeLimit
    received: datetime
    promise: Promise
    calendar: WorkCalendar


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Say what ``due`` understands."""
    parser.description, parser.epilog = HELP, FOOT
    parser.formatter_class = argparse.RawDescriptionHelpFormatter
    parser.add_argument(
        "--received", required=True, metavar="ISO8601", help="when it was received"
    )
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--rule", metavar="RULE", help="the time limit, as above")
    asked.add_argument(
        "--procedure", metavar="CODE", help="the limit of a procedure of the catalogue"
    )
    parser.add_argument(
        "--channel",
        choices=("assisted", "paper", "self", "post"),
        help="of the procedure; without it the first one offered",
    )
    parser.add_argument(
        "--case",
        default="",
        metavar="ID",
        help="of the procedure; without it the limit that holds for every case",
    )
    parser.add_argument(
        "--calendar",
        default="",
        metavar="NAME",
        help="a calendar of the catalogue, or a .toml file; without it the usual one",
    )
    parser.add_argument(
        "--supplement",
        metavar="ASKED/COMPLETE",
        help="more papers: asked for and complete at these two moments",
    )
    parser.add_argument(
        "--policy",
        choices=[one.value for one in Supplement],
        help="what the supplement does; without it what the limit says, else pause",
    )
    parser.add_argument(
        "--extend",
        nargs="?",
        const="",
        metavar="RULE",
        help="prolong once: by the procedure's extension, or by so many wd or d",
    )
    parser.add_argument("--json", action="store_true", help="one JSON object")


def moment(text: str, zone: tzinfo, *, day_will_do: bool = False) -> datetime:
    """Read a moment; one without a zone is local. Raises Wrong."""
    try:
        at = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Wrong(
            "RECEIVED",
            f"{text!r} is no moment of the calendar; write 2027-02-03T15:30",
        ) from error
    if not day_will_do and "T" not in text.upper() and ":" not in text:
        raise Wrong(
            "HOUR", f"{text!r} has no hour and this rule needs one; write T15:30 too"
        )
    try:
        at = at.replace(tzinfo=zone) if at.tzinfo is None else at.astimezone(zone)
    except OverflowError as error:
        raise Wrong("YEAR", _OUT_OF_YEARS) from error
    return in_years(at)


_OUT_OF_YEARS = f"only dates from {YEARS[0]} to {YEARS[-1]} can be counted"


def in_years(at: datetime) -> datetime:
    """Return the moment if its calendar can be known; raise Wrong."""
    if at.year not in YEARS:
        raise Wrong("YEAR", _OUT_OF_YEARS)
    return at


def rule(text: str) -> TimeLimit:
    """Read a rule; raise Wrong."""
    try:
        return limit_from(text)
    except RuleUnreadable as error:
        raise Wrong("RULE", str(error)) from error


def count(
    given: argparse.Namespace, limit: TimeLimit, calendar: WorkCalendar, zone: tzinfo
) -> Counted:
    """Count as asked; raise Wrong."""
    day_will_do = limit.kind not in BY_THE_HOUR and not given.supplement
    received = moment(given.received, zone, day_will_do=day_will_do)
    limit = _as_asked(given, limit)
    try:
        found = promise(limit, received, calendar)
        if given.supplement:
            asked, complete = _supplement(given.supplement, zone)
            if asked < received:
                raise Wrong("SUPPLEMENT", "papers are asked for after receiving")
            found = supplemented(limit, found, asked, complete, calendar)
        if given.extend is not None:
            found = extended(limit, found, calendar)
    except TermFixed as error:
        raise Wrong("TERM", str(error)) from error
    except OverflowError as error:
        raise Wrong("YEAR", _OUT_OF_YEARS) from error
    in_years(found.at)
    return Counted(limit=limit, received=received, promise=found, calendar=calendar)


def _as_asked(given: argparse.Namespace, limit: TimeLimit) -> TimeLimit:
    if given.policy:
        limit = replace(limit, supplement=Supplement(given.policy))
    if not given.extend:
        return limit
    more = rule(given.extend)
    if more.kind not in {LimitKind.WORKING_DAYS, LimitKind.CALENDAR_DAYS}:
        raise Wrong("EXTEND", f"{given.extend!r}: prolong by wd or d")
    if not more.days:
        raise Wrong("EXTEND", f"{given.extend!r} prolongs nothing")
    return replace(
        limit,
        extension=Extension(
            days=more.days,
            working=more.kind is LimitKind.WORKING_DAYS,
            condition="theo yêu cầu",
            source=LegalSource(text="", verified=True),
        ),
    )


def _supplement(text: str, zone: tzinfo) -> tuple[datetime, datetime]:
    asked, slash, complete = text.partition("/")
    if not slash:
        raise Wrong("SUPPLEMENT", f"{text!r} is no two moments; write ASKED/COMPLETE")
    return moment(asked, zone), moment(complete, zone)


def told(counted: Counted) -> Mapping[str, Any]:
    """Return the answer as one JSON object."""
    found, calendar = counted.promise, counted.calendar
    met = list(_between(counted))
    return {
        "received": counted.received.isoformat(),
        "rule": rule_of(counted.limit),
        "calendar": calendar.name,
        "due": found.at.isoformat(),
        "due_explained": explained(found),
        "days": [day.isoformat() for day in _counted_days(counted, met)],
        "holidays": [
            {
                "date": day.isoformat(),
                "name": name_off(day, calendar),
                "planned": is_planned(day, calendar),
            }
            for day in met
            if name_off(day, calendar) is not None and not is_working(day, calendar)
        ],
        "makeup_days": [day.isoformat() for day in met if is_makeup(day, calendar)],
        "planned": _is_planned(counted),
        "source": "; ".join(filter(None, (found.basis, _days_off_source(counted)))),
        "verified": counted.limit.source.verified and calendar.verified,
    }


def lines(counted: Counted) -> Iterator[str]:
    """Say the answer in two lines for a person."""
    yield counted.promise.at.isoformat()
    yield explained(counted.promise)


def as_json(counted: Counted) -> str:
    """Write the answer as JSON, for a program."""
    return json.dumps(told(counted), ensure_ascii=False, indent=2)


def _days_off_source(counted: Counted) -> str:
    calendar = counted.calendar
    said = calendar.source
    if _is_planned(counted) and calendar.computed_by:
        said = f"{calendar.computed_by}, dự kiến"
    doubt = "" if calendar.verified else ", chưa kiểm chứng"
    return f"lịch nghỉ: {said}{doubt}" if said else ""


def _is_planned(counted: Counted) -> bool:
    steps = counted.promise.steps
    return any(step.kind is StepKind.CALENDAR_UNKNOWN for step in steps)


def _between(counted: Counted) -> Iterator[date]:
    day, last = counted.received.date(), counted.promise.at.date()
    while day <= last:
        yield day
        day += ONE_DAY


def _counted_days(counted: Counted, met: list[date]) -> Iterator[date]:
    calendar, found = counted.calendar, counted.promise
    first = counted.received.date()
    if counted.limit.kind in {LimitKind.SAME_DAY, LimitKind.AT_ONCE}:
        yield found.at.date()
        return
    if counted.limit.kind is LimitKind.CALENDAR_DAYS:
        rolled = [s.day for s in found.steps if s.kind is StepKind.COUNTED_DAYS][-1:]
        yield from (day for day in met if first < day <= (rolled or met[-1:])[0])
        return
    by_the_hour = counted.limit.kind is LimitKind.WORKING_HOURS
    for day in met:
        begin = datetime.combine(day, datetime.min.time(), counted.received.tzinfo)
        begin, end = max(begin, counted.received), min(begin + ONE_DAY, found.at)
        if by_the_hour and not working_time(begin, end, calendar):
            continue
        if is_working(day, calendar) and (by_the_hour or day > first):
            yield day
