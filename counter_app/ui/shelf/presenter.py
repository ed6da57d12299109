"""Put results on the shelf as they come back, and find them again by a scan."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from counter_app.domain.dossiers import Dossier, Status
from counter_app.domain.errors import CounterError, NotSignedIn, WrongState
from counter_app.domain.ids import DossierId
from counter_app.domain.news import Changed, News
from counter_app.domain.shelving import Shelved
from counter_app.services.handover import HandingOver
from counter_app.services.lookup import Lookup
from counter_app.services.printing import Issued
from counter_app.services.shelving import Shelving, Uncollected
from counter_app.ui.ports import T, Tasks


@dataclass(frozen=True, slots=True)
class Lying:
    """Where the results are that nobody has yet, longest first."""

    here: Sequence[Uncollected]
    in_post: Sequence[Uncollected]


@dataclass(frozen=True, slots=True, kw_only=True)
class ShelfWork:
    """The use cases of the shelf."""

    shelving: Shelving
    handing_over: HandingOver
    lookup: Lookup


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_loading(self) -> None:
        """Say that the shelf is being read; what was shown before stays."""

    def show_shelf(self, lying: Lying, today: date) -> None:
        """List what waits, longest first; keep the chosen row."""

    def show_found(self, shelved: Shelved) -> None:
        """Say in which place the scanned one lies."""

    def show_in_post(self, dossier: Dossier) -> None:
        """Say that the post has the scanned one, and what can be noted of it."""

    def ask_arrived(self, dossier: Dossier) -> None:
        """Ask whether the result of this one is really here: nobody noted it yet."""

    def show_missing(self, code: str) -> None:
        """Say that this dossier is not on this machine."""

    def show_shelved(self, shelved: Shelved) -> None:
        """Say into which place the result goes, before its label is out."""

    def show_delivered(self, dossier: Dossier) -> None:
        """Say that the post delivered it, and that with it the dossier is over."""

    def show_issued(self, issued: Issued) -> None:
        """Say how printing the label went."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong."""


class ShelfPresenter:
    """One result at a time; the newest reading wins."""

    def __init__(self, work: ShelfWork, local: Tasks, devices: Tasks) -> None:
        self._shelving, self._lookup = work.shelving, work.lookup
        self._handing_over = work.handing_over
        self._local, self._devices = local, devices
        self._view: View | None = None
        self._asked = 0
        self._busy: DossierId | None = None
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

        def read() -> Lying:
            return Lying(self._shelving.uncollected(), self._shelving.in_post())

        def show(lying: Lying) -> None:
            if self._view and asked == self._asked:
                self._view.show_shelf(lying, self._lookup.day())

        self._local.run(read, show, self._complain)

    def scan(self, code: str) -> None:
        """Answer a scanned receipt or strip: where it lies, or on the shelf with it."""

        def read() -> tuple[Dossier, Shelved | None] | None:
            found = self._shelving.find(code)
            return self._shelving.dossier(found) if found else None

        def show(found: tuple[Dossier, Shelved | None] | None) -> None:
            if found:
                self._answer(*found)
            elif self._view:
                self._view.show_missing(code)

        self._local.run(read, show, self._complain)

    def _answer(self, dossier: Dossier, lies: Shelved | None) -> None:
        view = self._view
        if view is None:
            return
        if lies:
            view.show_found(lies)
        elif dossier.in_post:
            view.show_in_post(dossier)
        elif dossier.status is Status.READY:
            self.put(dossier.id)
        elif dossier.status in {Status.RECEIVED, Status.PROCESSING}:
            view.ask_arrived(dossier)
        else:
            self._complain(WrongState(dossier.status))

    def put(self, dossier: DossierId) -> None:
        """Put a result on the shelf and print its label, once."""
        self._shelve(dossier, self._shelving.shelve)

    def take_back(self, dossier: DossierId) -> None:
        """Put what the post could not deliver on the shelf again, with its label."""
        self._shelve(dossier, self._shelving.take_back)

    def delivered(self, dossier: DossierId) -> None:
        """Note, once, that the post delivered a result."""

        def noted(after: Dossier) -> None:
            self._busy = None
            if self._view:
                self._view.show_delivered(after)
            self.refresh()

        self._once(dossier, lambda: self._handing_over.delivered(dossier), noted)

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

    def _shelve(self, dossier: DossierId, do: Callable[[DossierId], Shelved]) -> None:
        def put(shelved: Shelved) -> None:
            self._busy = None
            if self._view:
                self._view.show_shelved(shelved)
            self.refresh()
            self.label(dossier)

        self._once(dossier, lambda: do(dossier), put)

    def _once(
        self, dossier: DossierId, do: Callable[[], T], done: Callable[[T], None]
    ) -> None:
        if self._busy is not None:
            return
        self._busy = dossier

        def failed(problem: CounterError) -> None:
            self._busy = None
            self._complain(problem)

        self._local.run(do, done, failed)

    def _complain(self, problem: CounterError) -> None:
        if self._view and not isinstance(problem, NotSignedIn):
            self._view.show_problem(problem)
