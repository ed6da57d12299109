"""Lines in which words, answers and dots stand in different faces."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from counter_app.paper.placed import Face, Thing
from counter_app.paper.typesetting import SLACK, Setter, Type


@dataclass(frozen=True, slots=True)
class Run:
    """Letters in one face; with ``dots``, so many millimetres of them."""

    text: str
    face: Face
    dots: float | None = None
    """0: as far as the line goes."""


def set_lines(
    runs: Iterable[Run], size: float, room: float, setter: Setter
) -> list[list[Run]]:
    """Break runs at their spaces into lines no wider than ``room``."""
    lines: list[list[Run]] = [[]]
    used = 0.0
    for word in _words(runs, size, room, setter):
        wide = _width(word, size, setter)
        if lines[-1] and used + wide > room + SLACK:
            lines.append([])
            used = 0.0
            word = Run(word.text.lstrip(" "), word.face, word.dots)  # noqa: PLW2901
            wide = _width(word, size, setter)
        if word.dots == 0:
            left = room - used
            if left < setter.width(". . .", Type(word.face, size)):
                lines.append([])
                left = room
            count = int(left / setter.width(word.text, Type(word.face, size)))
            word = Run(word.text * count, word.face)  # noqa: PLW2901
            wide = left
        lines[-1].append(word)
        used += wide
    return [line for line in lines if line] or [[]]


def fitted(
    runs: Sequence[Run], size: float, left: float, setter: Setter
) -> tuple[Thing, ...]:
    """Place the runs of one line beside each other, those of one face together."""
    things: list[Thing] = []
    text, face, begun = "", Face.REGULAR, left
    for run in runs:
        if text and run.face is not face:
            things.append(setter.line(text, Type(face, size), begun, 0))
            begun += setter.width(text, Type(face, size))
            text = ""
        face = run.face
        text += run.text
    if text:
        things.append(setter.line(text, Type(face, size), begun, 0))
    return tuple(things)


def _words(
    runs: Iterable[Run], size: float, room: float, setter: Setter
) -> Iterator[Run]:
    """Yield words with the space before them; too wide ones are broken."""
    for run in runs:
        kind = Type(run.face, size)
        if run.dots is not None:
            count = int(run.dots / setter.width(run.text, kind))
            yield Run(run.text * count, run.face) if count else run
            continue
        for number, word in enumerate(run.text.replace("\n", " ").split(" ")):
            space = " " if number else ""
            pieces = setter.broken(word, kind, room) or [""]
            yield Run(space + pieces[0], run.face)
            yield from (Run(piece, run.face) for piece in pieces[1:])


def _width(run: Run, size: float, setter: Setter) -> float:
    return 0.0 if run.dots == 0 else setter.width(run.text, Type(run.face, size))
