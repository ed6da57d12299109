"""Bring papers into the rows of the checklist, from scanner, file or hand."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol

from counter_app.domain.checklists import missing_rows
from counter_app.domain.drafts import Draft, Stage
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import RowId, Sha256
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import Procedure
from counter_app.services.intake import Intake
from counter_app.services.scanning import Scanned, Scanning
from counter_app.ui.ports import Tasks
from counter_app.ui.walk import Walk

PREVIEW_WIDTH = 560
"""Pixels; the page is drawn at this width and shown no larger."""


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_rows(self, draft: Draft, procedure: Procedure) -> None:
        """Show the rows and what is there for each."""

    def show_scanning(self, row: RowId, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""

    def show_page(self, picture: bytes) -> None:
        """Show a page as it came from the scanner (PNG)."""

    def show_scanned(self, scanned: Scanned) -> None:
        """Say that scanning ended, and why if it ended early."""

    def show_preview(self, sha256: Sha256, page: int, picture: bytes) -> None:
        """Show a page of a kept file (PNG)."""

    def show_importing(self, name: str) -> None:
        """Say that a file is being checked and taken in."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing already brought is lost."""

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
                self._walk.take,
                self._complain,
            )

    def scan(self, row: RowId) -> None:
        """Scan into this row; a second press while scanning is nothing."""
        draft = self._walk.draft
        if draft is None or self._view is None or self._running:
            return
        self._running, self._stopped = True, False
        self._view.show_scanning(row, 0)

        def on_page(number: int, picture: bytes) -> None:
            self._on_gui(lambda: self._paged(row, number, picture))

        def work() -> Scanned:
            return self._scanning.scan(
                draft.id,
                row,
                self._scanning.device(),
                on_page,
                lambda: self._stopped,
            )

        def done(scanned: Scanned) -> None:
            self._running = False
            self._walk.take(scanned.draft)
            self._show()
            if self._view:
                self._view.show_scanned(scanned)
            self.preview(scanned.attachment.sha256, 0)

        def failed(problem: CounterError) -> None:
            self._running = False
            self._complain(problem)

        self._devices.run(work, done, failed)

    def stop(self) -> None:
        """Stop the scan that runs; the pages already there are kept."""
        self._stopped = True
        self._scanning.interrupt()

    def bring(self, row: RowId, paths: Sequence[Path]) -> None:
        """Take files from the disk into a row, one after the other."""
        draft = self._walk.draft
        if draft is None or self._view is None:
            return
        for path in paths:
            self._view.show_importing(path.name)
            self._devices.run(
                lambda path=path: self._scanning.import_file(draft.id, row, path),  # type: ignore[misc]
                self._took,
                self._complain,
            )

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
        """Take a file off a row."""
        draft = self._walk.draft
        if draft:
            self._local.run(
                lambda: self._scanning.drop(draft.id, row, sha256),
                self._took,
                self._complain,
            )

    def preview(self, sha256: Sha256, page: int) -> None:
        """Show a page of a kept file."""

        def show(picture: bytes) -> None:
            if self._view:
                self._view.show_preview(sha256, page, picture)

        self._devices.run(
            lambda: self._scanning.preview(sha256, page, PREVIEW_WIDTH),
            show,
            self._complain,
        )

    def go_on(self) -> None:
        """Go to the check; missing papers are asked about there."""
        if self._view and not self._running:
            self._view.go_on()

    def missing(self) -> Sequence[RowId]:
        """Return the rows on which something is wanting."""
        draft, procedure = self._walk.draft, self._walk.procedure
        return missing_rows(procedure, draft.papers) if draft and procedure else ()

    def _paged(self, row: RowId, number: int, picture: bytes) -> None:
        if self._view:
            self._view.show_page(picture)
            self._view.show_scanning(row, number + 1)

    def _took(self, draft: Draft) -> None:
        self._walk.take(draft)
        self._show()

    def _show(self) -> None:
        draft, procedure = self._walk.draft, self._walk.procedure
        if self._view and draft and procedure:
            self._view.show_rows(draft, procedure)

    def _complain(self, problem: CounterError) -> None:
        if self._view:
            self._view.show_problem(problem)
