"""Show what was received, print the receipt once, and reprint it as a copy."""

from collections.abc import Callable
from typing import Protocol

from counter_app.domain.changes import SyncState
from counter_app.domain.deadlines import Deadline, deadline
from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import CounterError, NotSignedIn
from counter_app.domain.ids import DossierId
from counter_app.domain.news import Changed, Connection, News
from counter_app.services.lookup import Lookup
from counter_app.services.ports import Catalogue
from counter_app.services.receipting import Issued, Receipting
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_received(self, dossier: Dossier) -> None:
        """Show the code, the promise and what to give the citizen."""

    def show_printing(self) -> None:
        """Say that the receipt is being printed."""

    def show_issued(self, issued: Issued) -> None:
        """Show the receipt and say how printing went."""

    def show_sync(self, state: SyncState) -> None:
        """Say how the dossier stands towards the portal."""

    def show_deadline(self, standing: Deadline) -> None:
        """Say how much time the promise leaves."""

    def show_connection(self, connection: Connection) -> None:
        """Say whether the portal can be reached."""

    def show_payment(self, png: bytes | None) -> None:
        """Show the QR to pay by; None: there is no account to pay into."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; the dossier is received all the same."""


def no_qr(_dossier: DossierId) -> bytes | None:
    """Return nothing: no transfers are taken."""
    return None


class ReceivedPresenter:
    """Follows the dossier just received."""

    def __init__(
        self,
        walk: Walk,
        receipting: Receipting,
        lookup: Lookup,
        catalogue: Catalogue,
        lanes: tuple[Tasks, Tasks],
        qr: Callable[[DossierId], bytes | None] = no_qr,
    ) -> None:
        """``lanes``: of the database, and of the printer."""
        self._walk = walk
        self._receipting = receipting
        self._lookup = lookup
        self._catalogue = catalogue
        self._local, self._devices = lanes
        self._qr = qr
        self._view: View | None = None
        self._shown: DossierId | None = None
        self._printing: DossierId | None = None
        self._behind = False
        walk.listen(self._walked)

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view
        self._walked()

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def reprint(self) -> None:
        """Print again, once the print under way is out; the paper says which copy."""
        if self._printing != self._shown:
            self._print(again=True)

    def hear(self, news: News) -> None:
        """Follow the dossier on its way to the portal."""
        if isinstance(news, Connection) and self._view:
            self._view.show_connection(news)
        if isinstance(news, Changed) and self._shown in news.dossiers:
            self._ask_sync()

    def resume(self) -> None:
        """The page is back in front: ask what could not be asked under the lock."""
        if self._behind:
            self._ask_sync()

    def _walked(self) -> None:
        dossier = self._walk.received
        if dossier is None:
            self._shown = None
        elif self._view and dossier.id != self._shown:
            self._shown = dossier.id
            self._view.show_received(dossier)
            self._view.show_deadline(
                deadline(dossier.due.at, self._lookup.now(), self._catalogue.calendar())
            )
            self._print(again=False)
            self._ask_sync()
            self._ask_qr(dossier)

    def _print(self, *, again: bool) -> None:
        dossier, view = self._shown, self._view
        if dossier is None or view is None:
            return
        self._printing = dossier
        view.show_printing()
        issue = self._receipting.reprint if again else self._receipting.issue

        def printed(issued: Issued) -> None:
            self._printed(dossier)
            if self._view and self._shown == dossier:
                self._view.show_issued(issued)

        def failed(problem: CounterError) -> None:
            self._printed(dossier)
            if self._shown == dossier:
                self._complain(problem)

        self._devices.run(lambda: issue(dossier), printed, failed)

    def _printed(self, dossier: DossierId) -> None:
        if self._printing == dossier:
            self._printing = None

    def _ask_sync(self) -> None:
        dossier, self._behind = self._shown, False
        if dossier is None:
            return

        def show(state: SyncState) -> None:
            if self._view and self._shown == dossier:
                self._view.show_sync(state)

        def failed(problem: CounterError) -> None:
            if isinstance(problem, NotSignedIn):
                self._behind = True  # locked: nobody sees this page
            else:
                self._complain(problem)

        self._local.run(lambda: self._lookup.sync_state(dossier), show, failed)

    def _ask_qr(self, dossier: Dossier) -> None:
        if not (dossier.owed or 0) > 0:
            return

        def show(png: bytes | None) -> None:
            if self._view and self._shown == dossier.id:
                self._view.show_payment(png)

        self._local.run(lambda: self._qr(dossier.id), show, self._complain)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
