"""What scanning and filing ask of scanners, decoders, folders and stacks of pages.

Everything here is slow and called from a worker thread, except what says it is quick.
"""

from collections.abc import Generator, Sequence
from pathlib import Path
from typing import Protocol

from counter_app.domain.ids import DossierId, DraftId, Sha256
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Look, Page


class Scanner(Protocol):
    """A paper scanner, or a camera; pages come one by one as encoded pictures (PNG)."""

    def names(self) -> Sequence[str]:
        """Return the scanners this machine can reach now."""

    def pages(self, device: str, profile: ScanProfile) -> Generator[bytes, None, None]:
        """Scan until the feeder is empty; raise ScannerProblem. Closing stops it."""

    def stop(self) -> None:
        """Stop the scan that runs now, from any thread: CANCELLED ends it. Quick."""


class Camera(Scanner, Protocol):
    """A camera over the counter: a scanner of one page, and what it sees meanwhile."""

    def live(self, device: str) -> Generator[bytes, None, None]:
        """Show what it sees, as domain.aiming says; raise CameraProblem.

        It goes on until it is closed, or ``stop`` ends it with CANCELLED.
        """


class Pictures(Protocol):
    """Files and pages, decoded where they can do no harm."""

    def pages_in(self, name: str, content: bytes) -> int:
        """Check a file and return how many pages it has; or raise FileRefused."""

    def look(self, page: Page, raws: Sequence[bytes]) -> tuple[Look, bytes]:
        """Clean, check and read a page; return what came of it, and it as a PDF.

        ``raws`` are the contents of ``page.raws``. Raises FileRefused.
        """

    def joined(self, pages: Sequence[bytes]) -> bytes:
        """Join pages as ``look`` gave them into one PDF/A."""

    def preview(self, pdf: bytes, page: int, width: int) -> bytes:
        """Draw one page (from 0) as PNG, ``width`` pixels wide."""


class ScanFolder(Protocol):
    """A folder into which a copier or a camera puts files."""

    def waiting(self) -> Sequence[Path]:
        """Return the files that are whole by now, oldest first."""

    def done(self, path: Path) -> None:
        """Take a file away that is kept encrypted now."""

    def refused(self, path: Path) -> None:
        """Put a file aside that was not taken, so that it blocks no other."""


class Removable(Protocol):
    """Encrypted files, as ``Files``, which may also be removed."""

    def remove(self, sha256: Sha256) -> None:
        """Forget a file; forgetting twice is no error."""


class Pages(Protocol):
    """The scanned pages of walk-ins; they outlive the draft (see services.keeping)."""

    def of(self, draft: DraftId) -> Sequence[Page]:
        """Return the stack of a walk-in, in order."""

    def put(self, draft: DraftId, pages: Sequence[Page]) -> None:
        """Keep this stack instead of the one before; only what differs is written."""

    def done_with(self, most: int) -> Sequence[DraftId]:
        """Return stacks nobody needs: given up, or the portal has all made of them.

        While anything of the dossier waits to be sent, or was refused, it is needed.
        """

    def files_only_of(self, draft: DraftId) -> Sequence[Sha256]:
        """Return the files this stack names that no other stack and no dossier does."""

    def forget(self, draft: DraftId) -> DossierId | None:
        """Forget a stack; return the dossier it became, if it became one."""
