"""Vietnamese names in order: by given name, then family name, then what is between.

The given name is the last word. The alphabet is a ă â b c d đ e ê g h i k l m n o ô ơ p
q r s t u ư v x y, the tones ngang, huyền, hỏi, ngã, sắc, nặng; letters decide before
tones do, as in dictionaries. Letters of other peoples' names (f, j, w, z) stand where
Latin has them.
"""

import unicodedata
from functools import lru_cache

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_PLACE = {letter: place for place, letter in enumerate(_ALPHABET, 1)}
_TONES = {
    "\u0300": 1,
    "\u0309": 2,
    "\u0303": 3,
    "\u0301": 4,
    "\u0323": 5,
}
_BESIDE = 99
"""Signs that are no letters: after them."""

Word = tuple[tuple[int, ...], tuple[int, ...]]


@lru_cache(maxsize=4096)
def sort_key(name: str) -> tuple[Word, ...]:
    """Return what to sort a name by, however its accents are composed."""
    words = unicodedata.normalize("NFC", name).casefold().split()
    return tuple(_word(word) for word in (*words[-1:], *words[:-1]))


def alphabetical(text: str) -> tuple[Word, ...]:
    """Return what to sort a title by: from its first word on, not as a name."""
    words = unicodedata.normalize("NFC", text).casefold().split()
    return tuple(_word(word) for word in words)


def _word(word: str) -> Word:
    letters, tones = [], []
    for letter in word:
        parts = unicodedata.normalize("NFD", letter)
        tone = next((_TONES[part] for part in parts if part in _TONES), 0)
        plain = "".join(part for part in parts if part not in _TONES)
        letters.append(_PLACE.get(unicodedata.normalize("NFC", plain), _BESIDE))
        tones.append(tone)
    return tuple(letters), tuple(tones)
