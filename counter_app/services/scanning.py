"""Turn paper into attachments of a draft: scan, import, and say what was shown.

A file is always durable before the draft names it; a crash in between leaves a file
nobody names, never a name without its file.
"""

import stat
import unicodedata
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import tzinfo
from pathlib import Path

from counter_app.domain.drafts import Draft
from counter_app.domain.errors import (
    DeviceFault,
    FileFault,
    FileRefused,
    NotFound,
    NotYours,
    ScannerProblem,
)
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DraftId, RowId, Sha256
from counter_app.domain.news import Changed
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Role
from counter_app.domain.procedures import ChecklistRow
from counter_app.services.ports import (
    Announce,
    Begin,
    Catalogue,
    Clock,
    Files,
    Pictures,
    Scanner,
    UnitOfWork,
)
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session

MOST_BYTES = 20_000_000
"""Of a file to import; a bigger one is not even read."""
LONGEST_NAME = 120

ON_FILE = (
    PaperState.COPY,
    PaperState.ORIGINAL,
    PaperState.CERTIFIED_COPY,
    PaperState.ELECTRONIC,
)
"""States a picture can stand for; a fresh one takes the first its row allows."""

UNSAID = frozenset({PaperState.MISSING, PaperState.NOT_NEEDED})
"""How rows begin; a file that comes says more than these."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanned:
    """What a scan brought."""

    draft: Draft
    attachment: Attachment
    problem: ScannerProblem | None = None
    """Why it ended early: the pages before are kept, to be left or dropped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scanning:
    """The use case of bringing papers; slow, except ``interrupt``."""

    begin: Begin
    files: Files
    pictures: Pictures
    scanner: Scanner
    catalogue: Catalogue
    session: Session
    clock: Clock
    zone: tzinfo
    announce: Announce
    chosen: Callable[[], str]
    """The scanner an administrator chose; empty: the first that is found."""

    @allowed(Role.INTAKE, Role.CLERK)
    def device(self) -> str:
        """Return the scanner to use, or raise ScannerProblem when there is none."""
        device = self.chosen() or next(iter(self.scanner.names()), "")
        if not device:
            raise ScannerProblem("", DeviceFault.NOT_CHOSEN)
        return device

    @allowed(*READING)
    def preview(self, sha256: Sha256, page: int, width: int) -> bytes:
        """Draw one page (from 0) of a kept file as PNG, ``width`` pixels wide."""
        return self.pictures.preview(self.files.read(sha256), page, width)

    @allowed(Role.INTAKE, Role.CLERK)
    def scan(
        self,
        draft: DraftId,
        row: RowId,
        device: str,
        on_page: Callable[[int, bytes], None],
        stop: Callable[[], bool],
    ) -> Scanned:
        """Scan into a row; ``on_page`` hears of each page (from 1) and its picture.

        Raises ScannerProblem when there is not one page; a failure or a stop after
        that keeps the pages there are and tells why.
        """
        self._look(draft, row)
        pages: list[bytes] = []
        problem: ScannerProblem | None = None
        try:
            with closing(self.scanner.pages(device)) as stream:
                for page in stream:
                    pages.append(page)
                    on_page(len(pages), page)
                    if stop():
                        problem = ScannerProblem(device, DeviceFault.CANCELLED)
                        break
        except ScannerProblem as error:
            problem = error
        if not pages:
            raise problem or ScannerProblem(device, DeviceFault.NO_PAPER)
        pdf = self.pictures.pdf_from_pages(pages)
        name = f"Quét {self.clock.now().astimezone(self.zone):%H:%M}"
        kept, attachment = self._attach(draft, row, name, pdf, len(pages))
        return Scanned(draft=kept, attachment=attachment, problem=problem)

    @anybody
    def interrupt(self) -> None:
        """Stop the scan that runs now, even in the middle of a page. Quick."""
        self.scanner.stop()

    @allowed(Role.INTAKE, Role.CLERK)
    def import_file(self, draft: DraftId, row: RowId, path: Path) -> Draft:
        """Take a file from the disk into a row; raise FileRefused."""
        self._look(draft, row)
        name = shown_name(path.name)
        pdf, pages = self.pictures.pdf_from_file(name, _content(path, name))
        return self._attach(draft, row, name, pdf, pages)[0]

    @allowed(Role.INTAKE, Role.CLERK)
    def set_state(self, draft: DraftId, row: RowId, state: PaperState) -> Draft:
        """Say in what form the paper is there; SEEN notes who looked and when.

        Raises ValueError for a state the row does not allow: screens offer no such.
        """
        seat, now = self.session.who(), self.clock.now()
        with self.begin() as work:
            found = self._mine(work, draft)
            asked = self._asked(found, row)
            if asked and not _allows(asked, state):
                raise ValueError(state)
            seen = state is PaperState.SEEN
            after = replace(
                _row(found, row),
                state=state,
                seen_by=seat.officer.id if seen else None,
                seen_at=now if seen else None,
            )
            kept = self._put(work, found, after)
            work.commit()
        self.announce(Changed(drafts=True))
        return kept

    @allowed(Role.INTAKE, Role.CLERK)
    def drop(self, draft: DraftId, row: RowId, sha256: Sha256) -> Draft:
        """Take a file off a row; a row left without one is missing again.

        The encrypted content stays until the store is swept: another row may name it.
        """
        with self.begin() as work:
            found = self._mine(work, draft)
            before = _row(found, row)
            files = tuple(file for file in before.files if file.sha256 != sha256)
            bare = not files and before.files and before.state in ON_FILE
            state = PaperState.MISSING if bare else before.state
            kept = self._put(work, found, replace(before, files=files, state=state))
            work.commit()
        self.announce(Changed(drafts=True))
        return kept

    @allowed(Role.INTAKE, Role.CLERK)
    def put_back(
        self, draft: DraftId, row: RowId, file: Attachment, state: PaperState
    ) -> Draft:
        """Undo ``drop``; ``state`` is the row's before it, if nobody has said another.

        Raises NotFound when the content has been swept meanwhile.
        """
        if not self.files.has(file.sha256):
            raise NotFound(file.name)
        return self._name(draft, row, file, state)

    def _attach(
        self, draft: DraftId, row: RowId, name: str, pdf: bytes, pages: int
    ) -> tuple[Draft, Attachment]:
        sha256 = self.files.keep(pdf)
        fresh = Attachment(sha256=sha256, size=len(pdf), pages=pages, name=name)
        return self._name(draft, row, fresh), fresh

    def _name(
        self,
        draft: DraftId,
        row: RowId,
        file: Attachment,
        state: PaperState = PaperState.MISSING,
    ) -> Draft:
        with self.begin() as work:
            found = self._mine(work, draft)
            before = _row(found, row)
            others = tuple(one for one in before.files if one.sha256 != file.sha256)
            unsaid = before.state in UNSAID and state not in UNSAID
            said = state if unsaid else before.state
            fits = _state_with_file(said, self._asked(found, row))
            after = replace(before, files=(*others, file), state=fits)
            kept = self._put(work, found, after)
            work.commit()
        self.announce(Changed(drafts=True))
        return kept

    def _look(self, draft: DraftId, row: RowId) -> None:
        """Fail before the scanner runs, not after, when there is no such place."""
        with self.begin() as work:
            _row(self._mine(work, draft), row)

    def _mine(self, work: UnitOfWork, draft: DraftId) -> Draft:
        found = work.drafts.get(draft)
        if found.owner != self.session.who().officer.id:
            raise NotYours(found.owner)
        return found

    def _asked(self, draft: Draft, row: RowId) -> ChecklistRow | None:
        if draft.procedure is None:
            return None
        checklist = self.catalogue.procedure(
            draft.procedure, draft.procedure_version
        ).checklist
        return next((asked for asked in checklist if asked.id == row), None)

    def _put(self, work: UnitOfWork, draft: Draft, changed: PaperRow) -> Draft:
        # What the citizen confirmed were other papers than these.
        kept = replace(
            draft,
            papers=tuple(
                changed if row.row == changed.row else row for row in draft.papers
            ),
            confirmed=None,
            saved_at=self.clock.now(),
        )
        work.drafts.put(kept)
        return kept


def shown_name(name: str) -> str:
    """Return a file's name fit to be shown: NFC, short, no control or bidi letters."""
    visible = "".join(
        letter for letter in nfc(name) if unicodedata.category(letter)[0] != "C"
    )
    return visible.strip()[:LONGEST_NAME]


def _content(path: Path, name: str) -> bytes:
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
        name, FileFault.TOO_BIG, megabytes=size / 1e6, limit=MOST_BYTES / 1e6
    )


def _row(draft: Draft, row: RowId) -> PaperRow:
    for found in draft.papers:
        if found.row == row:
            return found
    raise NotFound(row)


def _allows(asked: ChecklistRow, state: PaperState) -> bool:
    if state is PaperState.NOT_NEEDED:
        return not asked.asked or state in asked.states
    return state is PaperState.MISSING or state in asked.states


def _state_with_file(state: PaperState, asked: ChecklistRow | None) -> PaperState:
    """Keep what the officer said; else take the first state a picture stands for."""
    if state not in UNSAID:
        return state
    allowed = asked.states if asked else ON_FILE
    return next((fit for fit in ON_FILE if fit in allowed), state)
