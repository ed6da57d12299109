"""The screen of the papers, as its presenter sees it."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import CounterError, FileRefused
from counter_app.domain.ids import DraftId, RowId, Sha256
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.procedures import Procedure
from counter_app.domain.stacks import Page

Drawn = object
"""A page ready to be shown; what it is only the screen knows."""


@dataclass(frozen=True, slots=True)
class Dropped:
    """A file taken off a row, and what is needed to put it back."""

    draft: DraftId
    row: RowId
    file: Attachment
    state: PaperState


def would_drop(draft: Draft, row: RowId, sha256: Sha256) -> Dropped | None:
    """Return what taking this file off its row takes; None: it is not there."""
    papers = {paper.row: paper for paper in draft.papers}
    paper = papers.get(row, PaperRow(row=row))
    file = next((file for file in paper.files if file.sha256 == sha256), None)
    return Dropped(draft.id, row, file, paper.state) if file else None


class View(Protocol):
    """The screen, as the presenter sees it."""

    def show_rows(self, draft: Draft, procedure: Procedure) -> None:
        """Show the rows and what is there for each."""

    def drawn(self, picture: bytes) -> Drawn:
        """Make a picture (PNG) ready to be shown. Called off the GUI thread."""

    def show_scanning(self, row: RowId, page: int) -> None:
        """Say which page is being scanned (0: the scanner is being reached)."""

    def show_capturing(self) -> None:
        """Say that the camera is taking a picture."""

    def show_page(self, drawn: Drawn) -> None:
        """Show a page as it came from the scanner."""

    def show_scan_ended(self, problem: CounterError | None) -> None:
        """Say that scanning ended, and why if it ended early."""

    def show_stack(self, pages: Sequence[Page], looking: int) -> None:
        """Show the pages; ``looking`` of them are still being looked at."""

    def show_waiting(self, files: Sequence[Path]) -> None:
        """Say what lies in the scan folder."""

    def show_profile(self, name: str) -> None:
        """Say how the next scan is done."""

    def show_nothing_undone(self) -> None:
        """Say that there is nothing to take back."""

    def show_preview(self, sha256: Sha256, page: int, drawn: Drawn) -> None:
        """Show a page of a kept file."""

    def show_importing(self, names: Sequence[str]) -> None:
        """Say which files are being checked and taken in; none: all are done."""

    def show_dropped(self, dropped: Dropped) -> None:
        """Say that a file was taken off, and offer to put it back."""

    def show_problem(self, problem: CounterError) -> None:
        """Say what went wrong; nothing already brought is lost."""

    def show_not_tried(self, first: FileRefused, more: int) -> None:
        """Name the first file beyond the limit, and say how many come after it."""

    def show_busy(self) -> None:
        """Say that a scan is running and what to do about it."""

    def go_on(self) -> None:
        """Go to the check with the citizen."""
