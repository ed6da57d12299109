"""Put results on the shelf as they come back, and find them again by a scan."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.errors import CounterError, NotSignedIn, WrongState
from counter_app.domain.ids import DossierId
from counter_app.domain.news import Changed, News
from counter_app.domain.shelving import Shelved
from counter_app.services.lookup import Lookup
from counter_app.services.printing import Issued
from counter_app.services.shelving import Shelving, Uncollected
from counter_app.ui.ports import Tasks


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the shelf is being read; what was shown before stays."""

    def show_shelf(self, lying: Sequence[Uncollected], today: date) -> None:
        """List what waits, longest first; keep the chosen row."""

    def show_found(self, shelved: Shelved) -> None:
        """Say in which place the scanned one lies."""

    def ask_arrived(self, dossier: Dossier) -> None:
        """Ask whether the result of this one is really here: nobody noted it yet."""

    def show_missing(self, code: str) -> None:
        """Say that this dossier is not on this machine."""

    def show_shelved(self, shelved: Shelved) -> None:
        """Say into which place the result goes, before its label is out."""

    def show_issued(self, issued: Issued) -> None:
        """Say how printing the label went."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class ShelfPresenter:
    """One result at a time; the newest reading wins."""

    def __init__(
        self, shelving: Shelving, lookup: Lookup, local: Tasks, devices: Tasks
    ) -> None:
        self._shelving, self._lookup = shelving, lookup
        self._local, self._devices = local, devices
        self._view: View | None = None
        self._asked = 0
        self._putting: DossierId | None = None
        self._in_front = False

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def come(self) -> None:
        """The page is in front: read the shelf, and follow it from now on."""
        self._in_front = True
        self.refresh()

    def leave(self) -> None:
        """The page went to the back: nobody looks."""
        self._in_front = False

    def refresh(self) -> None:
        """Read the shelf anew; an older reading still under way is forgotten."""
        self._asked += 1
        asked = self._asked
        if self._view:
            self._view.show_loading()

        def show(lying: Sequence[Uncollected]) -> None:
            if self._view and asked == self._asked:
                self._view.show_shelf(lying, self._lookup.day())

        self._local.run(self._shelving.uncollected, show, self._complain)

    def scan(self, code: str) -> None:
        """Answer a scanned receipt or strip: where it lies, or on the shelf with it."""

        def read() -> tuple[Dossier, Shelved | None] | None:
            found = self._shelving.find(code)
            return self._shelving.dossier(found) if found else None

        def show(found: tuple[Dossier, Shelved | None] | None) -> None:
            view = self._view
            if view is None:
                return
            if found is None:
                view.show_missing(code)
                return
            dossier, lies = found
            if lies:
                view.show_found(lies)
            elif dossier.status is Status.READY:
                self.put(dossier.id)
            elif dossier.status in {Status.RECEIVED, Status.PROCESSING}:
                view.ask_arrived(dossier)
            else:
                self._complain(WrongState(dossier.status))

        self._local.run(read, show, self._complain)

    def put(self, dossier: DossierId) -> None:
        """Put a result on the shelf and print its label, once."""
        if self._putting is not None:
            return
        self._putting = dossier

        def put(shelved: Shelved) -> None:
            self._putting = None
            if self._view:
                self._view.show_shelved(shelved)
            self.refresh()
            self.label(dossier)

        def failed(problem: CounterError) -> None:
            self._putting = None
            self._complain(problem)

        self._local.run(lambda: self._shelving.shelve(dossier), put, failed)

    def label(self, dossier: DossierId) -> None:
        """Print the label of a result that lies on the shelf."""

        def printed(issued: Issued) -> None:
            if self._view:
                self._view.show_issued(issued)

        self._devices.run(
            lambda: self._shelving.label(dossier), printed, self._complain
        )

    def hear(self, news: News) -> None:
        """Bring the list up to date with what has happened."""
        if isinstance(news, Changed) and self._in_front and news.dossiers:
            self.refresh()

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)
