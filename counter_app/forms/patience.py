"""How much work one drawing of a form may be: a small schema can ask for endless work.

``$ref`` lets ten lines name ten parts that name ten parts; what is written out is as
long as its file, but what it means is not.
"""

from contextvars import ContextVar

MOST_STEPS = 25_000
"""Some fifty times what the largest declaration takes."""
_left: ContextVar[int] = ContextVar("steps left", default=MOST_STEPS)


def begin() -> None:
    """Begin to count: a new drawing."""
    _left.set(MOST_STEPS)


def spent(cost: int = 1) -> bool:
    """Count a step; say whether there were too many."""
    left = _left.get()
    if left <= 0:
        return True
    _left.set(left - cost)
    return False
