"""Vietnamese text without its marks, for searching; never for showing.

đ and Đ have no Unicode decomposition, so they are folded by hand. Officers also
search with the input method switched off: then Telex ("ddawng kys") or VNI
("d9ang8 ky1") arrives raw, and ``foldings`` reads it back.
"""

import re
import unicodedata

_VOWELS = "aeiouy"
_TELEX_TONES = re.compile(rf"(?<=[{_VOWELS}w])([^sfrxjz]*)[sfrxjz](?=[^{_VOWELS}]*$)")
_TELEX_DOUBLE = re.compile(r"([aeo])([^aeiouw]{0,2})\1$|([aeo])\3")
_VNI_MARKS = re.compile(r"(?<=[a-z])[0-9]+")


def fold(text: str) -> str:
    """Return lower-case letters without marks, words one space apart."""
    bare = "".join(
        letter
        for letter in unicodedata.normalize("NFD", text)
        if not unicodedata.combining(letter)
    )
    return " ".join(bare.lower().replace("đ", "d").split())


def foldings(text: str) -> tuple[str, ...]:
    """Return the folded text, then what raw Telex and raw VNI would have meant."""
    plain = fold(text)
    words = plain.split()
    readings = (
        plain,
        " ".join(_without_telex(word) for word in words),
        " ".join(_without_vni(word) for word in words),
    )
    return tuple(dict.fromkeys(readings))


def _without_telex(word: str) -> str:
    if not word.isalpha():
        return word
    bare = word
    if bare.startswith("dd"):
        bare = bare[1:]
    elif bare.startswith("d") and bare.endswith("d") and len(bare) > 2:
        bare = bare[:-1]
    bare = _TELEX_TONES.sub(r"\1", bare, count=1)
    bare = _TELEX_DOUBLE.sub(r"\1\2\3", bare)
    bare = re.sub(r"(?<=[aou])([a-z]*)w", r"\1", bare)
    return bare.replace("w", "u")


def _without_vni(word: str) -> str:
    # A bare number or a code such as 2.000635 stays what it is.
    return _VNI_MARKS.sub("", word)
