"""Lanes of background work in the test's hands."""

from collections.abc import Callable
from typing import Any

from counter_app.domain.errors import CounterError


class LaterTasks:
    """Work that waits until the test lets it finish, in whatever order it likes."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], None]] = []

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        def finish() -> None:
            try:
                answer = work()
            except CounterError as problem:
                failed(problem)
            else:
                then(answer)

        self._waiting.append(finish)

    def finish(self, place: int = 0) -> None:
        """Do the piece of work at this place in the queue, and deliver its answer."""
        self._waiting.pop(place)()

    def finish_all(self) -> None:
        """Do what waits, in order, and all that comes of it."""
        while self._waiting:
            self.finish()

    def answer_later(self, place: int = 0) -> Callable[[], None]:
        """Take a piece of work out of the queue, to be finished by the test."""
        return self._waiting.pop(place)


class NowTasks(LaterTasks):
    """Work that is done while it is asked for."""

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        super().run(work, then, failed)
        self.finish_all()
