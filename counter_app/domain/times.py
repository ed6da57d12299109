"""Times of day and moments as people write them, and as RFC 3339 does.

A moment typed without its offset is Vietnam's (UTC+7 all year). One that came with
another offset is shown as Vietnam's clocks say it, and kept as it came.
"""

import re
from datetime import datetime, time, timedelta, timezone

from counter_app.domain.dates import read_date, written

HERE = timezone(timedelta(hours=7))
_TIME = re.compile(
    r"(?P<h>\d{1,2})(?:\s*(?:giờ|[:hg.])\s*(?P<m>\d{1,2})?(?:[:.](?P<s>\d{2}))?)?"
    r"\s*(?:phút|p)?",
    re.ASCII | re.IGNORECASE,
)
_PACKED = re.compile(r"(?P<h>\d{2})(?P<m>\d{2})", re.ASCII)


def read_time(text: str) -> str | None:
    """Read ``8:05``, ``8h05``, ``8 giờ 5`` or ``0805`` as ``08:05:00``."""
    found = _PACKED.fullmatch(text.strip()) or _TIME.fullmatch(text.strip())
    if found is None:
        return None
    told = found.groupdict()
    hour, minute, second = (int(told.get(part) or 0) for part in ("h", "m", "s"))
    try:
        return time(hour, minute, second).isoformat()
    except ValueError:
        return None


def read_moment(text: str, *, this_year: int) -> str | None:
    """Read ``5/3/2026 14:05`` as ``2026-03-05T14:05:00+07:00``."""
    day_text, _, time_text = text.strip().partition(" ")
    day = read_date(day_text, this_year=this_year)
    clock = read_time(time_text)
    if day is None or clock is None or len(day) != len("2026-03-05"):
        return None
    return f"{day}T{clock}+07:00"


def written_time(iso: str) -> str:
    """Write ``08:05:00`` as ``08:05``; what is no time as it is."""
    try:
        said = time.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{said:%H:%M:%S}" if said.second else f"{said:%H:%M}"


def written_moment(iso: str) -> str:
    """Write a moment as ``05/03/2026 14:05``; what is none as it is."""
    try:
        moment = datetime.fromisoformat(iso)
        here = moment.astimezone(HERE) if moment.tzinfo else moment
    except (ValueError, OverflowError):
        return iso
    clock = written_time(here.time().replace(microsecond=0).isoformat())
    return f"{written(here.date().isoformat())} {clock}"


def is_time(text: str) -> bool:
    """Say whether this is a time of day as RFC 3339 writes it, offset or none."""
    try:
        time.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= len("08:05") and text[2] == ":"


def is_moment(text: str) -> bool:
    """Say whether this is a moment as RFC 3339 writes it, offset or none."""
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return len(text) >= len("2026-03-05T14:05") and text[10] in "Tt "
