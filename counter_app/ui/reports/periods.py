"""Periods a report is asked for often."""

from datetime import date, timedelta
from enum import StrEnum


class Period(StrEnum):
    """Periods asked for often."""

    TODAY = "today"
    WEEK = "week"
    MONTH = "month"
    LAST_MONTH = "last-month"
    YEAR = "year"
    CHOSEN = "chosen"


def days_of(period: Period, today: date) -> tuple[date, date]:
    """Return the first and the last day; a running period ends today."""
    month = today.replace(day=1)
    if period is Period.WEEK:
        return today - timedelta(days=today.weekday()), today
    if period is Period.MONTH:
        return month, today
    if period is Period.LAST_MONTH:
        last = month - timedelta(days=1)
        return last.replace(day=1), last
    if period is Period.YEAR:
        return today.replace(month=1, day=1), today
    return today, today
