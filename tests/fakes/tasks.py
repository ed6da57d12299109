"""Lanes of background work in the test's hands."""

from collections.abc import Callable
from functools import partial
from typing import Any

from counter_app.domain.errors import CounterError


class LaterTasks:
    """Work that waits until the test lets it finish, in whatever order it likes."""

    def __init__(self) -> None:
        self._waiting: list[Callable[[], Callable[[], None]]] = []

    @property
    def waiting(self) -> int:
        return len(self._waiting)

    def run(
        self,
        work: Callable[[], Any],
        then: Callable[[Any], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        def do() -> Callable[[], None]:
            try:
                answer = work()
            except CounterError as problem:
                return partial(failed, problem)
            return partial(then, answer)

        self._waiting.append(do)

    def finish(self, place: int = 0) -> None:
        """Do the piece of work at this place in the queue, and deliver its answer."""
        self.answer_later(place)()

    def finish_all(self) -> None:
        """Do what waits, in order, and all that comes of it."""
        while self._waiting:
            self.finish()

    def answer_later(self, place: int = 0) -> Callable[[], None]:
        """Do this piece of work now; return what delivers its answer."""
        return self._waiting.pop(place)()


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
