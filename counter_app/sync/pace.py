"""A cap on how fast files leave, so that scans do not fill the office's line."""

from collections.abc import Callable

LARGEST_PIECE = 32 * 1024 * 1024
"""Every piece costs a request and a sync of the portal's disk. How far a large one came
is noted there now and then, so a cut line loses no more of it than of a small one."""
FIRST_PIECE = 1024 * 1024
SMALLEST_PIECE = 64 * 1024
KILOBIT = 125
PIECE_SECONDS = 2.0
"""A piece is what goes in about this time: a cut line loses no more than that."""
STEP = 4
"""A good line is trusted with so many times more at the next piece."""
WAY = 0.25
"""Seconds a portal is given to end a request whose line was cut."""


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
        self._piece = FIRST_PIECE

    @property
    def piece(self) -> int:
        """How many bytes to send at once: about two seconds' worth of line or cap."""
        if not self._rate:
            return self._piece
        return min(self._piece, max(SMALLEST_PIECE, 2 * self._rate))

    def now(self) -> float:
        """Return seconds that only go on."""
        return self._seconds()

    def give_way(self) -> None:
        """Let a request that is still being written there come to its end."""
        self._rest(WAY)

    def broke(self) -> None:
        """The line was cut in the midst of a piece: send less at once."""
        self._piece = max(SMALLEST_PIECE, self._piece // STEP)

    def sent(self, size: int, begun: float) -> None:
        """Learn how fast these went; wait as long as they may take at the least."""
        now = self._seconds()
        self._learn(size, now - begun)
        if not self._rate:
            return
        self._free_at = max(self._free_at, now) + size / self._rate
        self._rest(max(0.0, self._free_at - now))

    def _learn(self, size: int, took: float) -> None:
        fits = size * PIECE_SECONDS / took if took > 0 else float(LARGEST_PIECE)
        grown = min(fits, self._piece * STEP, LARGEST_PIECE)
        # A last piece is small, and tells less of a good line than of a bad one.
        if size >= self._piece or grown < self._piece:
            self._piece = max(SMALLEST_PIECE, int(grown))


NO_CAP = Pace(seconds=lambda: 0.0, rest=lambda _seconds: None)
