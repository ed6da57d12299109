"""What a chart shows: numbers first, words later.

The screen speaks the officer's language and paper Vietnamese; both put their words to
one plot, so that nobody reads two numbers of one thing (UX 3.19).
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, auto

EMPTY = "–"


class Shape(Enum):
    """How numbers are drawn."""

    STACKED = auto()
    LINE = auto()


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, one for each label; None: there is none."""

    name: str
    values: Sequence[float | None]


@dataclass(frozen=True, slots=True)
class Mark:
    """A line across the chart: a target."""

    name: str
    at: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """What is drawn, and what its table says."""

    title: str
    """What it finds, in a sentence."""
    heading: str
    """Of the labels, in the table."""
    labels: Sequence[str]
    series: Sequence[Series]
    shape: Shape = Shape.STACKED
    marks: Sequence[Mark] = ()
    most: float | None = None
    """Where the axis ends; None: at the highest."""
    said: Callable[[float], str] = "{:.0f}".format
    """How a number is written."""
    whole: bool = True
    """Its numbers are counts."""
    note: str = ""
    """What the numbers do not say, under the title of chart and table."""

    def table(self) -> Sequence[Sequence[str]]:
        """Return the rows of the table: the very numbers that are drawn."""
        return [
            [label, *(self.number(one.values[place]) for one in self.series)]
            for place, label in enumerate(self.labels)
        ]

    def number(self, value: float | None) -> str:
        """Write one number."""
        return EMPTY if value is None else self.said(value)

    def top(self) -> float:
        """Return where the axis ends; never zero."""
        if self.most is not None:
            return self.most
        if self.shape is Shape.STACKED:
            sums = [
                sum(one.values[place] or 0 for one in self.series)
                for place in range(len(self.labels))
            ]
        else:
            sums = [value or 0 for one in self.series for value in one.values]
        top = max([*sums, *(mark.at for mark in self.marks), 1.0])
        # Half of it is told beside the axis, and half of nine is not four.
        return top + top % 2 if self.whole else top


@dataclass(frozen=True, slots=True)
class Label:
    """What stands under one bar or point; ``name``: words that go before it."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Goal:
    """A target of a plan, in percent; ``over``: exactly that much is not enough."""

    name: str
    percent: int
    over: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """A chart without its words: where some belong stands the name of them."""

    finding: str
    """Which sentence says what it finds."""
    facts: Mapping[str, int | float | str] = field(default_factory=dict)
    """What that sentence names."""
    of: str
    """What the labels are: days, hours …"""
    labels: Sequence[Label]
    series: Sequence[Series]
    shape: Shape = Shape.STACKED
    goals: Sequence[Goal] = ()
    most: float | None = None
    whole: bool = True
    """Its numbers are counts; else they have one place."""
    note: str = ""


def worded(
    plot: Plot, say: Callable[[str], str], written: Callable[[float], str]
) -> Chart:
    """Put words to a plot.

    ``say`` returns the words, or the template, of a name such as ``finding.ways``;
    ``written`` writes a number with one place.
    """
    facts = {
        name: written(fact) if isinstance(fact, float) else fact
        for name, fact in plot.facts.items()
    }
    return Chart(
        title=say(f"finding.{plot.finding}").format(**facts),
        heading=say(f"of.{plot.of}"),
        labels=[
            f"{say(f'label.{one.name}')} {one.text}" if one.name else one.text
            for one in plot.labels
        ],
        series=[replace(one, name=say(f"series.{one.name}")) for one in plot.series],
        shape=plot.shape,
        marks=[
            Mark(
                say("mark.over" if goal.over else "mark.least").format(
                    name=goal.name, percent=goal.percent
                ),
                goal.percent,
            )
            for goal in plot.goals
        ],
        most=plot.most,
        said="{:.0f}".format if plot.whole else written,
        whole=plot.whole,
        note=say(f"note.{plot.note}") if plot.note else "",
    )
