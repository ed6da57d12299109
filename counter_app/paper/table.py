"""The table of papers. A row is never parted; the heading comes again on each page."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import Face, Rule, Thing
from counter_app.paper.typesetting import Setter, Type

GAP = 1.0
"""Millimetres above and below the table."""

SIDE = 1.2
"""Millimetres of white beside the text of a cell."""

NAMES = 1
"""The column that is set to the left; the others are centred."""

Cells = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Table:
    """Papers handed in: number, name, form, count."""

    columns: Cells
    rows: Sequence[Cells]
    form: Format
    setter: Setter

    def blocks(self) -> Iterator[Block]:
        """Return the heading, the rows, and a gap."""
        top = self._row(self.columns, Face.BOLD)
        heading = Block(
            top.height + GAP,
            (*(thing.down(GAP) for thing in top.things), self._across(GAP)),
            with_next=bool(self.rows),
        )
        yield heading
        for cells in self.rows:
            row = self._row(cells, Face.REGULAR)
            yield Block(row.height, row.things, heading=heading)
        yield Block(GAP, with_next=True)

    def _row(self, cells: Cells, face: Face) -> Block:
        kind, padding = Type(face, self.form.cell), self.form.cell_padding
        edges = self._edges()
        inner = [right - left - 2 * SIDE for left, right in edges]
        broken = [
            self.setter.broken(text, kind, room)
            for text, room in zip(cells, inner, strict=True)
        ]
        tallest = max(map(len, broken)) * kind.leading
        height = tallest + 2 * padding
        things: list[Thing] = []
        for place, (lines, (left, right)) in enumerate(zip(broken, edges, strict=True)):
            top = padding + (tallest - len(lines) * kind.leading) / 2
            for number, text in enumerate(lines):
                at = top + number * kind.leading
                things.append(
                    self.setter.line(text, kind, left + SIDE, at)
                    if place == NAMES and face is Face.REGULAR
                    else self.setter.centred(text, kind, (left + right) / 2, at)
                )
        sides = [edges[0][0], *(right for _, right in edges)]
        things.extend(Rule(x1=x, y1=0, x2=x, y2=height) for x in sides)
        things.append(self._across(height))
        return Block(height, tuple(things))

    def _edges(self) -> list[tuple[float, float]]:
        form = self.form
        fixed = form.number_column + form.form_column + form.count_column
        wide = (
            form.number_column,
            form.room - fixed,
            form.form_column,
            form.count_column,
        )
        sides = list(accumulate(wide, initial=form.left))
        return list(pairwise(sides))

    def _across(self, y: float) -> Rule:
        left = self.form.left
        return Rule(x1=left, y1=y, x2=left + self.form.room, y2=y)
