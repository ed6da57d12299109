"""How often somebody may be wrong."""

from collections import deque
from datetime import datetime, timedelta
from threading import Lock


class Throttle:
    """Counts failures of each key in a sliding window, in memory.

    A restart forgets them; so many processes each count for themselves.
    """

    _MANY = 10_000

    def __init__(self, allowed: int, window: timedelta) -> None:
        self._allowed = allowed
        self._window = window
        self._failures: dict[str, deque[datetime]] = {}
        self._lock = Lock()

    def is_open(self, key: str, now: datetime) -> bool:
        """Say whether this key may try."""
        with self._lock:
            return len(self._recent(key, now)) < self._allowed

    def failed(self, key: str, now: datetime) -> None:
        """Count one failure."""
        with self._lock:
            if len(self._failures) >= self._MANY:
                self._sweep(now)
            self._failures.setdefault(key, deque(maxlen=self._allowed)).append(now)

    def _recent(self, key: str, now: datetime) -> deque[datetime]:
        failures = self._failures.get(key, deque())
        while failures and failures[0] <= now - self._window:
            failures.popleft()
        return failures

    def _sweep(self, now: datetime) -> None:
        for key in [*self._failures]:
            if not self._recent(key, now):
                del self._failures[key]
