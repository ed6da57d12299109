"""What a code scanner makes of every Vietnamese letter: the code it reads, the verdict.

Scanners that type send ASCII only, or an input method changes what they type; nobody
sees that before a card of somebody called Đỗ Thị Phượng comes (UX 3.21).
"""

from collections import Counter
from dataclasses import dataclass
from itertools import product
from unicodedata import normalize

from counter_app.domain.folding import nfc
from counter_app.domain.scans import SCANNER_TEST

_BASES = "aăâeêioôơuưy"
_TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = "".join(
    letter
    for base, tone in product(_BASES, _TONES)
    if not (letter := normalize("NFC", base + tone)).isascii()
)
LETTERS = _SMALL + "đ" + _SMALL.upper() + "Đ"
"""All 134 that ASCII lacks."""
DIGITS = "0123456789"
CODE = f"{SCANNER_TEST}{LETTERS}{DIGITS}"
"""What the test code says."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """How many of the letters came as they are."""

    right: int
    plain: bool
    """Nothing but ASCII came: the scanner types no accents at all."""

    @property
    def wrong(self) -> int:
        """How many came otherwise, or not at all."""
        return len(LETTERS) - self.right


def judge(line: str) -> Verdict:
    """Judge what came of the test code."""
    came = nfc(line).removeprefix(SCANNER_TEST)
    found = Counter(came) & Counter(LETTERS)
    return Verdict(right=found.total(), plain=came.isascii())
