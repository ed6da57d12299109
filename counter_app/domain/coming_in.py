"""An officer who is to sign in on this PC proves to the city who they are."""

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a code that was shown."""

    PENDING = "pending"
    AGREED = "agreed"
    REFUSED = "refused"
    OVER = "over"
    """Too old, used, or another one took its place."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A code as the city gave it; ``secret`` stays with whoever asked."""

    secret: str
    code: str
    """For the officer to type, e.g. ``WDJB-MJHT``."""
    address: str
    """Where: the city's own page."""
    lasts: timedelta
    every: timedelta
    """How long to wait between two questions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the city said; account and name only once somebody agreed."""

    outcome: Outcome
    account: str = ""
    name: str = ""
