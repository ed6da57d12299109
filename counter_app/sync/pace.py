"""A cap on how fast files leave, so that scans do not fill the office's line."""

from collections.abc import Callable

PIECE = 1024 * 1024
"""Measured: 64 KiB reaches a tenth of this speed, 4 MiB no more (SYNC.md 3b)."""
SMALLEST_PIECE = 64 * 1024
KILOBIT = 125


class Pace:
    """Holds back after each piece until the cap allows the next; 0: no cap."""

    def __init__(
        self,
        kilobits: int = 0,
        *,
        seconds: Callable[[], float],
        rest: Callable[[float], None],
    ) -> None:
        """``seconds`` is a clock that only goes on; ``rest`` waits so many seconds."""
        self._rate = kilobits * KILOBIT
        self._seconds = seconds
        self._rest = rest
        self._free_at = 0.0

    @property
    def piece(self) -> int:
        """How many bytes to send at once: about two seconds' worth under a cap."""
        if not self._rate:
            return PIECE
        return min(PIECE, max(SMALLEST_PIECE, 2 * self._rate))

    def sent(self, size: int) -> None:
        """Wait for as long as these bytes may take at the most."""
        if not self._rate:
            return
        now = self._seconds()
        self._free_at = max(self._free_at, now) + size / self._rate
        self._rest(max(0.0, self._free_at - now))


NO_CAP = Pace(seconds=lambda: 0.0, rest=lambda _seconds: None)
