"""When the spread of a version stops by itself: what its PCs tell, against limits."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

WENT_WRONG = frozenset({"went-back", "broken"})


class Cause(StrEnum):
    """What went beyond a limit."""

    FAILED = "failed"
    """Went back from it, or could not install it."""
    ERRORS = "errors"
    """Its doctor finds errors."""
    STUCK = "stuck"
    """Work is refused, or lies there unsent."""
    BY_HAND = "by-hand"


@dataclass(frozen=True, slots=True)
class Limit:
    """More than ``share`` percent (or points above the others) and ``least`` PCs."""

    share: float
    least: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """What one PC heard lately tells of itself."""

    version: str
    update: str = ""
    """How its last update ended: ``installed``, ``went-back``, ``broken``, or none."""
    updated_to: str = ""
    """Which version that was."""
    errors: bool = False
    stuck: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """One limit that was passed: ``count`` of ``of`` PCs, in percent and what was let.

    For errors and stuck work ``allowed`` has the others' share in it.
    """

    cause: Cause
    count: int
    of: int
    share: float
    allowed: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """How far a version has come, and what speaks against it."""

    version: str
    has: int
    """PCs that work with it."""
    tried: int
    """Those, and the ones that went back from it."""
    counts: Mapping[Cause, int]
    reasons: Sequence[Reason]


def ordered(version: str) -> tuple[int, ...]:
    """Return what versions are compared by; empty for what is no version."""
    parts = version.split(".")
    if not all(part.isascii() and part.isdigit() for part in parts):
        return ()
    numbers = [int(part) for part in parts]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)


def spreading(signs: Sequence[Sign]) -> Sequence[str]:
    """Return the versions some PC has or tried and another does not, newest first."""
    known = {name for sign in signs for name in (sign.version, sign.updated_to)}
    numbers = {name: ordered(name) for name in known if ordered(name)}
    lowest = min((ordered(sign.version) for sign in signs), default=())
    above = [name for name, number in numbers.items() if number > lowest]
    return sorted(above, key=lambda name: numbers[name], reverse=True)


def judge(version: str, signs: Iterable[Sign], limits: Mapping[Cause, Limit]) -> Spread:
    """Weigh what the PCs of a version tell against what those without it tell."""
    own: list[Sign] = []
    others: list[Sign] = []
    for sign in signs:
        tried = version in {sign.version, sign.updated_to}
        (own if tried else others).append(sign)
    has = [sign for sign in own if sign.version == version]
    told = {
        Cause.FAILED: ([_failed(sign, version) for sign in own], 0.0),
        Cause.ERRORS: (
            [sign.errors for sign in has],
            _percent([sign.errors for sign in others]),
        ),
        Cause.STUCK: (
            [sign.stuck for sign in has],
            _percent([sign.stuck for sign in others]),
        ),
    }
    reasons = [
        Reason(
            cause=cause,
            count=sum(marks),
            of=len(marks),
            share=_percent(marks),
            allowed=usual + limits[cause].share,
        )
        for cause, (marks, usual) in told.items()
        if sum(marks) >= max(1, limits[cause].least)
        and _percent(marks) > usual + limits[cause].share
    ]
    return Spread(
        version=version,
        has=len(has),
        tried=len(own),
        counts={cause: sum(marks) for cause, (marks, _usual) in told.items()},
        reasons=reasons,
    )


def _failed(sign: Sign, version: str) -> bool:
    return sign.updated_to == version and sign.update in WENT_WRONG


def _percent(marks: Sequence[bool]) -> float:
    return 100 * sum(marks) / len(marks) if marks else 0.0
