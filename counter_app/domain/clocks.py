"""This PC's clock against what the portal said last (SYNC.md 2.6)."""

from datetime import datetime, timedelta

PORTAL_HEARD = "portal-heard"
"""Name of the note with the portal's time as last heard."""
CLOCK_CONFIRMED = "clock-confirmed"
"""Name of the note with the moment a supervisor confirmed the clock at."""
FARTHEST_AHEAD = timedelta(days=30)
"""A PC so far ahead of the portal's last word gives no number unconfirmed."""
FARTHEST_BEHIND = timedelta(days=1)
CONFIRMED_FOR = timedelta(hours=12)


def is_doubtful(now: datetime, heard: datetime | None) -> bool:
    """Say whether this PC's clock cannot be right by what the portal said."""
    if heard is None:
        return False
    return now > heard + FARTHEST_AHEAD or now < heard - FARTHEST_BEHIND


def is_confirmed(now: datetime, confirmed: datetime | None) -> bool:
    """Say whether a supervisor confirmed this clock within the last hours."""
    return confirmed is not None and abs(now - confirmed) <= CONFIRMED_FOR
