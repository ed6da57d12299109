"""Show one dossier and do the next thing with it."""

from collections.abc import Callable
from enum import StrEnum
from typing import Protocol

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.errors import CounterError, NotFound
from counter_app.domain.ids import DossierId
from counter_app.domain.news import Changed, News
from counter_app.services.handover import HandingOver
from counter_app.services.lookup import Lookup, Whole
from counter_app.services.receipting import Issued, Receipting
from counter_app.ui.ports import T, Tasks


class Next(StrEnum):
    """The one verb a dossier's state offers."""

    RESULT_ARRIVED = "result-arrived"
    HAND_OVER = "hand-over"
    NOTHING = "nothing"


def next_act(dossier: Dossier) -> Next:
    """Return what an officer would most likely do with this dossier now."""
    if dossier.status in {Status.RECEIVED, Status.PROCESSING}:
        return Next.RESULT_ARRIVED
    if dossier.status is Status.READY:
        return Next.HAND_OVER
    return Next.NOTHING


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the dossier is being read."""

    def show_whole(self, whole: Whole, act: Next) -> None:
        """Show the dossier and its next act."""

    def show_missing(self, code: str) -> None:
        """Say that this dossier is not on this machine."""

    def show_issued(self, issued: Issued) -> None:
        """Say how the reprint went."""

    def show_receipt(self, pdf: bytes) -> None:
        """Show the last receipt."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""

    def hand_over(self, dossier: DossierId) -> None:
        """Go to the hand-over screen."""


class DossierPresenter:
    """Holds which dossier is open."""

    def __init__(
        self,
        lookup: Lookup,
        handing_over: HandingOver,
        receipting: Receipting,
        tasks: Tasks,
    ) -> None:
        self._lookup = lookup
        self._handing_over = handing_over
        self._receipting = receipting
        self._tasks = tasks
        self._view: View | None = None
        self._open: DossierId | None = None

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self, dossier: DossierId) -> None:
        """Show this dossier."""
        self._open = dossier
        if self._view:
            self._view.show_loading()
        self._read(dossier)

    def open_code(self, code: str) -> None:
        """Show the dossier with this code, as scanned from a receipt."""
        if self._view:
            self._view.show_loading()

        def found(dossier: DossierId | None) -> None:
            if dossier:
                self.open(dossier)
            elif self._view:
                self._open = None
                self._view.show_missing(code)

        self._tasks.run(lambda: self._lookup.open_code(code), found, self._complain)

    def act(self, act: Next) -> None:
        """Do the next act."""
        dossier = self._open
        if dossier is None or self._view is None:
            return
        if act is Next.HAND_OVER:
            self._view.hand_over(dossier)
        elif act is Next.RESULT_ARRIVED:
            self._run(
                lambda: self._handing_over.result_arrived(dossier),
                lambda _after: self._read(dossier),
            )

    def reprint(self) -> None:
        """Print the receipt again; the paper says which copy it is."""
        dossier = self._open
        if dossier is None:
            return

        def printed(issued: Issued) -> None:
            if self._view and self._open == dossier:
                self._view.show_issued(issued)
            self._read(dossier)

        self._run(lambda: self._receipting.reprint(dossier), printed)

    def show_receipt(self) -> None:
        """Show the last receipt on screen: the same PDF that was printed."""
        dossier = self._open
        if dossier is None:
            return

        def show(pdf: bytes) -> None:
            if self._view and self._open == dossier:
                self._view.show_receipt(pdf)

        self._run(lambda: self._receipting.latest(dossier), show)

    def hear(self, news: News) -> None:
        """Read the open dossier again when it changed."""
        if isinstance(news, Changed) and self._open in news.dossiers and self._open:
            self._read(self._open)

    def _read(self, dossier: DossierId) -> None:
        def show(whole: Whole) -> None:
            if self._view and self._open == dossier:
                self._view.show_whole(whole, next_act(whole.dossier))

        self._run(lambda: self._lookup.whole(dossier), show)

    def _run(self, work: Callable[[], T], then: Callable[[T], None]) -> None:
        self._tasks.run(work, then, self._complain)

    def _complain(self, problem: CounterError) -> None:
        if self._view is None:
            return
        if isinstance(problem, NotFound):
            self._view.show_missing(problem.what)
        else:
            self._view.show_problem(problem)
