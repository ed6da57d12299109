"""Moments as they are stored and sent."""

from datetime import UTC, datetime, timedelta, timezone

HANOI = timezone(timedelta(hours=7))
"""Việt Nam keeps one time all year round."""


def stamp(moment: datetime) -> str:
    """Write a moment as ISO 8601 in UTC; stamps sort as the moments do."""
    text = moment.astimezone(UTC).isoformat(timespec="milliseconds")
    return text.replace("+00:00", "Z")


def is_moment(text: str) -> bool:
    """Say whether this is ISO 8601 with an offset."""
    try:
        return datetime.fromisoformat(text).tzinfo is not None
    except ValueError:
        return False
