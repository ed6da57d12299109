"""Dates as people write them, whole or partial, into ISO 8601 and back.

A partial date keeps its precision: ``1987``, ``1987-03``, ``1987-03-05``. Old papers
often know the year only.
"""

import re
from datetime import date

_PARTS = re.compile(r"(?:(\d{1,2})[/.\- ])?(?:(\d{1,2})[/.\- ])?(\d{4}|\d{2})")
_RUN = re.compile(r"(\d{2})(\d{2})(\d{4})")
_ISO = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
OLDEST = 1850


def read_date(text: str, *, this_year: int) -> str | None:
    """Read ``5/3/87``, ``05031987``, ``5-3-1987``, ``03/1987`` or ``1987``.

    Returns ISO 8601 of that precision, or None for what is no date. Two digits mean
    the latest such year that is not after ``this_year``.
    """
    text = text.strip()
    iso = _ISO.fullmatch(text)
    if iso:
        return _iso(int(iso[1]), _number(iso[2]), _number(iso[3]))
    run = _RUN.fullmatch(text)
    if run:
        return _iso(int(run[3]), int(run[2]), int(run[1]))
    parts = _PARTS.fullmatch(text)
    if parts is None:
        return None
    first, second, written = parts[1], parts[2], parts[3]
    if len(written) == 2 and second is None:
        return None  # "5/87" could be a day and a month
    year = _whole_year(int(written), this_year) if len(written) == 2 else int(written)
    if second is None:
        return _iso(year, _number(first), None)
    return _iso(year, int(second), int(first))


def _number(text: str | None) -> int | None:
    return int(text) if text else None


def _or_first(part: int | None) -> int:
    return 1 if part is None else part


def _whole_year(short: int, this_year: int) -> int:
    year = this_year - this_year % 100 + short
    return year if year <= this_year else year - 100


def _iso(year: int, month: int | None, day: int | None) -> str | None:
    try:
        found = date(year, _or_first(month), _or_first(day))
    except ValueError:
        return None
    if found.year < OLDEST:
        return None
    if month is None:
        return f"{year:04d}"
    if day is None:
        return f"{year:04d}-{month:02d}"
    return found.isoformat()


def written(iso: str) -> str:
    """Write an ISO date of any precision as ``05/03/1987``, ``03/1987`` or ``1987``.

    What is no such date is given back as it is: nothing typed is ever lost.
    """
    parts = _ISO.fullmatch(iso)
    if parts is None or first_day(iso) is None:
        return iso
    return "/".join(part for part in reversed(parts.groups()) if part)


def first_day(iso: str) -> date | None:
    """Return the earliest day the date may mean, or None for what is no date."""
    parts = _ISO.fullmatch(iso)
    if parts is None:
        return None
    try:
        month, day = _number(parts[2]), _number(parts[3])
        return date(int(parts[1]), _or_first(month), _or_first(day))
    except ValueError:
        return None
