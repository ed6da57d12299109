"""What a laid-out sheet is made of: things with their places, and nothing to draw with.

Lengths are millimetres from the upper left corner of the sheet, downwards; the size of
letters is in points, as everywhere in printing.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Self

POINT = 25.4 / 72
"""Millimetres of one point."""


class Face(StrEnum):
    """A typeface, by the name of its file in resources/fonts."""

    REGULAR = "Tinos-Regular"
    BOLD = "Tinos-Bold"
    ITALIC = "Tinos-Italic"
    SANS = "NotoSans-Regular"
    SANS_BOLD = "NotoSans-Bold"


class Role(StrEnum):
    """What a part of a paper is, in the names of ISO 32000-1, 14.8.4."""

    DOCUMENT = "Document"
    TITLE = "H1"
    HEADING = "H2"
    PARAGRAPH = "P"
    TABLE = "Table"
    ROW = "TR"
    NAME = "TH"
    CELL = "TD"
    FIGURE = "Figure"
    NOTHING = "Artifact"


@dataclass(frozen=True, slots=True)
class Tag:
    """Says what the texts after it are, up to the next tag; it has no place."""

    role: Role
    goes_on: bool = False
    """The last part of this role goes on, if it was the last of all."""
    span: int = 1
    """How many columns a cell is wide."""

    def down(self, by: float) -> Self:  # noqa: ARG002 -- as all things are moved
        """Return it: it stands nowhere."""
        return self

    right = down


PARAGRAPH = Tag(Role.PARAGRAPH)
HEADING, HEADINGS = Tag(Role.HEADING), Tag(Role.HEADING, goes_on=True)
"""Of a heading, its first line and those after it."""
GOES_ON = Tag(Role.PARAGRAPH, goes_on=True)
SILENT = Tag(Role.NOTHING)
"""What follows is seen and not read aloud: it was said before, or says nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One run of letters on one line; ``y`` is its baseline."""

    x: float
    y: float
    text: str
    face: Face
    size: float
    grey: float = 0.0
    """0 is black, 1 is white."""
    turned: float = 0.0
    """Degrees, counter-clockwise, about the beginning of the line."""

    def down(self, by: float) -> Self:
        """Return it ``by`` millimetres further down."""
        # Written out, here and below: replace() takes three times as long, and a book
        # has a hundred thousand of them.
        return type(self)(
            x=self.x,
            y=self.y + by,
            text=self.text,
            face=self.face,
            size=self.size,
            grey=self.grey,
            turned=self.turned,
        )

    def right(self, by: float) -> Self:
        """Return it ``by`` millimetres further to the right."""
        return replace(self, x=self.x + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A straight line, ``weight`` millimetres thick."""

    x1: float
    y1: float
    x2: float
    y2: float
    weight: float = 0.2

    def down(self, by: float) -> Self:
        """Return it ``by`` millimetres further down."""
        return type(self)(
            x1=self.x1,
            y1=self.y1 + by,
            x2=self.x2,
            y2=self.y2 + by,
            weight=self.weight,
        )

    def right(self, by: float) -> Self:
        """Return it ``by`` millimetres further to the right."""
        return replace(self, x1=self.x1 + by, x2=self.x2 + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """Black rectangles that belong together: the bars, or the squares, of a code."""

    x: float
    y: float
    width: float
    height: float
    cells: tuple[tuple[float, float, float, float], ...]
    """Left, top, width, height of each, from the upper left corner of the marks."""
    says: str = ""
    """What a machine reads in them: said to those who cannot see them."""

    def down(self, by: float) -> Self:
        """Return it ``by`` millimetres further down."""
        return replace(self, y=self.y + by)

    def right(self, by: float) -> Self:
        """Return it ``by`` millimetres further to the right."""
        return replace(self, x=self.x + by)


@dataclass(frozen=True, slots=True, kw_only=True)
class Uprights:
    """The upright lines of one row of a book: many rules that are drawn as one."""

    xs: tuple[float, ...]
    y1: float
    y2: float
    weight: float = 0.2

    def down(self, by: float) -> Self:
        """Return it ``by`` millimetres further down."""
        return type(self)(
            xs=self.xs, y1=self.y1 + by, y2=self.y2 + by, weight=self.weight
        )

    def right(self, by: float) -> Self:
        """Return it ``by`` millimetres further to the right."""
        return replace(self, xs=tuple(x + by for x in self.xs))


Ink = tuple[float, float, float]
"""Red, green and blue, each from 0 to 1."""


@dataclass(frozen=True, slots=True)
class Area:
    """A filled rectangle of a picture; left and top count from its corner."""

    left: float
    top: float
    width: float
    height: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line of a picture through these points; dashes in millimetres."""

    points: tuple[tuple[float, float], ...]
    ink: Ink
    weight: float = 0.2
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """Areas and strokes, drawn in this order, that belong together: a chart."""

    x: float
    y: float
    width: float
    height: float
    parts: tuple[Area | Stroke, ...]
    says: str
    """What it shows: said to those who cannot see it."""

    def down(self, by: float) -> Self:
        """Return it ``by`` millimetres further down."""
        return replace(self, y=self.y + by)

    def right(self, by: float) -> Self:
        """Return it ``by`` millimetres further to the right."""
        return replace(self, x=self.x + by)


Thing = Text | Rule | Marks | Uprights | Picture | Tag


def silent(things: Iterable[Thing]) -> tuple[Thing, ...]:
    """Return the same things, to be seen and not read aloud."""
    return (SILENT, *(thing for thing in things if not isinstance(thing, Tag)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A document ready to be drawn, page by page."""

    width: float
    height: float
    title: str
    pages: tuple[tuple[Thing, ...], ...]
