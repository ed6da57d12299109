"""How deep a value may nest: what is taken in must be readable from anywhere."""

DEEPEST = 32
"""Readers of JSON give up at some depth, each at its own; answers need a handful."""


def is_deeper(value: object, levels: int) -> bool:
    """Say whether lists and objects stand more than so many levels in each other."""
    if isinstance(value, dict):
        return levels == 0 or any(is_deeper(p, levels - 1) for p in value.values())
    if isinstance(value, list):
        return levels == 0 or any(is_deeper(part, levels - 1) for part in value)
    return False
