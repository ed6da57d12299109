"""What a presenter asks of the screen's machinery."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from counter_app.domain.errors import CounterError

T = TypeVar("T")


class Tasks(Protocol):
    """A lane of background work; answers come back on the GUI thread."""

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Run work elsewhere; then or failed is called back on the GUI thread."""
