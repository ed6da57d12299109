"""Text as a search sees it: no case, no accents, and typing habits undone.

Đ has no Unicode decomposition, so dropping marks alone never finds "Đặng" by "dang"
(SYNC.md 0.6). Both old and new tone placement (hoà, hòa) fold to the same.
"""

import re
import unicodedata

_SPACES = re.compile(r"\s+")
_MARKS = re.compile("[\u0300-\u034e\u0350-\u036f]+")
"""All of Vietnamese, once taken apart."""
_TELEX_TONE = re.compile(r"\b([a-z]{0,8}?[aeiouy][a-z]{0,8}?)[sfrxj](?=[a-z]{0,2}\b)")
"""No syllable is longer; without an end to it, a long text would keep it busy."""
_TELEX_LETTERS = (
    ("dd", "d"),
    ("aa", "a"),
    ("ee", "e"),
    ("oo", "o"),
    ("aw", "a"),
    ("ow", "o"),
    ("uw", "u"),
    ("w", "u"),
)
_VNI = re.compile(r"(?<=[a-z])[1-9]+(?![0-9])")


_INSTEAD = {"Cc": " ", "Cf": ""}
"""For categories of Unicode without a form of their own."""


def nfc(text: str) -> str:
    """Compose: every text that enters the program goes through here."""
    return unicodedata.normalize("NFC", text)


def visible(text: str) -> str:
    """Compose, and leave out what nobody sees: joiners, marks of direction."""
    kept = (_INSTEAD.get(unicodedata.category(one), one) for one in nfc(text))
    return _SPACES.sub(" ", "".join(kept)).strip()


def fold(text: str) -> str:
    """Lower case without accents, đ as d, single spaces."""
    decomposed = unicodedata.normalize("NFD", text.casefold())
    bare = _MARKS.sub("", decomposed).replace("đ", "d")
    if not bare.isascii():  # marks of another script
        bare = "".join(letter for letter in bare if not unicodedata.combining(letter))
    return _SPACES.sub(" ", bare).strip()


def foldings(text: str) -> tuple[str, ...]:
    """Return what a query may mean: as written, and as Telex or VNI typed raw.

    With the input method off "ddawng kys" is meant as "đăng ký".
    """
    plain = fold(text)
    telex = _untelex(plain)
    vni = _VNI.sub("", plain)
    return tuple(dict.fromkeys((plain, telex, vni)))


def _untelex(plain: str) -> str:
    for typed, meant in _TELEX_LETTERS:
        plain = plain.replace(typed, meant)
    return _TELEX_TONE.sub(r"\1", plain)
