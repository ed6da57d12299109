"""Words that differ by one slip of the finger.

Two words are near when one letter is missing, too many, another one, or two
neighbours changed places. Found by what is left when a letter is taken away, as
symmetric-delete spelling correction does: no word is compared with every other.
"""

from collections.abc import Iterable

SHORTEST = 3
"""Shorter words are near to half the language."""


class Vocabulary:
    """Words, looked up with one slip allowed."""

    def __init__(self, words: Iterable[str]) -> None:
        self._known: dict[str, set[str]] = {}
        for word in words:
            if len(word) >= SHORTEST:
                for left in _one_less(word):
                    self._known.setdefault(left, set()).add(word)

    def near(self, word: str) -> set[str]:
        """Return the words at most one slip away; none for a very short one."""
        if len(word) < SHORTEST:
            return set()
        maybe = {
            known for left in _one_less(word) for known in self._known.get(left, ())
        }
        return {known for known in maybe if one_slip(word, known)}


def one_slip(typed: str, meant: str) -> bool:
    """Say whether at most one letter is missing, added, changed or swapped."""
    if abs(len(typed) - len(meant)) > 1:
        return False
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    rest, other = typed[start:], meant[start:]
    swapped = len(rest) > 1 and rest[1::-1] == other[:2] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]


def _one_less(word: str) -> set[str]:
    return {word, *(word[:at] + word[at + 1 :] for at in range(len(word)))}
