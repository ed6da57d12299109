"""Offer the dossiers that wait for a list, a strip or a label, and print it."""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Protocol

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.services.batching import Batch, Batching, Offered
from counter_app.services.lookup import Lookup
from counter_app.services.printing import Issued
from counter_app.ui.ports import Tasks

DAYS = 30
"""How far back dossiers are offered at first."""


class View(Protocol):
    """The tab, as the presenter sees it."""

    def show_days(self, since: date, until: date) -> None:
        """Propose which days to look at, unless the officer chose some."""

    def show_agency(self, agency: str) -> None:
        """Propose to whom a list goes, unless something is typed."""

    def show_offered(self, offered: Sequence[Offered]) -> None:
        """List what can go on the paper."""

    def show_busy(self) -> None:
        """Say that something is being printed."""

    def show_batch(self, issued: Sequence[Issued]) -> None:
        """Say how printing went."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class BatchPresenter:
    """One paper at a time; the newest reading wins."""

    def __init__(
        self, batching: Batching, lookup: Lookup, local: Tasks, devices: Tasks
    ) -> None:
        self._batching, self._lookup = batching, lookup
        self._local, self._devices = local, devices
        self._view: View | None = None
        self._asked = 0
        self._busy = False

    def attach(self, view: View) -> None:
        """Serve this tab."""
        self._view = view

    def detach(self) -> None:
        """Forget the tab."""
        self._view = None

    def begin(self) -> None:
        """Propose days and to whom."""
        if self._view is None:
            return
        today = self._lookup.day()
        self._view.show_days(today - timedelta(days=DAYS), today)

        def show(agency: str) -> None:
            if self._view:
                self._view.show_agency(agency)

        self._local.run(self._batching.agency, show, self._complain)

    def read(self, which: Batch, since: date, until: date, *, waiting: bool) -> None:
        """List what can go on this paper."""
        self._asked += 1
        asked = self._asked

        def show(offered: Sequence[Offered]) -> None:
            if self._view and asked == self._asked:
                self._view.show_offered(offered)

        self._local.run(
            lambda: self._batching.offered(which, since, until, waiting=waiting),
            show,
            self._complain,
        )

    def print(
        self, which: Batch, dossiers: Sequence[DossierId], agency: str, used: int
    ) -> None:
        """Print it; a second press while it prints is nothing."""
        if self._busy or self._view is None:
            return
        self._busy = True
        self._view.show_busy()

        def printed(issued: Sequence[Issued]) -> None:
            self._busy = False
            if self._view:
                self._view.show_batch(issued)

        def failed(problem: CounterError) -> None:
            self._busy = False
            self._complain(problem)

        self._devices.run(
            lambda: self._batching.print(which, dossiers, agency, used),
            printed,
            failed,
        )

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)
