"""Work away from the screen.

A lane is a small pool: `local` and `devices` have one worker each, so that work on
the database queues there and not inside SQLite; `far` is for the network, where
waiting must hold up nobody.

A finished future is carried to the GUI thread by one queued signal of one object
that lives as long as the program. No task owns a QObject, so none can be destroyed
on the wrong thread.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from counter_app.domain.errors import CounterError

T = TypeVar("T")
_Letter = tuple[Callable[[Future[object]], None], Future[object]]


class QtTasks(QObject):
    """One lane of background work."""

    _finished = Signal(object)

    def __init__(self, lane: str, workers: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pool = ThreadPoolExecutor(workers, thread_name_prefix=lane)
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

        def deliver(future: Future[T]) -> None:
            error = future.exception()
            if isinstance(error, CounterError):
                failed(error)
            else:
                then(future.result())  # a bug is raised here, for the top to see

        future = self._pool.submit(work)
        future.add_done_callback(lambda done: self._finished.emit((deliver, done)))

    def close(self) -> None:
        """Finish what has begun, drop what has not, and deliver nothing more."""
        self._open = False
        self._pool.shutdown(cancel_futures=True)

    def _deliver(self, letter: _Letter) -> None:
        deliver, future = letter
        if self._open and not future.cancelled():
            deliver(future)
