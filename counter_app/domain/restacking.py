"""What an officer does to a stack of pages: each step returns the next stack.

No step touches a raw page; a step that changes how a page looks takes its look away, so
that it is looked at anew. NotFound when a page is not in the stack.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import fields, replace

from counter_app.domain.errors import NotFound
from counter_app.domain.ids import RowId
from counter_app.domain.stacks import WHOLE, Box, Page, PageId, PartId, Raw, changed

_OF_A_PAGE = tuple(one.name for one in fields(Page) if one.name != "shed")
Stack = tuple[Page, ...]
Step = Callable[[Stack], Stack]
SMALLEST_CROP = 0.02
"""Share of the page a crop leaves at least, each way."""


def turned(page: PageId, quarters: int) -> Step:
    """Turn a page by quarters clockwise from how it stands now."""

    def step(one: Page) -> Page:
        left, top, right, bottom = one.crop
        for _quarter in range(quarters % 4):  # what is kept is kept, turned with it
            left, top, right, bottom = 1 - bottom, left, 1 - top, right
        crop, turn = (left, top, right, bottom), (_stands(one) + quarters) % 4
        return changed(one, turn=turn, crop=crop, look=None)

    return _each({page}, step)


def cropped(page: PageId, box: Box) -> Step:
    """Keep only this box of the upright page; WHOLE takes every crop back.

    ValueError when next to nothing would be left.
    """
    left, top, right, bottom = box
    fits = 0 <= left < right <= 1 and 0 <= top < bottom <= 1
    if not fits or min(right - left, bottom - top) < SMALLEST_CROP:
        raise ValueError(box)
    return _each({page}, lambda one: _cut(one, box))


def kept(pages: Collection[PageId], *, keep: bool | None) -> Step:
    """Leave pages out or take them in again; None: as they are, blank or not."""
    return _each(pages, lambda one: replace(one, kept=keep))


def put_under(pages: Collection[PageId], row: RowId) -> Step:
    """File pages under a row by hand: no strip moves them any more."""
    return _each(pages, lambda one: replace(one, row=row, by_hand=True))


def moved(page: PageId, by: int) -> Step:
    """Move a page forwards or back among its neighbours."""

    def step(stack: Stack) -> Stack:
        at = _place(stack, page)
        to = min(max(at + by, 0), len(stack) - 1)
        rest = [*stack[:at], *stack[at + 1 :]]
        # Where it lies now says nothing about strips: its row is the one it had.
        return (*rest[:to], replace(stack[at], by_hand=True), *rest[to:])

    return step


def split_before(page: PageId) -> Step:
    """Begin a new file of the same row with this page."""

    def step(stack: Stack) -> Stack:
        at = _place(stack, page)
        old, fresh = (stack[at].row, stack[at].part), PartId(page)
        return tuple(
            replace(one, part=fresh)
            if here >= at and (one.row, one.part) == old
            else one
            for here, one in enumerate(stack)
        )

    return step


def merged_with_before(page: PageId) -> Step:
    """Make this page's file one with the file before it in its row."""

    def step(stack: Stack) -> Stack:
        at = _place(stack, page)
        row, part = stack[at].row, stack[at].part
        before = [one.part for one in stack[:at] if one.row == row and one.part != part]
        if not before:
            return stack
        return tuple(
            replace(one, part=before[-1]) if (one.row, one.part) == (row, part) else one
            for one in stack
        )

    return step


def paired(front: PageId, back: PageId) -> Step:
    """Lay two sides of a card on the front's page; the back's own page is left out."""

    def step(stack: Stack) -> Stack:
        first, second = stack[_place(stack, front)], stack[_place(stack, back)]
        both = changed(
            first, raws=(first.raws[0], second.raws[0]), look=None, turn=None
        )
        return tuple(
            both
            if one.id == front
            else replace(one, kept=False)
            if one.id == back
            else one
            for one in stack
        )

    return step


def rescanned(page: PageId, raw: Raw) -> Step:
    """Put a new scan in the place of a page; what it came from before stays kept."""

    def step(one: Page) -> Page:
        return changed(
            one,
            raws=(raw,),
            look=None,
            turn=None,
            crop=WHOLE,
            kept=None,
            broken=False,
        )

    return _each({page}, step)


def back_to(before: Stack) -> Step:
    """Undo: every page as it was then; pages that came since stay, at the end."""

    def step(stack: Stack) -> Stack:
        now = {one.id: one for one in stack}
        known = {one.id for one in before}
        old = tuple(_as_then(one, now[one.id]) for one in before if one.id in now)
        return (*old, *(one for one in stack if one.id not in known))

    return step


def _stands(one: Page) -> int:
    if one.turn is not None:
        return one.turn
    return one.look.turned if one.look else 0


def _cut(one: Page, box: Box) -> Page:
    # The box is of the page as it stands: from now on it stands so.
    return changed(one, crop=box, turn=_stands(one), look=None)


def _as_then(then: Page, now: Page) -> Page:
    same = (then.raws, then.turn, then.crop) == (now.raws, now.turn, now.crop)
    look = now.look if same and now.look else then.look
    stayed = replace(then, look=look, filed=now.filed, filed_as=now.filed_as)
    return changed(now, **{name: getattr(stayed, name) for name in _OF_A_PAGE})


def _each(pages: Collection[PageId], step: Callable[[Page], Page]) -> Step:
    def over(stack: Stack) -> Stack:
        for page in pages:
            _place(stack, page)
        return tuple(step(one) if one.id in pages else one for one in stack)

    return over


def _place(stack: Sequence[Page], page: PageId) -> int:
    for at, one in enumerate(stack):
        if one.id == page:
            return at
    raise NotFound(page)
