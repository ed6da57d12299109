"""What a benchmark finds, the table people read and the JSON machines read.

Two series are measured in the same run, round by round in turn, so that whatever else
the machine does slows both. What counts is the ratio of their medians (SYNC.md 4).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any


class NotMeasured(RuntimeError):
    """A measurement could not be made; the text says why, for people."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measurement:
    """One benchmark's rounds, ours beside the limit it is divided by."""

    name: str
    what: str
    against: str
    unit: str
    """``ms`` or ``MiB``."""
    ours: Sequence[float]
    limit: Sequence[float]
    goal: float
    """The greatest ratio that is good enough."""

    @property
    def ratio(self) -> float:
        """Median of ours, divided by the median of the limit."""
        return median(self.ours) / median(self.limit)

    @property
    def ok(self) -> bool:
        """Whether the goal is met."""
        return self.ratio <= self.goal

    def as_plain(self) -> dict[str, Any]:
        """Return it as JSON writes it, every round included."""
        return {
            "name": self.name,
            "what": self.what,
            "against": self.against,
            "unit": self.unit,
            "ours": round(median(self.ours), 3),
            "limit": round(median(self.limit), 3),
            "ratio": round(self.ratio, 3),
            "goal": self.goal,
            "ok": self.ok,
            "rounds": {
                "ours": [round(value, 3) for value in self.ours],
                "limit": [round(value, 3) for value in self.limit],
            },
        }


def table(measured: Sequence[Measurement]) -> str:
    """Return one line a benchmark, under a heading."""
    heading = ("name", "ours", "limit", "ratio", "goal", "ok")
    lines = [heading, *(_line(found) for found in measured)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(wide) if column == 0 else cell.rjust(wide)
            for column, (cell, wide) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in lines
    )


def _line(found: Measurement) -> tuple[str, ...]:
    return (
        found.name,
        f"{median(found.ours):.2f} {found.unit}",
        f"{median(found.limit):.2f} {found.unit}",
        f"{found.ratio:.2f}",
        f"≤ {found.goal:g}",
        "yes" if found.ok else "NO",
    )
