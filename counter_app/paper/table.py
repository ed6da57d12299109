"""A table. A row is never parted; the heading comes again on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, groupby, pairwise

from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import Face, Role, Rule, Tag, Thing, Uprights
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.wording import Column

GAP = 1.0
"""Millimetres above and below the table."""

SIDE = 1.2
"""Millimetres of white beside the text of a cell."""

CELL = 10.0
"""Points: the size of cells for which the words give widths."""

REMEMBERED = 4096
"""Broken cells kept: dates, procedures and offices come again line after line."""

TABLE = Tag(Role.TABLE)
ROW, NAME, DATUM = Tag(Role.ROW), Tag(Role.NAME), Tag(Role.CELL)

Span = tuple[float, float]
"""Left and right edge."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows under their columns."""

    columns: Sequence[Column]
    rows: Sequence[Sequence[str]]
    form: Format
    setter: Setter
    tall: float = 0

    def blocks(self, *, kept: bool = False) -> Iterator[Block]:
        """Return the heading, the rows, and a gap; ``kept``: with what follows."""
        drawer = Rows(self.columns, self.form, self.setter, self.tall)
        heading = drawer.heading(with_next=bool(self.rows))
        yield heading
        last = len(self.rows)
        for number, cells in enumerate(self.rows, start=1):
            row = drawer.row(cells)
            yield Block(
                row.height,
                row.things,
                heading=heading,
                with_next=kept and number == last,
            )
        yield Block(GAP, with_next=True)


class Rows:
    """Sets rows one by one: what a book of thousands needs."""

    def __init__(
        self,
        columns: Sequence[Column],
        form: Format,
        setter: Setter,
        tall: float = 0,
        *,
        merged: bool = False,
    ) -> None:
        self._tall = tall * form.rows
        self._merged = merged
        self._columns = columns
        self._form = form
        self._setter = setter
        self._edges = _edges(columns, form)
        self._xs = (self._edges[0][0], *(right for _, right in self._edges))
        self._inner = [right - left - 2 * SIDE for left, right in self._edges]
        self._side = (form.left, form.left + form.room)
        self._kind = Type(Face.REGULAR, form.cell)
        self._broken = lru_cache(maxsize=REMEMBERED)(self._break)

    def heading(self, *, with_next: bool = True) -> Block:
        """Return the names of the columns, those of groups above them."""
        titles = [column.title for column in self._columns]
        top = self._titles(titles) if any(titles) else Block(0)
        above = self._groups()
        things = (*above.things, *(thing.down(above.height) for thing in top.things))
        height = above.height + top.height
        return Block(
            height + GAP,
            (
                TABLE,
                *(thing.down(GAP) for thing in things),
                self._across(GAP, self._side),
            ),
            with_next=with_next,
        )

    def row(self, cells: Sequence[str]) -> Block:
        """Return one row."""
        kind, padding, setter = self._kind, self._form.cell_padding, self._setter
        broken = [
            self._broken(text, room)
            for text, room in zip(cells, self._inner, strict=True)
        ]
        tallest = max(map(len, broken)) * kind.leading
        height = max(tallest + 2 * padding, self._tall)
        things: list[Thing] = [] if self._merged else [ROW]
        for column, lines, (left, right) in zip(
            self._columns, broken, self._edges, strict=True
        ):
            if not self._merged:
                things.append(DATUM)
            top = (height - len(lines) * kind.leading) / 2
            for number, (text, wide) in enumerate(lines):
                if not text:
                    continue
                at = left + SIDE
                if column.number:
                    at = right - SIDE - wide
                elif not column.left:
                    at = (left + right - wide) / 2
                things.append(setter.line(text, kind, at, top + number * kind.leading))
        if self._merged:
            things.append(Uprights(xs=self._xs, y1=0, y2=height))
        else:
            things.extend(self._sides(self._edges, height))
        things.append(self._across(height, self._side))
        return Block(height, tuple(things))

    def _break(self, text: str, room: float) -> tuple[tuple[str, float], ...]:
        if not text:
            return (("", 0.0),)
        kind, setter = self._kind, self._setter
        lines = setter.broken(text, kind, room)
        return tuple((line, setter.width(line, kind)) for line in lines)

    def _titles(self, titles: Sequence[str]) -> Block:
        kind, padding = Type(Face.BOLD, self._form.cell), self._form.cell_padding
        setter = self._setter
        broken = [
            setter.broken(text, kind, room)
            for text, room in zip(titles, self._inner, strict=True)
        ]
        tallest = max(map(len, broken)) * kind.leading
        height = tallest + 2 * padding
        things: list[Thing] = [ROW]
        for lines, (left, right) in zip(broken, self._edges, strict=True):
            top = padding + (tallest - len(lines) * kind.leading) / 2
            things.append(NAME)
            things.extend(
                setter.centred(text, kind, (left + right) / 2, top + at * kind.leading)
                for at, text in enumerate(lines)
            )
        things.extend(self._sides(self._edges, height))
        things.append(self._across(height, self._side))
        return Block(height, tuple(things))

    def _groups(self) -> Block:
        """Return the row above the titles; of no height if no column has a group."""
        groups = [*self._spans()]
        spans = [(name, (edges[0][0], edges[-1][1])) for name, edges in groups]
        if not any(name for name, _ in spans):
            return Block(0)
        kind, setter = Type(Face.BOLD, self._form.cell), self._setter
        height = kind.leading + 2 * self._form.cell_padding
        things: list[Thing] = [self._across(0, self._side), ROW]
        for (name, (left, right)), (_, edges) in zip(spans, groups, strict=True):
            things.append(Tag(Role.NAME, span=len(edges)))
            if name:
                small = setter.shrunk(name, kind, right - left - 2 * SIDE, 0.6)
                middle = (left + right) / 2
                top = self._form.cell_padding
                things.append(setter.centred(name, small, middle, top))
                things.append(self._across(height, (left, right)))
        things.extend(self._sides([edge for _, edge in spans], height))
        return Block(height, tuple(things))

    def _spans(self) -> Iterator[tuple[str, list[Span]]]:
        named = [
            (column.group or f"\0{place}", edge)
            for place, (column, edge) in enumerate(
                zip(self._columns, self._edges, strict=True)
            )
        ]
        for name, run in groupby(named, key=lambda one: one[0]):
            yield ("" if name.startswith("\0") else name), [edge for _, edge in run]

    @staticmethod
    def _sides(edges: Sequence[Span], height: float) -> Iterator[Rule]:
        for x in (edges[0][0], *(right for _, right in edges)):
            yield Rule(x1=x, y1=0, x2=x, y2=height)

    @staticmethod
    def _across(y: float, side: Span) -> Rule:
        return Rule(x1=side[0], y1=y, x2=side[1], y2=y)


def _edges(columns: Sequence[Column], form: Format) -> list[Span]:
    wide = [_width(column, form) for column in columns]
    left_over = form.room - sum(wide)
    sharing = wide.count(0) or 1
    widths = [given or left_over / sharing for given in wide]
    sides = list(accumulate(widths, initial=form.left))
    return list(pairwise(sides))


def _width(column: Column, form: Format) -> float:
    if isinstance(column.width, str):
        named: float = getattr(form, f"{column.width}_column")
        return named
    return column.width * form.cell / CELL
