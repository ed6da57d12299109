"""A dossier code as Code 128 and as QR: rectangles to be drawn, not pictures.

Both are vectors, so every printer draws them at its own best resolution. The QR says
the code, or the address of its page: no name, no identity number, no secret.
"""

from itertools import groupby

from counter_app.domain.ids import DossierCode
from counter_app.domain.scans import receipt_qr
from counter_app.paper.placed import Marks

QUIET = 10
"""Modules of white on both sides of a Code 128 (ISO/IEC 15417)."""

QR_QUIET = 4
"""Modules of white around a QR code (ISO/IEC 18004)."""

NARROWEST = 60.0
"""Millimetres; shorter Code 128 was misread in trials with office scanners."""

QR_MASK = 2
"""One fixed mask: trying all eight takes longer than the rest of the paper, and any
of them is valid (ISO/IEC 18004 merely prefers the prettiest)."""


def bars(code: DossierCode, *, module: float, height: float, room: float) -> Marks:
    """Return the bars of a code; with a quiet zone on the right they fit in ``room``.

    The margin of the sheet is the quiet zone on the left. The narrowest bar is
    ``module`` millimetres, wider if the code would be shorter than NARROWEST, and
    narrower if it would not fit.
    """
    from barcode.codex import Code128

    pattern = Code128(code).build()[0]
    module = max(module, NARROWEST / len(pattern))
    module = min(module, room / (len(pattern) + QUIET))
    cells = tuple(
        (left * module, 0.0, wide * module, height)
        for left, wide in _runs([digit == "1" for digit in pattern])
    )
    wide = len(pattern) * module
    return Marks(x=0, y=0, width=wide, height=height, cells=cells, says=code)


def digits_bars(digits: str, *, module: float, height: float) -> Marks:
    """Return the bars of an even number of digits, two in each symbol (Code set C)."""
    from barcode.codex import Code128

    pattern = Code128(digits).build()[0]
    cells = tuple(
        (left * module, 0.0, wide * module, height)
        for left, wide in _runs([digit == "1" for digit in pattern])
    )
    wide = len(pattern) * module
    return Marks(x=0, y=0, width=wide, height=height, cells=cells, says=digits)


def qr(code: DossierCode, *, side: float, citizens: str = "") -> tuple[Marks, float]:
    """Return the squares of a code, ``side`` millimetres wide, and their quiet zone."""
    return squares(receipt_qr(code, citizens), side=side)


def squares(text: str, *, side: float) -> tuple[Marks, float]:
    """Return the squares that say just this text, and their quiet zone."""
    import segno

    found = segno.make_qr(text, error="q", mask=QR_MASK, boost_error=False, eci=False)
    module = side / len(found.matrix)
    cells = tuple(
        (left * module, row * module, wide * module, module)
        for row, squares in enumerate(found.matrix)
        for left, wide in _runs([bool(square) for square in squares])
    )
    marks = Marks(x=0, y=0, width=side, height=side, cells=cells, says=text)
    return marks, QR_QUIET * module


def _runs(dark: list[bool]) -> list[tuple[int, int]]:
    """Return beginning and length of each run of dark modules."""
    found, at = [], 0
    for is_dark, group in groupby(dark):
        long = len(list(group))
        if is_dark:
            found.append((at, long))
        at += long
    return found
