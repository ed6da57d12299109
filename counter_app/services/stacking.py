"""Look at pages, put them right, and make files of them on the rows of the checklist.

Looking and filing are slow. Edits are quick and can be undone for as long as the
program runs; no edit and no undoing touches what a page came from.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import count

from counter_app.domain import restacking
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import FileRefused, NotFound
from counter_app.domain.ids import DraftId, ProcedureCode, RowId, Sha256
from counter_app.domain.news import Changed
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.domain.people import Role
from counter_app.domain.restacking import Step
from counter_app.domain.splitting import parts, sorted_out
from counter_app.domain.stacks import Look, Page, PageId, changed, key_of
from counter_app.services.page_ports import Pictures
from counter_app.services.ports import Announce, Begin, Files
from counter_app.services.rights import READING, allowed
from counter_app.services.session import Session
from counter_app.services.walk_ins import (
    ON_FILE,
    UNSAID,
    WalkIns,
    row_of,
    with_files,
)

MOST_UNDONE = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Stack:
    """A walk-in and its pages, as they are on disk."""

    draft: Draft
    pages: tuple[Page, ...]
    turn: int
    """Of two stacks told by one program, the one with the greater turn is the newer."""

    @property
    def waiting(self) -> tuple[PageId, ...]:
        """The pages somebody must still look at."""
        return tuple(page.id for page in self.pages if page.waits)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stacking:
    """The use case of a stack of pages on its way into the dossier."""

    begin: Begin
    files: Files
    pictures: Pictures
    walk_ins: WalkIns
    session: Session
    announce: Announce
    undoable: dict[DraftId, list[tuple[Page, ...]]] = field(default_factory=dict)
    turns: Iterator[int] = field(default_factory=lambda: count(1))

    @allowed(Role.INTAKE, Role.CLERK)
    def of(self, draft: DraftId) -> Stack:
        """Return the stack as it was left."""
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            return self._told(found, work.pages.of(draft))

    @allowed(*READING, unheard=True)
    def preview(self, sha256: Sha256, page: int, width: int) -> bytes:
        """Draw one page (from 0) of a kept file as PNG, ``width`` pixels wide."""
        return self.pictures.preview(self.files.read(sha256), page, width)

    @allowed(Role.INTAKE, Role.CLERK)
    def look(self, draft: DraftId, page: PageId) -> Stack:
        """Clean, check and read a page. What cannot be decoded is set aside.

        A page that was turned meanwhile keeps waiting: its new look is another one.
        """
        wanted = _find(self.of(draft).pages, page)
        raws = [self.files.read(raw.sha256) for raw in wanted.raws]
        try:
            look, pdf = self.pictures.look(wanted, raws)
        except FileRefused:
            return self._put(draft, lambda stack: _with(stack, wanted, broken=True))
        look = replace(look, pdf=self.files.keep(pdf))
        after = self._put(draft, lambda stack: _with(stack, wanted, look=look))
        if not self.files.has(look.pdf):  # erased with another's equal page meanwhile
            self.files.keep(pdf)
        return after

    @allowed(Role.INTAKE, Role.CLERK)
    def edit(self, draft: DraftId, *steps: Step) -> Stack:
        """Do what an officer wishes to the stack; ``undo`` takes it back."""

        def all_of(stack: tuple[Page, ...]) -> tuple[Page, ...]:
            past = self.undoable.setdefault(draft, [])
            past.append(stack)
            del past[:-MOST_UNDONE]
            for step in steps:
                stack = step(stack)
            return stack

        return self._put(draft, all_of)

    @allowed(Role.INTAKE, Role.CLERK)
    def undo(self, draft: DraftId) -> Stack | None:
        """Take the last edit back; None when there is none."""
        past = self.undoable.get(draft)
        return self._put(draft, restacking.back_to(past.pop())) if past else None

    @allowed(Role.INTAKE, Role.CLERK)
    def file(self, draft: DraftId) -> Stack:
        """Make the files of the rows anew from the pages that have been looked at.

        A file in which a page still waits is left as it is.
        """
        before = self.of(draft)
        made: dict[str, Attachment] = {}
        for pages in parts(before.pages).values():
            if any(page.waits for page in pages) or _filed(before.draft, pages):
                continue
            made[key_of(pages)] = self._made(pages)
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            stack = tuple(work.pages.of(draft))
            papers = tuple(self._papers(found, stack, made))
            if papers != found.papers:
                found = self.walk_ins.put(work, found, papers)
            stack = tuple(_noted(stack, made))
            work.pages.put(draft, stack)
            told = self._told(found, stack)
            work.commit()
        self.announce(Changed(drafts=True))
        return told

    @allowed(Role.INTAKE, Role.CLERK)
    def drop(self, draft: DraftId, row: RowId, sha256: Sha256) -> Stack:
        """Take a file off a row: its pages are left out, and nothing is deleted."""
        stack = self.of(draft)
        pages = _pages_of(stack.pages, row, sha256)
        if pages:
            self.edit(draft, restacking.kept(pages, keep=False))
            return self.file(draft)
        paper = row_of(stack.draft, row)
        files = tuple(file for file in paper.files if file.sha256 != sha256)
        return self._with_files(draft, row, files)

    @allowed(Role.INTAKE, Role.CLERK)
    def put_back(
        self, draft: DraftId, row: RowId, file: Attachment, state: PaperState
    ) -> Stack:
        """Undo ``drop``; ``state`` is the row's before it, if nobody has said another.

        Raises NotFound when the content has been swept meanwhile.
        """
        if not self.files.has(file.sha256):
            raise NotFound(file.name)
        stack = self.of(draft)
        pages = _pages_of(stack.pages, row, file.sha256)
        if pages:
            self.edit(draft, restacking.kept(pages, keep=True))
            self.file(draft)
            files = row_of(self.of(draft).draft, row).files
        else:
            files = (*row_of(stack.draft, row).files, file)
        return self._with_files(draft, row, files, state)

    def _made(self, pages: Sequence[Page]) -> Attachment:
        looks = [page.look for page in pages if page.look]
        pdf = self.pictures.joined([self.files.read(look.pdf) for look in looks])
        return Attachment(
            sha256=self.files.keep(pdf),
            size=len(pdf),
            pages=len(pages),
            name=pages[0].name,
        )

    def _papers(
        self, draft: Draft, stack: Sequence[Page], made: Mapping[str, Attachment]
    ) -> Iterator[PaperRow]:
        """Yield the rows with today's files; those of no page stay as they are."""
        ours = {page.filed for page in stack}
        known = {file.sha256: file for paper in draft.papers for file in paper.files}
        for paper in draft.papers:
            files = [file for file in paper.files if file.sha256 not in ours]
            for (row, _part), pages in parts(stack).items():
                if row == paper.row:
                    files += _files_of(pages, made, known)
            yield with_files(paper, files, self.walk_ins.asked(draft, paper.row))

    def _with_files(
        self,
        draft: DraftId,
        row: RowId,
        files: Sequence[Attachment],
        said: PaperState | None = None,
    ) -> Stack:
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            before = row_of(found, row)
            if said is not None and said not in UNSAID and before.state in ON_FILE:
                before = replace(before, state=said)
            after = with_files(before, files, self.walk_ins.asked(found, row))
            if said is not None and said not in UNSAID and before.state in UNSAID:
                after = replace(after, state=said)
            rows = [after if paper.row == row else paper for paper in found.papers]
            kept = self.walk_ins.put(work, found, rows)
            told = self._told(kept, work.pages.of(draft))
            work.commit()
        self.announce(Changed(drafts=True))
        return told

    def _put(self, draft: DraftId, step: Step) -> Stack:
        with self.begin() as work:
            found = self.walk_ins.mine(work, draft)
            checklist = self.walk_ins.checklist(found)
            stepped = step(tuple(work.pages.of(draft)))
            stack = sorted_out(stepped, found.procedure or ProcedureCode(""), checklist)
            work.pages.put(draft, stack)
            told = self._told(found, stack)
            work.commit()
        return told

    def _told(self, draft: Draft, pages: Sequence[Page]) -> Stack:
        """Tell a stack; while its transaction lasts nobody else tells another."""
        return Stack(draft=draft, pages=tuple(pages), turn=next(self.turns))


