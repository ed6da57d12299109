"""Take in what was asked for: marks, files, and the new date before it is saved."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain.afterwards import Request
from counter_app.domain.dossiers import Dossier
from counter_app.domain.due import Promise
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DossierId
from counter_app.domain.papers import Attachment
from counter_app.services.supplementing import Marked, Supplementing, ToBring
from counter_app.ui.follow_up import FollowUpPresenter, FollowUpView
from counter_app.ui.ports import Tasks


@dataclass(frozen=True, slots=True)
class Lanes:
    """The lanes of the screen."""

    local: Tasks
    devices: Tasks


@dataclass(frozen=True, slots=True)
class Brought:
    """How the supplement stands on the screen, nothing of it saved yet."""

    request: Request
    came: frozenset[int]
    """Marked now, or saved before."""
    files: Mapping[int, Sequence[Attachment]]
    scanning: bool = False

    @property
    def left(self) -> int:
        """How many are still wanting."""
        return len(self.request.wanted) - len(self.came)


class View(FollowUpView, Protocol):
    """The screen, as the presenter sees it."""

    def show_to_bring(self, found: ToBring) -> None:
        """Say whose papers they are, and whether they were asked for."""

    def show_brought(self, brought: Brought) -> None:
        """Show what came so far; the row chosen stays chosen."""

    def show_promise(self, promise: Promise | None) -> None:
        """Show the date there will be; None while something is wanting."""

    def show_nothing_came(self) -> None:
        """Say that nothing is marked yet."""

    def show_scan_problem(self, problem: CounterError) -> None:
        """Say why no file came; what came before stays."""


class BringingPresenter(FollowUpPresenter[View]):
    """Holds marks and files until they are saved; files are on disk before that."""

    def __init__(self, supplementing: Supplementing, lanes: Lanes) -> None:
        super().__init__(lanes.local)
        self._supplementing = supplementing
        self._devices = lanes.devices
        self._found: ToBring | None = None
        self._marked: set[int] = set()
        self._files: dict[int, list[Attachment]] = {}
        self._scanning = self._stopping = False

    def open(self, dossier: DossierId) -> None:
        """Show what was asked of this dossier, with the marks nobody saved yet."""
        self._marked, self._files, self._found = set(), {}, None

        def show(found: ToBring) -> None:
            self._found, marked = found, found.marked
            self._marked = {
                at
                for at, one in enumerate(found.request.wanted)
                if at in marked.came and not one.came
            }
            self._files = {at: [*marked.files.get(at, ())] for at in self._marked}
            if self._view:
                self._view.show_to_bring(found)
            self._tell()

        self._read(dossier, lambda: self._supplementing.to_bring(dossier), show)

    def mark(self, place: int, *, came: bool) -> None:
        """Mark one paper as received, or take the mark back.

        One that was saved as received stays so.
        """
        request = self._request
        if request is None or not 0 <= place < len(request.wanted):
            return
        if came and not request.wanted[place].came:
            self._marked.add(place)
        elif not came:
            self._marked.discard(place)
        self._keep()
        self._tell()

    def scan(self, place: int) -> None:
        """Scan what lies in the feeder into one file of this paper."""
        self._stopping = False
        stop = self._is_stopping
        self._bring(place, lambda: self._supplementing.scan(stop))

    def stop(self) -> None:
        """Stop the scan after the page it is at."""
        self._stopping = True

    def take_file(self, place: int, path: Path) -> None:
        """Take a file from the disk for this paper."""
        self._bring(place, lambda: self._supplementing.take_file(path))

    def save(self) -> None:
        """Save what came, once; the slip is next."""
        dossier = self._asked
        if dossier is None or self._found is None or self._view is None:
            return
        if self._scanning:
            return
        if not self._marked:
            self._view.show_nothing_came()
            return
        came = frozenset(self._marked)
        files = {place: tuple(self._files.get(place, ())) for place in came}

        def save() -> Dossier:
            return self._supplementing.bring(dossier, came, files)

        self._act(save)

    def saved(self) -> None:
        """It is saved: nothing is marked any more."""
        self._marked, self._files, self._asked = set(), {}, None

    @property
    def _request(self) -> Request | None:
        return self._found.request if self._found else None

    def _keep(self) -> None:
        """Keep the marks on this PC: neither a lock nor a power cut takes them."""
        dossier = self._asked
        if dossier is None:
            return
        files = {place: tuple(files) for place, files in self._files.items()}
        marked = Marked(frozenset(self._marked), files)

        def kept(_none: None) -> None:
            return None

        self._run(dossier, lambda: self._supplementing.mark(dossier, marked), kept)

    def _is_stopping(self) -> bool:
        return self._stopping

    def _bring(self, place: int, work: Callable[[], Attachment]) -> None:
        dossier, request = self._asked, self._request
        if request is None or self._scanning or not 0 <= place < len(request.wanted):
            return
        self._scanning = True
        self._tell()

        def came(file: Attachment) -> None:
            self._scanning = False
            if self._asked == dossier:
                self._files.setdefault(place, []).append(file)
                self.mark(place, came=True)

        def failed(problem: CounterError) -> None:
            self._scanning = False
            if self._asked == dossier and self._view:
                self._tell()
                self._view.show_scan_problem(problem)

        self._devices.run(work, came, failed)

    def _tell(self) -> None:
        request, dossier = self._request, self._asked
        if request is None or dossier is None or self._view is None:
            return
        saved = {at for at, one in enumerate(request.wanted) if one.came}
        brought = Brought(
            request=request,
            came=frozenset(self._marked | saved),
            files={place: tuple(files) for place, files in self._files.items()},
            scanning=self._scanning,
        )
        self._view.show_brought(brought)
        if brought.left:
            self._view.show_promise(None)
            return

        def show(promise: Promise) -> None:
            whole = self._request and len(self._marked | saved) == len(request.wanted)
            if self._view and whole:
                self._view.show_promise(promise)

        self._run(dossier, lambda: self._supplementing.promise(dossier), show)
