"""This PC's clock against its own last act: no number is given in the past."""

from datetime import datetime, timedelta

from counter_app.domain.clocks import (
    CLOCK_CONFIRMED,
    PORTAL_HEARD,
    is_confirmed,
    is_doubtful,
)
from counter_app.domain.errors import ClockDiffers, ClockUntrusted, OfflineTooLong
from counter_app.services.ports import UnitOfWork

CLOCK_HIGH = "clock-high-water"
SIGNED_IN_HIGH = "sign-in-high-water"
"""Note: when the portal was heard last, and the latest signing in since."""
CLOCK_SLACK = timedelta(minutes=10)
"""How far this PC's clock may stand before its own last act (SYNC 2.6)."""


def latest_moment(work: UnitOfWork, now: datetime) -> datetime:
    """Return the latest moment this PC has received at, ``now`` among them.

    Raises ClockUntrusted when the clock stands well before it, ClockDiffers when it is
    far from what the portal said last and no supervisor confirmed it.
    """
    noted = work.notes.get(CLOCK_HIGH)
    seen = datetime.fromisoformat(noted) if noted else now
    if now < seen - CLOCK_SLACK:
        raise ClockUntrusted(seen)
    heard = _moment(work, PORTAL_HEARD)
    confirmed = _moment(work, CLOCK_CONFIRMED)
    if heard and is_doubtful(now, heard) and not is_confirmed(now, confirmed):
        raise ClockDiffers(heard)
    return max(now, seen)


def unheard(
    work: UnitOfWork, now: datetime, most: timedelta
) -> OfflineTooLong | ClockUntrusted | None:
    """Note an officer's coming; say why nothing new may be done: unheard for ``most``.

    The latest moment somebody came since the portal was heard, even too late, is a mark
    the clock must not stand before: going back extends nothing. A PC that never heard
    of a portal is not held to it.
    """
    heard = _moment(work, PORTAL_HEARD)
    if heard is None:
        return None
    since, _, mark = (work.notes.get(SIGNED_IN_HIGH) or "").partition(" ")
    high = datetime.fromisoformat(mark) if since == heard.isoformat() else heard
    if now < high - CLOCK_SLACK:
        return ClockUntrusted(high)
    work.notes.put(SIGNED_IN_HIGH, f"{heard.isoformat()} {max(now, high).isoformat()}")
    return OfflineTooLong() if now - heard > most else None


def note_moment(work: UnitOfWork, latest: datetime) -> None:
    """Remember the latest moment something was received at."""
    work.notes.put(CLOCK_HIGH, latest.isoformat())


def _moment(work: UnitOfWork, name: str) -> datetime | None:
    noted = work.notes.get(name)
    return datetime.fromisoformat(noted) if noted else None
