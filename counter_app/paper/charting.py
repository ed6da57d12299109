"""A chart as lines and areas in millimetres, as its view on the screen draws it.

It must be read on a black-and-white printer: what belongs to one name has a pattern of
its own beside its colour, white parts what touches, and numbers stand at what they
count where there is room (UX 3.19).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from counter_app.domain.charts import Chart, Mark, Shape
from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import (
    SILENT,
    Area,
    Face,
    Ink,
    Picture,
    Stroke,
    Text,
)
from counter_app.paper.typesetting import Setter, Type

TALL = 42.0
"""Of the room in which bars stand, in millimetres."""
LEFT, RIGHT, ABOVE = 10.0, 20.0, 5.0
"""Beside it: numbers of the axis, of the targets; above it: those of the tallest."""
LABELS, GAP = 5.5, 2.0
"""Below it, and below all."""
WIDEST_BAR, BAR = 14.0, 0.72
"""A bar is so wide at most, and such a share of its place."""
WHITE_BETWEEN = 0.5
"""Between parts of a bar, about 2 px on a screen."""
THINNEST = 0.3
"""Something is seen of every number."""
SWATCH = 3.2
PLATE = 0.4
"""White beside a number that stands on something drawn."""
DOT = 1.1
MARK_WEIGHT = 0.45
WHITE: Ink = (1, 1, 1)
GRID: Ink = (0.72, 0.72, 0.72)
INKS: Sequence[Ink] = ((0.08, 0.26, 0.52), (0.62, 0.27, 0.0), (0.25, 0.25, 0.25))
"""As dark as each other in grey is no harm: patterns tell them apart."""
MARK: Ink = (0.65, 0.05, 0.05)
DASHES: Sequence[tuple[float, ...]] = ((2.4, 1.2), (0.6, 0.9))
"""Of the lines of targets, one after the other."""
APART = 1.1
"""Between the lines, or dots, of a pattern."""


def chart_block(chart: Chart, form: Format, setter: Setter) -> Block:
    """Return a chart as one block that stays with what follows: its table."""
    return _Chart(chart, form, setter).block()


@dataclass(slots=True)
class _Chart:
    chart: Chart
    form: Format
    setter: Setter
    parts: list[Area | Stroke] = field(default_factory=list)
    plates: list[Area] = field(default_factory=list)
    """White under numbers: over everything else, so that no line runs through one."""
    texts: list[Text] = field(default_factory=list)
    foot: float = 0.0
    """Where bars stand, from the top of the block."""

    def block(self) -> Block:
        form = self.form
        self.foot = self._legend() + ABOVE + TALL
        self._axis()
        if self.chart.shape is Shape.STACKED:
            self._bars()
        else:
            self._points()
        self._marks()
        self._labels()
        height = self.foot + LABELS
        # Who hears the paper is told what it finds; the table beneath says the rest.
        picture = Picture(
            x=form.left,
            y=0,
            width=form.room,
            height=height,
            parts=(*self.parts, *self.plates),
            says=self.chart.title,
        )
        return Block(height + GAP, (picture, SILENT, *self.texts), with_next=True)

    @property
    def _kind(self) -> Type:
        return Type(Face.REGULAR, self.form.small)

    @property
    def _wide(self) -> float:
        return self.form.room - LEFT - (RIGHT if self.chart.marks else 0)

    @property
    def _step(self) -> float:
        return self._wide / len(self.chart.labels)

    def _centre(self, place: int) -> float:
        return LEFT + self._step * (place + 0.5)

    def _height(self, value: float) -> float:
        return TALL * min(value, self.chart.top()) / self.chart.top()

    def _say(self, text: str, left: float, middle: float) -> None:
        """Write a line whose middle is so far below the top of the block."""
        top = middle - self._kind.leading / 2
        self.texts.append(
            self.setter.line(text, self._kind, self.form.left + left, top)
        )

    def _width(self, text: str) -> float:
        return self.setter.width(text, self._kind)

    def _legend(self) -> float:
        """Say what each pattern, and each dashed line, stands for; return its depth."""
        high, x, middle = self._kind.leading, 0.0, self._kind.leading / 2
        names = [one.name for one in self.chart.series]
        names += [one.name for one in self.chart.marks]
        room = self.form.room - SWATCH - GAP
        for number, name in enumerate(names):
            lines = self.setter.broken(name, self._kind, room)
            wide = SWATCH + GAP + max(map(self._width, lines))
            if x and x + wide > self.form.room:
                x, middle = 0.0, middle + high
            if number < len(self.chart.series):
                box = (x, middle - SWATCH / 2, SWATCH, SWATCH)
                self._fill(number, *box)
            else:
                at = number - len(self.chart.series)
                self._dashed(at, x, x + SWATCH + GAP / 2, middle)
            for more, line in enumerate(lines):
                middle += high if more else 0
                self._say(line, x + SWATCH + GAP, middle)
            x += wide + 2 * GAP
        return middle + high / 2

    def _axis(self) -> None:
        chart = self.chart
        for share in (0.0, 0.5, 1.0):
            y = self.foot - TALL * share
            self.parts.append(Stroke(((LEFT, y), (LEFT + self._wide, y)), GRID))
            text = chart.said(chart.top() * share)
            self._say(text, LEFT - 1 - self._width(text), y)

    def _bars(self) -> None:
        wide = min(WIDEST_BAR, self._step * BAR)
        rows = zip(*(one.values for one in self.chart.series), strict=True)
        told = self._told([sum(one or 0 for one in row) for row in rows])
        for place in range(len(self.chart.labels)):
            left, foot, total = self._centre(place) - wide / 2, self.foot, 0.0
            for number, one in enumerate(self.chart.series):
                value = one.values[place] or 0
                if not value:
                    continue
                high = self._height(value)
                between = WHITE_BETWEEN if foot < self.foot else 0.0
                drawn = max(high - between, THINNEST)
                self._fill(number, left, foot - high, wide, drawn)
                self._number(value, left, wide, foot - high + drawn / 2, drawn)
                foot, total = foot - high, total + value
            if total and place in told:
                middle = foot - self._kind.leading / 2
                self._plated(self.chart.number(total), self._centre(place), middle)

    def _number(
        self, value: float, left: float, wide: float, middle: float, high: float
    ) -> None:
        """Write a part's number inside it, on white, where bars have several parts."""
        said, leading = self.chart.number(value), self._kind.leading
        room = self._width(said) + 2 * PLATE
        if len(self.chart.series) == 1 or room > wide - PLATE or leading > high:
            return
        self._plated(said, left + wide / 2, middle)

    def _points(self) -> None:
        for number, one in enumerate(self.chart.series):
            points = [
                (self._centre(place), self.foot - self._height(value), value)
                for place, value in enumerate(one.values)
                if value is not None
            ]
            line = tuple((x, y) for x, y, _ in points)
            told = self._told([value for *_, value in points])
            if len(line) > 1:
                self.parts.append(Stroke(line, INKS[number], 0.5))
            for place, (x, y, value) in enumerate(points):
                if place in told:
                    middle = y - DOT - self._kind.leading / 2
                    self._plated(self.chart.number(value), x, middle)
                corner = (x - DOT / 2, y - DOT / 2)
                self.parts.append(Area(*corner, DOT, DOT, INKS[number]))

    def _told(self, values: Sequence[float]) -> set[int]:
        """Return which have their number beside them: all if there is room for all.

        Else the highest and the lowest: numbers here and there would say that the
        others are nothing.
        """
        if all(self._width(self.chart.number(one)) <= self._step for one in values):
            return {*range(len(values))}
        return {values.index(max(values)), values.index(min(values))}

    def _plated(self, said: str, middle: float, height: float) -> None:
        """Write a number on white, so that nothing drawn runs through it."""
        room, leading = self._width(said) + 2 * PLATE, self._kind.leading
        left = middle - room / 2
        self.plates.append(Area(left, height - leading / 2, room, leading, WHITE))
        self._say(said, left + PLATE, height)

    def _marks(self) -> None:
        end, free = LEFT + self._wide, self.foot + LABELS
        for number, mark in sorted(enumerate(self.chart.marks), key=_height_of):
            y = self.foot - self._height(mark.at)
            self._dashed(number, LEFT, end + 1, y)
            # The number of one close above another goes further up, not onto it.
            middle = min(y, free - self._kind.leading)
            self._say(f"{mark.at:.0f} %", end + 2, middle)
            free = middle

    def _dashed(self, number: int, left: float, right: float, y: float) -> None:
        dashes = DASHES[number % len(DASHES)]
        line = ((left, y), (right, y))
        self.parts.append(Stroke(line, MARK, MARK_WEIGHT, dashes))

    def _labels(self) -> None:
        widest = max(map(self._width, self.chart.labels))
        every = int((widest + GAP) / self._step) + 1
        for place in range(0, len(self.chart.labels), every):
            text = self.chart.labels[place]
            left = self._centre(place) - self._width(text) / 2
            self._say(text, left, self.foot + LABELS / 2)

    def _fill(
        self, number: int, left: float, top: float, wide: float, high: float
    ) -> None:
        """Fill a part: solid, hatched, or dotted, with a line around it."""
        ink = INKS[number % len(INKS)]
        if number % len(INKS) == 0:
            self.parts.append(Area(left, top, wide, high, ink))
            return
        right, foot = left + wide, top + high
        corners = ((left, top), (right, top), (right, foot), (left, foot), (left, top))
        self.parts.append(Area(left, top, wide, high, WHITE))
        pattern = _hatched if number % len(INKS) == 1 else _dotted
        self.parts.extend(pattern(left, top, wide, high, ink))
        self.parts.append(Stroke(corners, ink, 0.25))


def _height_of(mark: tuple[int, Mark]) -> float:
    return mark[1].at


def _hatched(
    left: float, top: float, wide: float, high: float, ink: Ink
) -> Iterator[Stroke]:
    """Draw slanting lines that end at the edges."""
    # A line is all points with x + y the same, counted from the upper left corner.
    sum_ = APART
    while sum_ < wide + high:
        x, y = min(sum_, wide), max(sum_ - wide, 0.0)
        low, far = min(sum_, high), max(sum_ - high, 0.0)
        yield Stroke(((left + x, top + y), (left + far, top + low)), ink, 0.3)
        sum_ += APART


def _dotted(
    left: float, top: float, wide: float, high: float, ink: Ink
) -> Iterator[Area]:
    """Draw small squares in rows."""
    side = APART / 3
    for row in range(int((high - side) / APART) + 1 if high > side else 0):
        for place in range(int((wide - side) / APART) + 1 if wide > side else 0):
            x, y = left + place * APART + side, top + row * APART + side
            if x + side < left + wide and y + side < top + high:
                yield Area(x, y, side, side, ink)
