"""A drawn paper as black and white dots, for printers that take pictures only.

Text sent as letters comes out broken on such printers: no code page of theirs has all
Vietnamese letters. The picture is drawn from the very PDF that is kept.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

DPI = 203
POINTS = 72
DARK = 160
"""Grey from which a dot stays white: thin strokes must not vanish on heat paper."""
DOTS = 576
"""What a head of 80 mm paper can print across (72 mm)."""


def pages(pdf: bytes, dpi: int = DPI) -> "list[Image]":
    """Draw each page as a picture of one bit a dot."""
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return [
            page.render(scale=dpi / POINTS, grayscale=True)
            .to_pil()
            .point(lambda grey: 255 if grey > DARK else 0)
            .convert("1")
            for page in document
        ]


@dataclass(frozen=True, slots=True)
class Grey:
    """A page as dots of one byte, black or white."""

    wide: int
    tall: int
    dots: bytes


def greys(pdf: bytes, dpi: int) -> list[Grey]:
    """Draw each page, for who takes bytes."""
    return [Grey(*page.size, page.convert("L").tobytes()) for page in pages(pdf, dpi)]


def strip(pdf: bytes) -> "Image":
    """Draw a roll as one picture, as wide as the head: 4 mm each side stay white."""
    from PIL.Image import new

    drawn = pages(pdf)
    tall = sum(page.height for page in drawn)
    picture = new("1", (DOTS, tall), 1)
    top = 0
    for page in drawn:
        # Cut to whole dots, or squares of a code would be of two sizes.
        left = round((page.width - DOTS) / 2)
        picture.paste(page.crop((left, 0, left + DOTS, page.height)), (0, top))
        top += page.height
    return picture
