"""How long to wait before trying again: full jitter, so that no herd forms.

After an outage, counters that wait fixed or doubled times come back together; spread
uniformly they drained 50 times slower peaks in the same time (SYNC.md 3b).
"""

from collections.abc import Callable

CAP = 300.0
FLOOR = 1.0


class FullJitter:
    """``uniform(0, min(300, 2^n))`` seconds, at least one."""

    def __init__(self, jitter: Callable[[float], float]) -> None:
        """``jitter(longest)`` returns a random number between 0 and the longest."""
        self._jitter = jitter

    def pause(self, failures: int, retry_after: float = 0) -> float:
        """Return the seconds to wait after this many failures in a row.

        A wait the portal asked for is kept to, give or take a half.
        """
        if retry_after > 0:
            return max(FLOOR, retry_after * (0.5 + self._jitter(1.0)))
        longest = min(CAP, float(1 << min(failures, 9)))
        return max(FLOOR, self._jitter(longest))
