"""The box that is kept of a page, moved edge by edge: plain numbers, no widgets."""

from enum import IntEnum

from counter_app.domain.stacks import Box

LEAST = 0.1
"""Share of what is shown that is kept at least, each way."""


class Edge(IntEnum):
    """An edge, by its place in a Box."""

    LEFT = 0
    TOP = 1
    RIGHT = 2
    BOTTOM = 3

    @property
    def stands(self) -> bool:
        """Say whether it is moved to the left and right."""
        return self in {Edge.LEFT, Edge.RIGHT}


def with_edge(box: Box, edge: Edge, place: float) -> Box:
    """Put an edge there, as near as the page and the edge across let it."""
    across = box[(edge + 2) % 4]
    if edge in {Edge.LEFT, Edge.TOP}:
        place = min(max(place, 0.0), across - LEAST)
    else:
        place = max(min(place, 1.0), across + LEAST)
    sides = [*box]
    sides[edge] = round(place, 4)
    return sides[0], sides[1], sides[2], sides[3]


def near(box: Box, x: float, y: float, reach: tuple[float, float]) -> tuple[Edge, ...]:
    """Return the edges within reach of a place: none, one, or two at a corner."""
    left, top, right, bottom = box
    found = []
    if top - reach[1] <= y <= bottom + reach[1]:
        sides = {Edge.LEFT: abs(x - left), Edge.RIGHT: abs(x - right)}
        edge = min(sides, key=lambda one: sides[one])
        found += [edge] if sides[edge] <= reach[0] else []
    if left - reach[0] <= x <= right + reach[0]:
        ends = {Edge.TOP: abs(y - top), Edge.BOTTOM: abs(y - bottom)}
        edge = min(ends, key=lambda one: ends[one])
        found += [edge] if ends[edge] <= reach[1] else []
    return tuple(found)
