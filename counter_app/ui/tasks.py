"""Work away from the screen.

A lane is a small pool: `local` and `devices` have one worker each, so that work on
the database queues there and not inside SQLite; `far` is for the network, where
waiting must hold up nobody.

What is ordered begins when the screen has painted what came before: both want the one
interpreter, and beside work the screen would take twice as long.

A finished future is carried to the GUI thread by one queued signal of one object
that lives as long as the program. No task owns a QObject, and what was ordered, with
the screen it may hold, is let go by the GUI thread: no QObject is destroyed on the
wrong thread (``garbage.py`` sees to those that hold each other).
"""

from collections import deque
from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from counter_app.domain.errors import CounterError

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

T = TypeVar("T")

PAINTING_MS = 8
"""Qt paints a changed window 5 ms after what changed it."""


class QtTasks(QObject):
    """One lane of background work."""

    _finished = Signal(object)

    def __init__(self, lane: str, workers: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane, self._workers = lane, workers
        self._ordered: deque[Callable[[], None]] = deque()
        self._running: set[Future[Any]] = set()
        self._open = True
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], T],
        then: Callable[[T], None],
        failed: Callable[[CounterError], None],
    ) -> None:
        """Run work elsewhere; then or failed is called back on the GUI thread.

        After close() nothing is begun any more.
        """
        if not self._open:
            return

        order = _Order(work)

        def deliver(future: "Future[T]") -> None:
            order.let_go()
            error = future.exception()
            if isinstance(error, CounterError):
                failed(error)
            else:
                then(future.result())  # a bug is raised here, for the top to see

        def done(future: "Future[T]") -> None:
            self._running.discard(future)
            if self._open:
                self._finished.emit((deliver, future))

        def begin() -> None:
            future = self._pool.submit(order.do)
            self._running.add(future)
            future.add_done_callback(done)

        self._ordered.append(begin)
        breath, painting = self._pause
        if not painting.isActive():
            breath.start()

    def close(self, seconds: float | None = None, *, drop: bool = True) -> bool:
        """Finish what has begun and deliver nothing more.

        What has not begun is dropped, or finished too. Waits no longer than that;
        False says that some work is still under way.
        """
        from concurrent.futures import wait

        self._open = False
        for timer in self._pause:
            timer.stop()
        if not drop:
            self._begin()
        self._pool.shutdown(wait=False, cancel_futures=drop)
        finished = not wait(list(self._running), seconds).not_done
        if finished:
            self._pool.shutdown()
        return finished

    def _begin(self) -> None:
        while self._ordered:
            self._ordered.popleft()()

    @cached_property
    def _pause(self) -> tuple[QTimer, QTimer]:
        # With the first work, as the pool: until all at hand is done, then painting.
        breath, painting = _once(self, 0), _once(self, PAINTING_MS)
        breath.timeout.connect(painting.start)
        painting.timeout.connect(self._begin)
        return breath, painting

    @cached_property
    def _pool(self) -> "ThreadPoolExecutor":
        # With the first work: nothing is to be done before the window is painted.
        from concurrent.futures import ThreadPoolExecutor

        return ThreadPoolExecutor(self._workers, thread_name_prefix=self._lane)

    def _deliver(
        self, letter: "tuple[Callable[[Future[object]], None], Future[object]]"
    ) -> None:
        deliver, future = letter
        if self._open and not future.cancelled():
            deliver(future)


class _Order:
    """Work, held until the GUI thread lets go of it."""

    def __init__(self, work: Callable[[], T]) -> None:
        self._work: list[Callable[[], Any]] = [work]

    def do(self) -> Any:
        """Do it, on whatever thread."""
        return self._work[0]()

    def let_go(self) -> None:
        """Forget it, with all it held."""
        self._work.clear()


def _once(parent: QObject, milliseconds: int) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setTimerType(Qt.TimerType.PreciseTimer)
    timer.setInterval(milliseconds)
    return timer
