"""Bars as SVG, placed here; the template writes them, a table beside says the same."""

from collections.abc import Sequence
from dataclasses import dataclass

WIDTH = 480
_LABEL, _BAR, _GAP = 18, 16, 14
_LONGEST = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One part of a bar."""

    kind: str
    """Class of the style sheet."""
    x: float
    width: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar under its label."""

    label: str
    told: str
    """What it says in figures."""
    y: int
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars of 0 to 100 percent, perhaps with a target."""

    bars: tuple[Bar, ...]
    height: int
    target: float | None = None
    """Place of the line from the left."""


def chart(
    rows: Sequence[tuple[str, str, Sequence[tuple[str, float]]]],
    target: float | None = None,
) -> Chart:
    """Place bars: (label, told, parts in percent as (kind, percent))."""
    bars = []
    for place, (label, told, parts) in enumerate(rows):
        at, pieces = 0.0, []
        for kind, percent in parts:
            width = WIDTH * percent / 100
            pieces.append(Piece(kind=kind, x=round(at, 1), width=round(width, 1)))
            at += width
        short = label if len(label) <= _LONGEST else label[: _LONGEST - 1] + "…"
        y = place * (_LABEL + _BAR + _GAP)
        bars.append(Bar(label=short, told=told, y=y, pieces=tuple(pieces)))
    return Chart(
        bars=tuple(bars),
        height=max(1, len(rows)) * (_LABEL + _BAR + _GAP),
        target=None if target is None else round(WIDTH * target / 100, 1),
    )
