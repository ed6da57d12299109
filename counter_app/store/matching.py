"""What was typed, as FTS5 queries: first as it stands, then with one slip forgiven.

The index holds folded text (no accents, đ as d). Each word is the beginning of a word
found; signs of the query language are only text.
"""

import re
from functools import cache

from counter_app.domain.folding import foldings
from counter_app.domain.misspelling import Vocabulary
from counter_app.domain.syllables import folded_syllables

_WORD = re.compile(r"[^\W_]+")
MOST_NEAR = 40
"""Syllables one slip away from a word; more make a query slow and wild."""


def as_match(text: str) -> str:
    """Return the query for what was typed, and for raw Telex or VNI of it."""
    said = (_all_of(_WORD.findall(reading)) for reading in foldings(text))
    return " OR ".join(dict.fromkeys(f"({one})" for one in said if one))


def as_near_match(text: str) -> str:
    """Return a query that forgives one slip in each word; empty if there is none.

    Only words of letters are forgiven: another digit is another person.
    """
    readings = []
    for reading in foldings(text):
        words = _WORD.findall(reading)
        near = [_near(word) for word in words]
        if words and any(len(one) > 1 for one in near):
            each = (" OR ".join(one) for one in near)
            readings.append(" AND ".join(f"({one})" for one in each))
    return " OR ".join(dict.fromkeys(f"({one})" for one in readings))


def _all_of(words: list[str]) -> str:
    asked = " AND ".join(f'"{word}"*' for word in words)
    if len(words) > 1 and "".join(words).isdecimal():
        # A telephone or personal number is written in groups, and kept without.
        return f'({asked}) OR "{"".join(words)}"*'
    return asked


def _near(word: str) -> list[str]:
    asked = [f'"{word}"*']
    if word.isalpha():
        near = sorted(_syllables().near(word) - {word})
        asked += [f'"{one}"' for one in near[:MOST_NEAR]]
    return asked


@cache
def _syllables() -> Vocabulary:
    return Vocabulary(folded_syllables())
