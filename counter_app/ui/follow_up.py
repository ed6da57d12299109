"""What the screens of acts after receiving share: open a dossier, act once, go back."""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError, Hindered
from counter_app.domain.ids import DossierId
from counter_app.ui.ports import T, Tasks


class FollowUpView(Protocol):
    """What every such screen can show."""

    def show_loading(self) -> None:
        """Say that the dossier is being read; nothing of another one stays."""

    def show_hindered(self, problem: Hindered) -> None:
        """Say why this cannot be done with the dossier now."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing was done, and what was typed stays."""

    def show_done(self, dossier: Dossier) -> None:
        """It is done and on disk: the slip is next."""


V = TypeVar("V", bound=FollowUpView)


class FollowUpPresenter(Generic[V]):
    """Holds which dossier is open; one act at a time."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks
        self._view: V | None = None
        self._asked: DossierId | None = None
        self._busy = False

    def attach(self, view: V) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    @property
    def dossier(self) -> DossierId | None:
        """Which dossier is open, or was asked for."""
        return self._asked

    def _read(
        self, dossier: DossierId, work: Callable[[], T], show: Callable[[T], None]
    ) -> None:
        self._asked, self._busy = dossier, False
        if self._view:
            self._view.show_loading()
        self._run(dossier, work, show)

    def _act(self, work: Callable[[], Dossier]) -> None:
        """Do it once, however often it is pressed."""
        dossier = self._asked
        if dossier is None or self._busy:
            return
        self._busy = True

        def done(after: Dossier) -> None:
            self._busy = False
            if self._view:
                self._view.show_done(after)

        self._run(dossier, work, done)

    def _run(
        self, dossier: DossierId, work: Callable[[], T], then: Callable[[T], None]
    ) -> None:
        def came(answer: T) -> None:
            if self._asked == dossier:
                then(answer)

        def failed(problem: CounterError) -> None:
            if self._asked == dossier:
                self._complain(problem)

        self._tasks.run(work, came, failed)

    def _complain(self, problem: CounterError) -> None:
        self._busy = False
        if self._view is None:
            return
        if isinstance(problem, Hindered):
            self._view.show_hindered(problem)
        else:
            self._view.show_problem(problem)
