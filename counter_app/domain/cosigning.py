"""A second officer's agreement to one act: this very act, now, and once."""

import hashlib
from dataclasses import dataclass
from datetime import datetime, timedelta

from counter_app.domain.ids import OfficerId

LIFE = timedelta(seconds=60)
"""Source: SECURITY.md 1.4."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CoSignature:
    """Who agreed, with whom at work, to what, and when."""

    digest: str
    """Of the exact operation: 64 hexadecimal digits."""
    by: OfficerId
    """The officer at work."""
    other: OfficerId
    at: datetime

    def covers(self, operation: str, by: OfficerId, now: datetime) -> bool:
        """Say whether this act of this officer is meant, and still.

        A clock put back makes no agreement older than it is.
        """
        is_fresh = self.at <= now < self.at + LIFE
        return is_fresh and by == self.by and digest_of(operation) == self.digest


def digest_of(operation: str) -> str:
    """Return the digest of an operation."""
    return hashlib.sha256(operation.encode()).hexdigest()