def _find(stack: Sequence[Page], page: PageId) -> Page:
    for one in stack:
        if one.id == page:
            return one
    raise NotFound(page)


def _with(
    stack: Sequence[Page], seen: Page, *, look: Look | None = None, broken: bool = False
) -> tuple[Page, ...]:
    """Put what was seen of a page into the stack, unless it has changed since."""
    return tuple(
        replace(one, look=look, broken=broken)
        if one.id == seen.id and _sight(one) == _sight(seen)
        else one
        for one in stack
    )


def _sight(page: Page) -> tuple[object, ...]:
    return page.raws, page.turn, page.crop


def _pages_of(stack: Sequence[Page], row: RowId, sha256: Sha256) -> list[PageId]:
    return [page.id for page in stack if page.filed == sha256 and page.row == row]


def _filed(draft: Draft, pages: Sequence[Page]) -> bool:
    """Say whether these pages are a file of their row already."""
    key, sha256 = key_of(pages), pages[0].filed
    there = {file.sha256 for file in row_of(draft, pages[0].row).files}
    return sha256 in there and all(
        (page.filed, page.filed_as) == (sha256, key) for page in pages
    )


def _files_of(
    pages: Sequence[Page],
    made: Mapping[str, Attachment],
    known: Mapping[Sha256, Attachment],
) -> list[Attachment]:
    """Return the file these pages are, or what they were while one of them waits."""
    fresh = made.get(key_of(pages))
    if fresh and not any(page.waits for page in pages):
        return [fresh]
    before = dict.fromkeys(page.filed for page in pages)
    return [known[sha256] for sha256 in before if sha256 and sha256 in known]


def _noted(stack: Sequence[Page], made: Mapping[str, Attachment]) -> Iterator[Page]:
    """Yield the pages, each knowing the file it is part of now."""
    part_of = {page.id: pages for pages in parts(stack).values() for page in pages}
    for page in stack:
        pages = part_of.get(page.id, [])
        key = key_of(pages)
        if key in made and not any(one.waits for one in pages):
            yield changed(page, filed=made[key].sha256, filed_as=key)
        else:
            yield page
