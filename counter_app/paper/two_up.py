"""Two copies of an A5 paper side by side on one A4: one for the citizen, one kept."""

from itertools import chain

from counter_app.paper.placed import Rule, Sheet, Thing, silent

WIDTH, HEIGHT = 297.0, 210.0
CUT = 6.0
"""Millimetres of each mark that shows where to cut."""


def two_up(sheet: Sheet) -> Sheet:
    """Return a sheet of A4 across for each page of A5, holding the page twice."""
    half = WIDTH / 2
    return Sheet(
        width=WIDTH,
        height=HEIGHT,
        title=sheet.title,
        pages=tuple(_both(page, half) for page in sheet.pages),
    )


def _both(page: tuple[Thing, ...], half: float) -> tuple[Thing, ...]:
    marks = (
        Rule(x1=half, y1=0, x2=half, y2=CUT, weight=0.1),
        Rule(x1=half, y1=HEIGHT - CUT, x2=half, y2=HEIGHT, weight=0.1),
    )
    again = (thing.right(half) for thing in page)
    return tuple(chain(page, silent(again), marks))
