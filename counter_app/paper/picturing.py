"""A picture as operators of a PDF page: areas and strokes in their inks.

ISO 32000-1, 8.4 and 8.5. What is set for it is undone after it: the rest of the page
is drawn in black.
"""

from collections.abc import Iterator

from counter_app.paper.placed import POINT, Area, Ink, Picture


def operators(picture: Picture, height: float) -> Iterator[str]:
    """Return them, line by line, for a page ``height`` millimetres high."""

    def at(x: float, y: float) -> str:
        return f"{(picture.x + x) / POINT:.3f} {(height - picture.y - y) / POINT:.3f}"

    yield "q"
    filling: Ink | None = None
    for part in picture.parts:
        if isinstance(part, Area):
            if part.ink != filling:
                filling = part.ink
                yield f"{_colour(part.ink)} rg"
            corner = at(part.left, part.top + part.height)
            size = f"{part.width / POINT:.3f} {part.height / POINT:.3f}"
            yield f"{corner} {size} re f"
            continue
        dashes = " ".join(f"{dash / POINT:.3f}" for dash in part.dashes)
        yield f"{_colour(part.ink)} RG {part.weight / POINT:.3f} w [{dashes}] 0 d"
        first, *others = part.points
        lines = "".join(f" {at(*point)} l" for point in others)
        yield f"{at(*first)} m{lines} S"
    yield "Q"


def _colour(ink: Ink) -> str:
    return " ".join(f"{share:.3f}" for share in ink)
