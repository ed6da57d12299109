"""The typefaces of paper: measured and embedded from the same files.

reportlab reads the files; it is imported when the first paper is laid out, so that the
window comes first.
"""

import logging
from pathlib import Path
from typing import Any
from unicodedata import category

from counter_app.paper.placed import POINT, Face

log = logging.getLogger(__name__)

STAND_IN = "?"
"""Printed for a letter no typeface of ours has: a gap nobody saw would be worse."""


FORMLESS = frozenset({"Cc", "Cf"})
"""Unicode categories of what has no form: controls, joiners, overrides of direction."""


class Fonts:
    """The five typefaces, read once."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._widths: dict[Face, dict[str, float]] = {}
        self._known: frozenset[str] = frozenset()

    def load(self) -> None:
        """Read and register the typefaces; doing it again costs nothing."""
        if self._known:
            return
        read = {face: self._register(face) for face in Face}
        self._widths = {
            face: {chr(number): wide for number, wide in font.charWidths.items()}
            for face, font in read.items()
        }
        known = frozenset.intersection(
            *(frozenset(font.charToGlyph) for font in read.values())
        )
        letters = map(chr, known)
        self._known = frozenset(one for one in letters if category(one) not in FORMLESS)

    def width(self, text: str, face: Face, size: float) -> float:
        """Measure a run of letters, in millimetres."""
        widths = self._widths[face]
        return sum(map(widths.__getitem__, text)) * size * POINT / 1000

    def printable(self, text: str) -> str:
        """Return the text with what cannot be printed replaced, and say so in the log.

        Overrides of direction go even where a typeface has something for them.

        The log gets the numbers of the letters, never the text: it may be a name.
        """
        if self._known.issuperset(text):
            return text
        lacking = set(text) - self._known
        # What has no form of its own (controls, overrides of direction, joiners) goes
        # without a trace: it must not turn a name round, nor stand for a lost letter.
        formless = {one for one in lacking if category(one) in FORMLESS}
        text = "".join(letter for letter in text if letter not in formless)
        lacking -= formless
        if not lacking:
            return text
        numbers = ", ".join(sorted(f"U+{ord(letter):04X}" for letter in lacking))
        log.warning("the typefaces of paper lack %s", numbers)
        return "".join(STAND_IN if letter in lacking else letter for letter in text)

    def _register(self, face: Face) -> Any:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont

        from counter_app.paper.embedding import Embedded

        file = str(self._folder / f"{face.value}.ttf")
        font = TTFont(face.value, file)
        Embedded.take_over(font.face)
        pdfmetrics.registerFont(font)
        return font.face


def letters_lacking(file: Path, wanted: str) -> str:
    """Return which of the wanted letters this typeface lacks; all if it is none."""
    from reportlab.pdfbase.ttfonts import TTFError, TTFontFile

    try:
        known = TTFontFile(str(file)).charToGlyph
    except (TTFError, OSError):
        return wanted
    return "".join(letter for letter in wanted if ord(letter) not in known)
