"""Ready for the next citizen: counts, drafts, what a scan or typing opens. No Qt."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Protocol

from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.listing import DraftLine, Today
from counter_app.domain.news import Connection, News
from counter_app.domain.people import Citizen
from counter_app.domain.scans import CardScan, ReceiptScan, Scan, Unknown, recognise
from counter_app.services.lookup import Lookup
from counter_app.ui.ports import Tasks

if TYPE_CHECKING:
    from counter_app.services.cashing_up import TillState


class View(Protocol):
    """What the presenter asks of the page."""

    def show_counts(self, today: Today, *, offline: bool) -> None:
        """Show today's counts; offline ones say as of when."""

    def show_counts_loading(self) -> None:
        """Show dashes, never zeros."""

    def show_counts_problem(self, problem: CounterError) -> None:
        """Say that the counts could not be read; offer to try again."""

    def show_till(self, cash: int | None) -> None:
        """Say what cash the shift should hold; None: no shift is open yet."""

    def show_drafts(self, drafts: Sequence[DraftLine]) -> None:
        """Show what the officer has in progress, newest first."""

    def show_unknown(self, seen: str) -> None:
        """Say that this was neither card nor receipt."""

    def open_card(self, citizen: Citizen) -> None:
        """Serve the citizen of this card."""

    def open_receipt(self, code: str) -> None:
        """Open the dossier of this receipt."""

    def open_typed(self, text: str) -> None:
        """Look for what was typed."""


class ReadyPresenter:
    """Reads the counts away from the screen, and decides what was meant."""

    def __init__(
        self,
        lookup: Lookup,
        tasks: Tasks,
        till: "Callable[[], TillState | None] | None" = None,
        drafts: "Callable[[], Sequence[DraftLine]] | None" = None,
    ) -> None:
        """``till``: the open shift of the officer; without it no cash is told.

        ``drafts``: those of the officer with their procedures by name, not by code.
        """
        self._lookup = lookup
        self._till, self._drafts = till, drafts or lookup.drafts
        self._tasks = tasks
        self._view: View | None = None
        self._offline = False
        self._resting = True
        self._asked = 0

    def attach(self, view: View) -> None:
        """Serve this page."""
        self._view = view

    def detach(self) -> None:
        """Forget the page; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """The page came to the front: read afresh."""
        self._resting = False
        if self._view:
            self._view.show_counts_loading()
        self.read()

    def rest(self) -> None:
        """Read nothing until ``open``: nobody looks."""
        self._resting = True

    def read(self) -> None:
        """Read counts and drafts; an older answer never covers a newer one."""
        self._asked += 1
        asked = self._asked

        def counted(today: Today) -> None:
            if asked == self._asked and self._view:
                self._view.show_counts(today, offline=self._offline)

        def listed(drafts: Sequence[DraftLine]) -> None:
            if asked == self._asked and self._view:
                self._view.show_drafts(drafts)

        def failed(problem: CounterError) -> None:
            if isinstance(problem, NotSignedIn):
                return  # locked: the page reads afresh when it comes back
            if asked == self._asked and self._view:
                self._view.show_counts_problem(problem)

        self._tasks.run(self._lookup.today, counted, failed)
        self._tasks.run(self._drafts, listed, failed)
        self._read_till(asked)

    def _read_till(self, asked: int) -> None:
        def tilled(state: "TillState | None") -> None:
            if asked == self._asked and self._view:
                self._view.show_till(state.sums.expected if state else None)

        if self._till:
            self._tasks.run(self._till, tilled, _no_till)

    def hear(self, news: News) -> None:
        """Read afresh when something changed."""
        if isinstance(news, Connection):
            changed = self._offline is news.online
            self._offline = not news.online
            if not changed:
                return
        if self._view and not self._resting:
            self.read()

    def scanned(self, scan: Scan) -> bool:
        """Open what was scanned; False if it is neither card nor receipt."""
        if self._view is None:
            return False
        if isinstance(scan, CardScan):
            self._view.open_card(scan.citizen)
            return True
        if isinstance(scan, ReceiptScan):
            self._view.open_receipt(scan.code)
            return True
        return False

    def typed(self, text: str) -> None:
        """Open what was typed: a code, a pasted card line, or words to look for."""
        if not text or self._view is None:
            return
        scan = recognise(text)
        if self.scanned(scan):
            return
        if "|" in text and isinstance(scan, Unknown):
            self._view.show_unknown(scan.seen)
        else:
            self._view.open_typed(text)


def _no_till(_problem: CounterError) -> None:
    """Who has no till, or is not signed in, is told nothing of one."""
