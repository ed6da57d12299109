"""A typeface as reportlab embeds it, with what does not change kept between papers.

Most of a paper's time goes into cutting its letters out of the typefaces and packing
them. Words that are alike on every paper (date, hints, codes) need the same letters
each time: their piece of typeface is cut and packed once. The bytes are the same.
"""

import zlib
from collections import OrderedDict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFObject, PDFZCompress
from reportlab.pdfbase.pdfdoc import format as written
from reportlab.pdfbase.ttfonts import TTFontFace

KEPT = 64
"""Pieces of one typeface that are kept, each some 40 kB."""


class Embedded(TTFontFace):  # type: ignore[misc]
    """A typeface that remembers the pieces it was asked for lately."""

    _pieces: OrderedDict[tuple[int, ...], bytes]
    _written: "dict[float, _Width]"

    @classmethod
    def take_over(cls, face: TTFontFace) -> None:
        """Make a typeface that was read one of these: reading takes its time."""
        face.__class__ = cls
        face._pieces, face._written = OrderedDict(), {}  # noqa: SLF001 -- its own now

    def makeSubset(self, subset: Sequence[int]) -> bytes:  # noqa: N802 -- reportlab's
        """Return the typeface with these letters only."""
        wanted = tuple(subset)
        piece = self._pieces.pop(wanted, None)
        if piece is None:
            piece = super().makeSubset(subset)
        self._pieces[wanted] = piece
        if len(self._pieces) > KEPT:
            self._pieces.popitem(last=False)
        return piece

    def addSubsetObjects(  # noqa: N802 -- reportlab's
        self, doc: Any, fontname: str, subset: Sequence[int]
    ) -> Any:
        """Add a piece to a document, packed as it was packed before."""
        reference = super().addSubsetObjects(doc, fontname, subset)
        file = doc.idToObject[f"fontFile:{self.filename}({fontname})"]
        if file.filters:
            file.filters = [PACKED]
        return reference

    def getCharWidth(self, code: int) -> "_Width":  # noqa: N802 -- reportlab's
        """Return the width of a letter, as it is written into the file."""
        wide = super().getCharWidth(code)
        known = self._written.get(wide)
        if known is None:
            known = self._written[wide] = _Width(wide)
        return known


class _Width(PDFObject):  # type: ignore[misc]
    """A number that is written out once; reportlab takes long over fractions."""

    def __init__(self, wide: float) -> None:
        self._bytes: bytes = written(wide, None)

    def format(self, _document: Any) -> bytes:
        return self._bytes


class _Packed:
    """The filter of reportlab, for pieces that come again."""

    pdfname = PDFZCompress.pdfname

    def __init__(self) -> None:
        self.encode = lru_cache(maxsize=KEPT)(zlib.compress)


PACKED = _Packed()
