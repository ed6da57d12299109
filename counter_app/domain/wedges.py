"""What a keyboard scanner meant, when the PC's keyboard was not the one it thinks.

A scanner that types sends keys, not letters: it thinks of an American keyboard. With
another layout or with Caps Lock its codes arrive damaged, each in a way of its own, and
the damage can be undone. What an input method made of them cannot: Â was AA with one,
A6 with the other. Whether what comes out is a code is for the caller to check; two
different answers are no answer.
"""

from collections.abc import Iterator, Mapping
from unicodedata import normalize

DIGITS = "1234567890"

AZERTY = {
    **dict(zip("&é\"'(-è_çà", DIGITS, strict=True)),
    ")": "-",
    ":": ".",
    "µ": "|",
    "!": "/",
    "?": "M",
    ",": "m",
    **dict(zip("AQZWaqzw", "QAWZqawz", strict=True)),
}
"""French."""
AZERTY_CAPS = {
    **AZERTY,
    **{digit: digit for digit in DIGITS},
    "°": "-",
    "/": ".",
    "*": "|",
    "§": "/",
    "-": "-",
}
"""French with Caps Lock, which shifts its digits and signs as well."""
QWERTZ = {"ß": "-", "-": "/", "'": "|", **dict(zip("YZyz", "ZYzy", strict=True))}
"""German."""

BREVE, CIRCUMFLEX, HORN = "\u0306", "\u0302", "\u031b"
GRAVE, HOOK, TILDE, ACUTE, DOT = "\u0300", "\u0309", "\u0303", "\u0301", "\u0323"
MARKS = (BREVE, CIRCUMFLEX, HORN, GRAVE, HOOK, TILDE, ACUTE, DOT)

VIETNAMESE_VOWELS = {
    ("a", BREVE): "1",
    ("a", CIRCUMFLEX): "2",
    ("e", CIRCUMFLEX): "3",
    ("o", CIRCUMFLEX): "4",
}
VIETNAMESE_TONES = {GRAVE: "5", HOOK: "6", TILDE: "7", ACUTE: "8", DOT: "9"}
"""The Vietnamese keyboard of Windows has letters and tones where the digits were."""


def meant(line: str) -> Iterator[str]:
    """Return what the scanner may have sent, other than the line itself."""
    if not any(letter in DIGITS for letter in line):
        # On both of these keyboards what should be a digit never comes as one.
        yield _through(AZERTY, line)
        text = _vietnamese(line)
        if text is not None:
            yield text
    for layout in (AZERTY_CAPS, QWERTZ):
        yield _through(layout, line)


def _through(layout: Mapping[str, str], line: str) -> str:
    return "".join(layout.get(letter, letter) for letter in line)


def _vietnamese(line: str) -> str | None:
    said = []
    for base, marks in _letters(line):
        digit, tones = base, marks
        if marks and (base.lower(), marks[0]) in VIETNAMESE_VOWELS:
            digit, tones = VIETNAMESE_VOWELS[base.lower(), marks[0]], marks[1:]
        elif base in "đĐ":
            digit = "0"
        if len(tones) > 1:
            return None  # the order in which they were typed is lost
        if any(tone not in VIETNAMESE_TONES for tone in tones):
            return None
        said.append(digit + "".join(VIETNAMESE_TONES[tone] for tone in tones))
    return "".join(said)


def _letters(line: str) -> Iterator[tuple[str, list[str]]]:
    """Return each letter with its Vietnamese marks, those of the vowel first."""
    found: list[tuple[str, list[str]]] = []
    for letter in normalize("NFD", line):
        if letter in MARKS and found:
            found[-1][1].append(letter)
        else:
            found.append((letter, []))
    for base, marks in found:
        yield base, sorted(marks, key=MARKS.index)
