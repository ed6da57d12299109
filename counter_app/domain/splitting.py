"""Which page belongs to which row, and what neighbours tell about a page.

Nothing here is trusted silently: rows are proposed from cover strips and from the row
the officer stood on, shown against the checklist, and moved by hand with one key.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from counter_app.domain.cover_strips import CoverStrip, Mark, Separator, read_mark
from counter_app.domain.folding import fold
from counter_app.domain.ids import ProcedureCode, RowId
from counter_app.domain.papers import PaperState
from counter_app.domain.procedures import ChecklistRow
from counter_app.domain.stacks import Finding, Page, PageId

NATION = fold("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
ALIKE, ALIKE_WORDLESS = 70, 24
"""Of 768 bits: two scans of one page differ in 40, of two letters in 100 and more."""
SAME_WORDS = 0.7
LONGEST_NAME = 9
"""Words; no title is longer."""
_NO_WORD = re.compile(r"[^a-z0-9]+")


def sorted_out(
    pages: Sequence[Page], procedure: ProcedureCode, rows: Sequence[ChecklistRow]
) -> tuple[Page, ...]:
    """Return the pages under their rows, with what their neighbours make of them."""
    filed = tuple(_filed(pages, procedure, rows))
    names = {row.id: f" {_bare(row.short_name)} {_bare(row.name)} " for row in rows}
    twice, alone = _twice(filed), _without_back(filed)
    first = {id(part[0]) for part in parts(filed).values()}
    told = []
    for before, page in zip(pages, filed, strict=True):
        found = [Finding.TWICE] if page.id in twice else []
        if page.id in alone:
            found.append(Finding.NO_BACK)
        if id(page) in first and other_row(page, names) is not None:
            found.append(Finding.OTHER_KIND)
        if Finding.OTHER_PROCEDURE in page.findings:
            found.append(Finding.OTHER_PROCEDURE)
        after = replace(page, findings=tuple(found))
        told.append(before if after == before else after)
    return tuple(told)


def parts(pages: Sequence[Page]) -> dict[tuple[RowId, str], list[Page]]:
    """Return the kept pages by row and part: each list becomes one file."""
    found: dict[tuple[RowId, str], list[Page]] = {}
    for page in pages:
        if page.out:
            found.setdefault((page.row, page.part), []).append(page)
    return found


def other_row(page: Page, names: dict[RowId, str]) -> RowId | None:
    """Return the row whose name the page's title fits, if its own does not at all.

    ``names`` are the rows' folded names between spaces. A hint, from what was read.
    """
    if page.look is None or not page.look.title:
        return None
    words = _bare(page.look.title).replace(NATION, " ").split()
    fits = {row: _longest(words, name) for row, name in names.items()}
    best = max(fits, key=lambda row: fits[row], default=None)
    if best is None or fits[best] < 2 or fits.get(page.row, 0) >= 2:
        return None
    return best


def _filed(
    pages: Sequence[Page], procedure: ProcedureCode, rows: Sequence[ChecklistRow]
) -> Iterator[Page]:
    order = [row.id for row in rows if row.states != (PaperState.ELECTRONIC,)]
    batch, tapped = "", RowId("")
    current: RowId | None = None
    foreign = False
    for page in pages:
        if (page.batch, page.tapped) != (batch, tapped):
            batch, tapped, current = page.batch, page.tapped, None
        for mark in _marks(page):
            current, foreign = _after(mark, current or tapped, procedure, order)
        found: tuple[Finding, ...] = ()
        if foreign and page.out and page.look:
            found, foreign = (Finding.OTHER_PROCEDURE,), False
        row = page.row if page.by_hand else current or tapped
        yield replace(page, row=row, findings=found)


def _marks(page: Page) -> Iterator[Mark]:
    for text in page.look.marks if page.look else ():
        mark = read_mark(text)
        if mark:
            yield mark


def _after(
    mark: Mark, current: RowId, procedure: ProcedureCode, order: Sequence[RowId]
) -> tuple[RowId, bool]:
    """Return the row of the following pages, and whether the strip is foreign."""
    if isinstance(mark, Separator):
        at = order.index(current) + 1 if current in order else 0
        return order[min(at, len(order) - 1)] if order else current, False
    if _fits(mark, procedure, order):
        return mark.row, False
    return current, True


def _fits(mark: CoverStrip, procedure: ProcedureCode, order: Sequence[RowId]) -> bool:
    return mark.procedure.upper() == procedure.upper() and mark.row in order


def _twice(pages: Sequence[Page]) -> set[PageId]:
    seen: list[tuple[int, frozenset[int]]] = []
    again: set[PageId] = set()
    for page in pages:
        if not page.out or page.look is None or not page.look.fingerprint:
            continue
        print_, words = int(page.look.fingerprint, 16), frozenset(page.look.words)
        if any(_alike(print_ ^ other, words, their) for other, their in seen):
            again.add(page.id)
        seen.append((print_, words))
    return again


def _alike(differ: int, words: frozenset[int], others: frozenset[int]) -> bool:
    if not words or not others:
        return words == others and differ.bit_count() <= ALIKE_WORDLESS
    common = len(words & others) / max(len(words), len(others))
    return differ.bit_count() <= ALIKE and common >= SAME_WORDS


def _without_back(pages: Sequence[Page]) -> set[PageId]:
    """Return the last card of each row that has an odd number of sides of cards."""
    cards: dict[RowId, list[Page]] = {}
    for page in pages:
        if page.out and page.look and page.look.card:
            cards.setdefault(page.row, []).append(page)
    return {sides[-1].id for sides in cards.values() if len(sides) % 2}


def _bare(text: str) -> str:
    return _NO_WORD.sub(" ", fold(text)).strip()


def _longest(words: Sequence[str], name: str) -> int:
    """Return how many of the words, in a row, stand in the name in that order."""
    for length in range(min(LONGEST_NAME, len(words)), 1, -1):
        for start in range(len(words) - length + 1):
            if f" {' '.join(words[start : start + length])} " in name:
                return length
    return 0
