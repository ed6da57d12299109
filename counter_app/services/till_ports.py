"""What the use cases of money ask of the store."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from counter_app.domain.ids import OfficerId, ShiftId
from counter_app.domain.shifts import Closing, Shift, TillEntry


class Till(Protocol):
    """The till's own book: nothing in it is changed, a closed shift takes nothing."""

    def open_shift(self, officer: OfficerId, counter: str) -> Shift | None:
        """Return the shift this officer has not closed at this counter, or None."""

    def begin(self, shift: Shift) -> None:
        """Begin a shift."""

    def count(self) -> int:
        """Return how many shifts were ever begun on this PC."""

    def add(self, entry: TillEntry) -> None:
        """Write one entry; StoreFailed when its shift is closed."""

    def entries(self, shift: ShiftId) -> Sequence[TillEntry]:
        """Return the entries of a shift, in the order they were written."""

    def between(self, since: datetime, until: datetime) -> Sequence[TillEntry]:
        """Return what every shift of this PC entered from then up to then (in UTC)."""

    def of_slip(self, number: str) -> TillEntry | None:
        """Return what was taken on this fee slip, or None."""

    def close(self, closing: Closing) -> None:
        """End a shift, once."""

    def closed(self, limit: int = 20) -> Sequence[tuple[Shift, Closing]]:
        """Return the shifts closed last, newest first."""

    def still_open(self) -> Sequence[Shift]:
        """Return the shifts nobody has closed, oldest first."""
