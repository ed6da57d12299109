"""What whoever reads a sentence types to start this program."""

import sys
from pathlib import Path

HOME = Path(__file__).parents[2]
INSTALLED, CHECKOUT = "mot-cua-phuong", "main.py"


def typed_name(home: Path = HOME) -> str:
    """Return the command's name; ``home``: the folder the program lies in.

    A package puts its version there, a checkout has none.
    """
    packed = (home / "VERSION").exists() or hasattr(sys, "frozen")
    return INSTALLED if packed else CHECKOUT


def as_typed(words: str, home: Path = HOME) -> str:
    """Return a sentence that says ``main.py …`` with the name that works here."""
    return words.replace(f"{CHECKOUT} ", f"{typed_name(home)} ")
