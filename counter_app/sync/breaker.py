"""A fuse for one kind of request: after five failures in a row it stays open awhile.

While it is open nothing of that kind is tried; then one try decides (SYNC.md 2.8).
"""

from datetime import datetime, timedelta

FAILURES = 5
OPEN_FOR = timedelta(seconds=30)


class Breaker:
    """Counts failures in a row; used by one thread at a time."""

    def __init__(self) -> None:
        self._failures = 0
        self._since: datetime | None = None

    def limit(self, now: datetime, most: int) -> int:
        """Return how many tries are allowed now: none, one, or as many as wished."""
        if self._failures < FAILURES or self._since is None:
            return most
        waited = now - self._since
        # A clock put back must not keep it open for a day.
        is_open = timedelta() <= waited < OPEN_FOR
        return 0 if is_open else min(1, most)

    def failed(self, now: datetime) -> None:
        """Count a failure."""
        self._failures += 1
        self._since = now

    def worked(self) -> None:
        """Forget the failures: a try went well."""
        self._failures = 0
        self._since = None
