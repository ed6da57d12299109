"""Whose turn it is: the interpreter serves one thread at a time.

A thread that wants it waits for a while before the one that has it must let go
(``sys.setswitchinterval``; 5 ms unless told otherwise).
"""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

OTHERS_KEEP_SECONDS = 0.001
"""How long another thread keeps the interpreter when the screen wants it."""
PAINTING_KEEPS_SECONDS = 0.05
"""How long the screen keeps it while it paints what takes many turns."""


def screen_first() -> None:
    """Let the screen have its turn soon, whatever else is at work."""
    sys.setswitchinterval(OTHERS_KEEP_SECONDS)


@contextmanager
def at_one_go() -> Iterator[None]:
    """Keep the interpreter meanwhile; for some milliseconds on the GUI thread."""
    sys.setswitchinterval(PAINTING_KEEPS_SECONDS)
    try:
        yield
    finally:
        screen_first()
