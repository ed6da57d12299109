"""Working calendars: a table of announced days, and a kept library for other years.

A calendar may stand on another one (``based_on``): an office that is also open on
Saturday mornings has its own hours and everybody's holidays.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time
from functools import cache
from itertools import pairwise
from typing import Any

from counter_app.domain.due import Span, WorkCalendar, YearOff

Given = Mapping[str, Any]
COMPUTED_BY = "thư viện holidays (VN)"


@dataclass(frozen=True, slots=True)
class OfficeCalendar:
    """A calendar and the offices, by identifier, that keep it."""

    calendar: WorkCalendar
    offices: frozenset[str]


def calendar_of(given: Given) -> OfficeCalendar:
    """Read a calendar whose base, if it had one, is already filled in."""
    computed = given.get("computed", "")
    calendar = WorkCalendar(
        name=given["name"],
        days_off={
            date.fromisoformat(day): name for day, name in given["days_off"].items()
        },
        makeup_days=frozenset(_day(day) for day in given["makeup_days"]),
        week=dict(_week(given["week"])),
        known_from=_day(given["known_from"]),
        known_until=_day(given["known_until"]),
        beyond=_BEYOND[computed] if computed else None,
        computed_by=COMPUTED_BY if computed else "",
        source=given["source"],
        verified=given["verified"],
    )
    return OfficeCalendar(calendar, frozenset(given.get("offices", ())))


def _week(given: list[Given]) -> list[tuple[int, tuple[Span, ...]]]:
    week: dict[int, tuple[Span, ...]] = {}
    for part in given:
        spans = tuple(_span(span) for span in part["open"])
        if any(one[1] > two[0] for one, two in pairwise(spans)):
            raise ValueError("the hours of a day go up and do not overlap")
        for weekday in part["weekdays"]:
            if weekday in week:
                raise ValueError(f"weekday {weekday} given twice")
            week[weekday] = spans
    return list(week.items())


def _span(given: list[str]) -> Span:
    opens, closes = (time.fromisoformat(hour) for hour in given)
    if opens >= closes:
        raise ValueError(f"open from {opens} until {closes}")
    return opens, closes


def _day(value: object) -> date:
    # A day in quotation marks is text to TOML, and text never equals a date.
    if not isinstance(value, date):
        raise TypeError(f"{value!r} is no date")
    return value


@cache
def vietnam(year: int) -> YearOff:
    """Return the days off of one year by the library's rules (Bộ luật Lao động).

    Lunar days are computed from 1901 to 2100; what lies outside has no days off, and
    every date out there says that its calendar is not known.
    """
    # A tenth of a second to load: never while the window is being opened.
    from holidays.countries.vietnam import VN

    if not VN.start_year <= year <= VN.end_year:
        return YearOff(days_off={})
    # A day off may be worked for in the year before or after.
    years = (year - 1, year, year + 1)
    found = VN(years=years, language="vi")  # type: ignore[no-untyped-call]
    return YearOff(
        days_off={day: name for day, name in found.items() if day.year == year},
        makeup_days=frozenset(
            day for day in found.weekend_workdays if day.year == year
        ),
    )


_BEYOND = {"VN": vietnam}
