"""Bring papers into the rows of the checklist, from scanner, file or hand."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain.checklists import missing_rows
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import DraftId, RowId, Sha256
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.procedures import Procedure
from counter_app.services.intake import Intake
from counter_app.services.scanning import Scanned, Scanning
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk

PREVIEW_WIDTH = 560
"""Pixels; the page is drawn at this width and shown no larger."""

Drawn = object
"""A page ready to be shown; what it is only the screen knows."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file taken off a row, and what is needed to put it back."""

    draft: DraftId
    row: RowId
    file: Attachment
    state: PaperState


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_rows(self, draft: Draft, procedure: Procedure) -> None:
        """Show the rows and what is there for each."""

    def drawn(self, picture: bytes) -> Drawn:
        """Make a picture (PNG) ready to be shown. Called off the GUI thread."""

    def show_scanning(self, row: RowId, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""

    def show_page(self, drawn: Drawn) -> None:
        """Show a page as it came from the scanner."""

    def show_scan_ended(self, problem: CounterError | None) -> None:
        """Say that scanning ended, and why if it ended early."""

    def show_preview(self, sha256: Sha256, page: int, drawn: Drawn) -> None:
        """Show a page of a kept file."""

    def show_importing(self, names: Sequence[str]) -> None:
        """Say which files are being checked and taken in; none: all are done."""

    def show_dropped(self, dropped: Dropped) -> None:
        """Say that a file was taken off, and offer to put it back."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing already brought is lost."""

    def show_busy(self) -> None:
        """Say that a scan is running and what to do about it."""

    def go_on(self) -> None:
        """Go to the check with the citizen."""


class PapersPresenter:
    """Runs one scan at a time and keeps the rows in step with the draft."""

    def __init__(
        self,
        walk: Walk,
        intake: Intake,
        scanning: Scanning,
        local: Tasks,
        devices: Tasks,
        on_gui: Callable[[Callable[[], None]], None],
    ) -> None:
        """``on_gui`` runs a call on the GUI thread, from any thread."""
        self._walk = walk
        self._intake = intake
        self._scanning = scanning
        self._local = local
        self._devices = devices
        self._on_gui = on_gui
        self._view: View | None = None
        self._running = False
        self._stopped = False
        self._looked = 0
        self._importing: list[str] = []

    @property
    def scanning(self) -> bool:
        """Whether the scanner is at work."""
        return self._running

    def attach(self, view: View) -> None:
        """Serve this screen."""
        self._view = view

    def detach(self) -> None:
        """Forget the screen; answers still under way are dropped."""
        self._view = None

    def open(self) -> None:
        """Show the rows of the draft at the counter."""
        self._show()
        draft = self._walk.draft
        if draft:
            self._local.run(
                lambda: self._intake.stop_at(draft.id, Stage.PAPERS),
                self._took,
                self._complain,
            )

    def scan(self, row: RowId) -> None:
        """Scan into this row; a second press while scanning is nothing."""
        draft, view = self._walk.draft, self._view
        if draft is None or view is None or self._running:
            return
        self._running, self._stopped = True, False
        self._looked += 1  # a page of another file would cover the scanned ones
        view.show_scanning(row, 0)

        def on_page(number: int, picture: bytes) -> None:
            drawn = view.drawn(picture)
            self._on_gui(lambda: self._paged(draft.id, row, number, drawn))

        def work() -> Scanned:
            return self._scanning.scan(
                draft.id,
                row,
                self._scanning.device(),
                on_page,
                lambda: self._stopped,
            )

        def done(scanned: Scanned) -> None:
            self._took(scanned.draft)
            self._ended(scanned.problem)

        self._devices.run(work, done, self._ended)

    def stop(self) -> None:
        """Stop the scan that runs; the pages already there are kept."""
        if self._running:
            self._stopped = True
            self._scanning.interrupt()

    def bring(self, row: RowId, paths: Sequence[Path]) -> None:
        """Take files from the disk into a row, one after the other."""
        draft = self._walk.draft
        if draft is None:
            return
        for path in paths:
            self._bring_one(draft.id, row, path)
        self._say_importing()

    def say(self, row: RowId, state: PaperState) -> None:
        """Say in what form the paper of a row is there."""
        draft = self._walk.draft
        if draft:
            self._local.run(
                lambda: self._scanning.set_state(draft.id, row, state),
                self._took,
                self._complain,
            )

    def drop(self, row: RowId, sha256: Sha256) -> None:
        """Take a file off a row; it can be put back."""
        draft = self._walk.draft
        dropped = _would_drop(draft, row, sha256) if draft else None
        if dropped is None:
            return

        def done(after: Draft) -> None:
            self._took(after)
            if self._view:
                self._view.show_dropped(dropped)

        self._local.run(
            lambda: self._scanning.drop(dropped.draft, row, sha256),
            done,
            self._complain,
        )

    def put_back(self, dropped: Dropped) -> None:
        """Undo a drop."""
        self._local.run(
            lambda: self._scanning.put_back(
                dropped.draft, dropped.row, dropped.file, dropped.state
            ),
            self._took,
            self._complain,
        )

    def preview(self, sha256: Sha256, page: int) -> None:
        """Show a page of a kept file; an older wish still under way is dropped."""
        view = self._view
        if view is None or self._running:
            return
        self._looked += 1
        looked = self._looked

        def work() -> Drawn:
            return view.drawn(self._scanning.preview(sha256, page, PREVIEW_WIDTH))

        def show(drawn: Drawn) -> None:
            if self._view and looked == self._looked:
                self._view.show_preview(sha256, page, drawn)

        def failed(problem: CounterError) -> None:
            if looked == self._looked:
                self._complain(problem)

        self._devices.run(work, show, failed)

    def go_on(self) -> None:
        """Go to the check; missing papers are asked about there."""
        if self._view is None:
            return
        if self._running or self._importing:
            self._view.show_busy()
        else:
            self._view.go_on()

    def missing(self) -> Sequence[RowId]:
        """Return the rows on which something is wanting."""
        draft, procedure = self._walk.draft, self._walk.procedure
        return missing_rows(procedure, draft.papers) if draft and procedure else ()

    def _bring_one(self, draft: DraftId, row: RowId, path: Path) -> None:
        self._importing.append(path.name)

        def done(after: Draft) -> None:
            self._took(after)
            self._brought(path.name)

        def failed(problem: CounterError) -> None:
            self._complain(problem)
            self._brought(path.name)

        self._devices.run(
            lambda: self._scanning.import_file(draft, row, path), done, failed
        )

    def _brought(self, name: str) -> None:
        self._importing.remove(name)
        self._say_importing()

    def _say_importing(self) -> None:
        if self._view:
            self._view.show_importing(tuple(self._importing))

    def _paged(self, draft: DraftId, row: RowId, number: int, drawn: Drawn) -> None:
        # The scan may go on while the next citizen is served: not their paper.
        is_here = self._walk.draft is not None and self._walk.draft.id == draft
        if self._view and self._running and is_here:
            self._view.show_page(drawn)
            self._view.show_scanning(row, number + 1)

    def _ended(self, problem: CounterError | None) -> None:
        self._running = False
        if self._view:
            self._view.show_scan_ended(problem)

    def _took(self, draft: Draft) -> None:
        # Two lanes answer: what was kept first must not come back last.
        here = self._walk.draft
        if here is None or draft.saved_at >= here.saved_at:
            self._walk.take(draft)
        self._show()

    def _show(self) -> None:
        draft, procedure = self._walk.draft, self._walk.procedure
        if self._view and draft and procedure:
            self._view.show_rows(draft, procedure)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)


def _would_drop(draft: Draft, row: RowId, sha256: Sha256) -> Dropped | None:
    papers = {paper.row: paper for paper in draft.papers}
    paper = papers.get(row, PaperRow(row=row))
    found = (file for file in paper.files if file.sha256 == sha256)
    file = next(found, None)
    return Dropped(draft.id, row, file, paper.state) if file else None
