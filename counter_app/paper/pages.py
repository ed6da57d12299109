"""Blocks onto pages: what may be parted, what stays together, what is repeated."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counter_app.paper.placed import Thing, silent

SLACK = 1e-6
"""Millimetres: sums of fractions must not open a page."""


@dataclass(frozen=True, slots=True)
class Block:
    """Things that are never parted; their tops count from the block's own top."""

    height: float
    things: tuple[Thing, ...] = ()
    with_next: bool = False
    """Stays on one page with the block that follows."""
    heading: "Block | None" = None
    """Repeated above this block when it begins a page."""


def paginate(
    blocks: Iterable[Block], *, top: float, room: float
) -> list[tuple[Thing, ...]]:
    """Fill pages from ``top`` on; each holds ``room`` millimetres.

    Blocks kept together that are taller than a page are parted after all: a paper
    that says everything on three pages is better than one that cannot be printed.
    """
    return [*page_by_page(blocks, top=top, room=room)]


def page_by_page(
    blocks: Iterable[Block], *, top: float, room: float
) -> Iterator[tuple[Thing, ...]]:
    """Fill pages; each comes when it is full: a book needs only one in memory."""
    filling = _Filling(top=top, room=room)
    for group in _groups(blocks):
        yield from filling.add(group)
    yield filling.page()


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    group: list[Block] = []
    for block in blocks:
        group.append(block)
        if not block.with_next:
            yield group
            group = []
    if group:
        yield group


class _Filling:
    def __init__(self, *, top: float, room: float) -> None:
        self._top = top
        self._room = room
        self._page: list[Thing] = []
        self._used = 0.0

    def add(self, group: Sequence[Block]) -> Iterator[tuple[Thing, ...]]:
        """Place a group; yield the pages that are full by then."""
        if not self._fits(sum(block.height for block in group)):
            yield from self._turn(group[0])
        for block in group:
            if not self._fits(block.height):
                yield from self._turn(block)
            self._place(block)

    def page(self) -> tuple[Thing, ...]:
        """Return the page that is being filled."""
        return tuple(self._page)

    def _fits(self, height: float) -> bool:
        return self._used + height <= self._room + SLACK

    def _turn(self, block: Block) -> Iterator[tuple[Thing, ...]]:
        if self._page:
            yield self.page()
            self._page, self._used = [], 0.0
            if block.heading:
                self._place(block.heading, again=True)

    def _place(self, block: Block, *, again: bool = False) -> None:
        by = self._top + self._used
        things = silent(block.things) if again else block.things
        self._page.extend(thing.down(by) for thing in things)
        self._used += block.height
