"""Bring pages to a walk-in: from the scanner, from files, from the scan folder.

A page is durable before anybody hears of it: its raw content encrypted on disk first,
then its place in the stack. Whatever breaks afterwards, the pages so far stay.
"""

import stat
import unicodedata
from collections.abc import Callable, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import tzinfo
from pathlib import Path

from counter_app.domain import restacking
from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import (
    DeviceFault,
    FileFault,
    FileRefused,
    ScannerProblem,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DraftId, RowId
from counter_app.domain.news import Changed
from counter_app.domain.people import Role
from counter_app.domain.scan_profiles import ScanProfile
from counter_app.domain.stacks import Page, PageId, PartId, Raw
from counter_app.services.page_ports import Camera, Pictures, ScanFolder, Scanner
from counter_app.services.ports import Announce, Begin, Clock, Files, Ids
from counter_app.services.rights import allowed, anybody
from counter_app.services.session import Session
from counter_app.services.walk_ins import WalkIns, row_of

MEGABYTE = 2**20
MOST_BYTES = 25 * MEGABYTE
"""Of a file to import; a bigger one is not even read (SECURITY 1.7)."""
MOST_FILES, MOST_BYTES_OF_CASE = 40, 300 * MEGABYTE
LONGEST_NAME = 120

OnPage = Callable[[Page, bytes], None]
"""Told of each page that came, and its picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanning:
    """The use case of bringing papers; slow, except ``interrupt``."""

    begin: Begin
    files: Files
    pictures: Pictures
    scanner: Scanner
    camera: Camera
    folder: ScanFolder
    walk_ins: WalkIns
    session: Session
    clock: Clock
    ids: Ids
    zone: tzinfo
    announce: Announce
    chosen: Callable[[], str]
    """The scanner an administrator chose; empty: the first that is found."""
    chosen_camera: Callable[[], str]
    """As ``chosen``."""
    profiles: Sequence[ScanProfile]
    """What officers may choose from, the standard first."""

    @allowed(Role.INTAKE, Role.CLERK)
    def scan(
        self,
        draft: DraftId,
        row: Callable[[], RowId],
        profile: ScanProfile,
        on_page: OnPage,
        stop: Callable[[], bool],
    ) -> ScannerProblem | None:
        """Scan what lies in the feeder; ``row`` says, for each page, where one stands.

        Returns why it ended early, the pages before being kept. Raises ScannerProblem
        or CameraProblem when there is not one.
        """
        self._look(draft, row())
        source, device = self._source(profile)
        batch, how = self.ids.new(), "Chụp" if profile.camera else "Quét"
        name = f"{how} {self.clock.now().astimezone(self.zone):%H:%M}"
        pages = 0
        try:
            with closing(source.pages(device, profile)) as stream:
                for content in stream:
                    raw = Raw(sha256=self.files.keep(content), size=len(content))
                    [page] = self._add(draft, row(), batch, name, [raw])
                    self._hold(raw, content)
                    pages += 1
                    on_page(page, content)
                    if stop():
                        return ScannerProblem(device, DeviceFault.CANCELLED)
        except ScannerProblem as problem:
            if not pages:
                raise
            return problem
        if not pages:
            raise ScannerProblem(device, DeviceFault.NO_PAPER)
        return None

    @allowed(Role.INTAKE, Role.CLERK)
    def rescan(
        self, draft: DraftId, page: PageId, profile: ScanProfile
    ) -> tuple[Page, ...]:
        """Scan one sheet into the place of a page; the old scan stays kept.

        Returns the stack as it is then; raises as ``scan`` does, nothing changed.
        """
        source, device = self._source(profile)
        with closing(source.pages(device, profile)) as stream:
            content = next(stream, None)
        if content is None:
            raise ScannerProblem(device, DeviceFault.NO_PAPER)
        raw = Raw(sha256=self.files.keep(content), size=len(content))
        with self.begin() as work:
            self.walk_ins.mine(work, draft)
            after = restacking.rescanned(page, raw)(tuple(work.pages.of(draft)))
            work.pages.put(draft, after)
            work.commit()
        self._hold(raw, content)
        self.announce(Changed(drafts=True))
        return after

    @allowed(Role.INTAKE, Role.CLERK)
    def aim(
        self,
        profile: ScanProfile,
        on_frame: Callable[[bytes], None],
        stop: Callable[[], bool],
    ) -> None:
        """Show what the camera sees (domain.aiming) until ``stop``; nothing is kept.

        Raises CameraProblem.
        """
        if stop():
            return
        _camera, device = self._source(profile)
        with closing(self.camera.live(device)) as frames:
            for frame in frames:
                if stop():
                    return
                on_frame(frame)

    @anybody
    def interrupt(self) -> None:
        """Stop the scan that runs now, even in the middle of a page. Quick."""
        self.scanner.stop()
        self.camera.stop()

    @allowed(Role.INTAKE, Role.CLERK)
    def bring(self, draft: DraftId, row: RowId, path: Path) -> tuple[Page, ...]:
        """Take a file from the disk into a row, return its pages; raise FileRefused."""
        self._look(draft, row)
        name = shown_name(path.name)
        return self._taken(draft, row, name, content_of(path, name))

    @allowed(Role.INTAKE, Role.CLERK)
    def take(
        self, draft: DraftId, row: RowId, name: str, content: bytes
    ) -> tuple[Page, ...]:
        """Take a file that came otherwise into a row, as ``bring`` does."""
        self._look(draft, row)
        name = shown_name(name)
        if len(content) > MOST_BYTES:
            size, limit = len(content) / MEGABYTE, MOST_BYTES / MEGABYTE
            raise FileRefused(name, FileFault.TOO_BIG, megabytes=size, limit=limit)
        return self._taken(draft, row, name, content)

    def _taken(
        self, draft: DraftId, row: RowId, name: str, content: bytes
    ) -> tuple[Page, ...]:
        self._room(draft, name, len(content))
        many = self.pictures.pages_in(name, content)
        sha256 = self.files.keep(content)
        raws = [Raw(sha256=sha256, index=at, size=len(content)) for at in range(many)]
        batch = self.ids.new()
        pages = self._add(draft, row, batch, name, raws, brought=True)
        self._hold(raws[0], content)
        return pages

    @allowed(Role.INTAKE, Role.CLERK)
    def waiting(self) -> Sequence[Path]:
        """Return what lies in the scan folder, whole, oldest first."""
        return self.folder.waiting()

    @allowed(Role.INTAKE, Role.CLERK)
    def bring_waiting(self, draft: DraftId, row: RowId, path: Path) -> tuple[Page, ...]:
        """Take a file from the scan folder; it leaves the folder either way.

        What is kept encrypted now needs no plain copy there; what is refused is put
        aside so that it blocks no other.
        """
        try:
            pages = self.bring(draft, row, path)
        except FileRefused as refused:
            if refused.reason is not FileFault.CASE_FULL:
                self.folder.refused(path)
            raise
        self.folder.done(path)
        return pages

    def _source(self, profile: ScanProfile) -> tuple[Scanner, str]:
        """Return what a profile scans with, and which; raise as ``scan`` for none."""
        if profile.camera:
            device = self.chosen_camera() or next(iter(self.camera.names()), "")
            if not device:
                raise CameraProblem("", DeviceFault.NOT_CHOSEN)
            return self.camera, device
        device = self.chosen() or next(iter(self.scanner.names()), "")
        if not device:
            raise ScannerProblem("", DeviceFault.NOT_CHOSEN)
        return self.scanner, device

    def _add(
        self,
        draft: DraftId,
        row: RowId,
        batch: str,
        name: str,
        raws: Sequence[Raw],
        *,
        brought: bool = False,
    ) -> tuple[Page, ...]:
        fresh = tuple(
            Page(
                id=PageId(self.ids.new()),
                raws=(raw,),
                batch=batch,
                part=PartId(batch),
                name=name,
                tapped=row,
                row=row,
                brought=brought,
            )
            for raw in raws
        )
        with self.begin() as work:
            self.walk_ins.mine(work, draft)
            work.pages.put(draft, (*work.pages.of(draft), *fresh))
            work.commit()
        return fresh

    def _hold(self, raw: Raw, content: bytes) -> None:
        """Keep it again if Keeping erased an equal file before this was named."""
        if not self.files.has(raw.sha256):
            self.files.keep(content)

    def _look(self, draft: DraftId, row: RowId) -> None:
        """Fail before the scanner runs, not after, when there is no such place."""
        with self.begin() as work:
            row_of(self.walk_ins.mine(work, draft), row)

    def _room(self, draft: DraftId, name: str, size: int) -> None:
        """Refuse what is beyond the limits of a case; what was left out counts not.

        Pages from the scanner are no files: what is made of them is small.
        """
        with self.begin() as work:
            stack = work.pages.of(draft)
        there = [page for page in stack if page.brought and page.kept is not False]
        files = {page.batch for page in there}
        sizes = {raw.sha256: raw.size for page in there for raw in page.raws}
        if len(files) >= MOST_FILES or sum(sizes.values()) + size > MOST_BYTES_OF_CASE:
            raise too_much(name)


def too_much(name: str) -> FileRefused:
    """Return what is said of a file beyond the limits of a case."""
    limit = MOST_BYTES_OF_CASE / MEGABYTE
    return FileRefused(name, FileFault.CASE_FULL, limit=limit)


def shown_name(name: str) -> str:
    """Return a file's name fit to be shown: NFC, short, no control or bidi letters."""
    visible = "".join(
        letter for letter in nfc(name) if unicodedata.category(letter)[0] != "C"
    )
    return visible.strip()[:LONGEST_NAME]


def content_of(path: Path, name: str) -> bytes:
    """Read a file that is small enough to be taken in; raise FileRefused."""
    try:
        facts = path.stat()
        if not stat.S_ISREG(facts.st_mode):  # a pipe would be waited for
            raise FileRefused(name, FileFault.UNREADABLE)
        size = facts.st_size
        if size <= MOST_BYTES:
            with path.open("rb") as file:
                content = file.read(MOST_BYTES + 1)
            size = len(content)
            if size <= MOST_BYTES:
                return content
    except FileNotFoundError as error:
        raise FileRefused(name, FileFault.MISSING) from error
    except (OSError, ValueError) as error:
        raise FileRefused(name, FileFault.UNREADABLE) from error
    raise FileRefused(
        name, FileFault.TOO_BIG, megabytes=size / MEGABYTE, limit=MOST_BYTES / MEGABYTE
    )
