"""Read a page: its words for searching, its title as a hint, the marks of cover strips.

Tesseract runs inside the worker, on one thread: two workers use two cores, and nothing
is started that the worker's walls would have to let through. Its data are read before
the walls go up.
"""

import itertools
import os
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PIL import Image

from counter_app.documents.opening import DPI
from counter_app.domain.cover_strips import read_mark
from counter_app.domain.folding import fold

LANGUAGE = "vie"
DATA = (
    Path("/usr/share/tesseract-ocr/5/tessdata"),
    Path("/usr/share/tessdata"),
    Path("tessdata"),
)
"""Where the language data may be; the last beside the installed program (Windows)."""
GLYPHLESS = "pdf.ttf"
"""The typeface without drawings that Tesseract's own PDFs use, in the same folder."""
UPRIGHT = 70
"""Mean confidence of words on a page that stands upright: 90; on its head: 40."""
FEW_WORDS = 8
SURE = 40
"""Confidence below which a word is a guess and not written into the file."""
TITLE_SHARE = 0.45
"""How far down a page its title may stand."""
TITLE_WORDS = 40
SAMPLE = 16


@dataclass(frozen=True, slots=True)
class Word:
    """A word and where it is, in pixels."""

    text: str
    box: tuple[int, int, int, int]
    sure: float
    line: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What is written on a page."""

    words: tuple[Word, ...] = ()
    sure: float = 0.0
    """Mean confidence, 0 to 100."""

    @property
    def letter_mm(self) -> float:
        """How high a usual word's box is on paper; 0 when there are too few."""
        sure = sorted(w.box[3] - w.box[1] for w in self.words if w.sure > UPRIGHT)
        return sure[len(sure) // 2] / DPI * 25.4 if len(sure) > FEW_WORDS else 0.0


def data_folder() -> Path | None:
    """Return where Tesseract's Vietnamese data are, or None: then nothing is read."""
    for folder in DATA:
        if (folder / f"{LANGUAGE}.traineddata").exists():
            return folder
    return None


@cache
def _reader() -> Any:
    folder = data_folder()
    if folder is None:
        return None
    os.environ["OMP_THREAD_LIMIT"] = "1"
    import tesserocr

    return tesserocr.PyTessBaseAPI(
        path=f"{folder}{os.sep}", lang=LANGUAGE, psm=tesserocr.PSM.AUTO
    )


@cache
def glyphless() -> bytes:
    """Return the typeface of the invisible text; empty when it is not installed."""
    folder = data_folder()
    font = folder / GLYPHLESS if folder else None
    return font.read_bytes() if font and font.exists() else b""


def prepare() -> None:
    """Load what must be read from the disk; called before the walls go up."""
    _reader()
    glyphless()
    read_marks(Image.new("L", (8, 8)))


def read(page: Image.Image) -> Reading:
    """Read a page of mode L or 1 that stands as ``page`` does."""
    reader = _reader()
    if reader is None:
        return Reading()
    reader.SetImage(page.convert("L"))
    reader.SetSourceResolution(round(float(page.info["dpi"][0])))
    reader.Recognize()
    words = tuple(_words(reader.GetIterator()))
    reader.Clear()
    sure = sum(word.sure for word in words) / max(1, len(words))
    return Reading(words=words, sure=sure)


def is_doubtful(reading: Reading) -> bool:
    """Say whether a page with so much on it reads so badly that it may be turned."""
    return len(reading.words) >= FEW_WORDS and reading.sure < UPRIGHT


def title(reading: Reading, height: int) -> str:
    """Return what stands in capitals at the top of the page, folded.

    Titles of Vietnamese papers do; names of people do too and match no row's name.
    """
    top = [
        w for w in reading.words if w.box[1] < TITLE_SHARE * height and w.sure > SURE
    ]
    capital = [w.text for w in top if w.text.isupper() and len(w.text) > 1]
    return fold(" ".join(capital[:TITLE_WORDS]))


def sample(reading: Reading) -> tuple[int, ...]:
    """Return a sample of the words and their neighbours: equal texts, equal samples."""
    folded = [fold(word.text) for word in reading.words if word.sure > UPRIGHT]
    pairs = {f"{one} {other}" for one, other in itertools.pairwise(folded)}
    return tuple(sorted(zlib.crc32(pair.encode()) for pair in pairs)[:SAMPLE])


def read_marks(page: Image.Image) -> dict[str, tuple[int, int]]:
    """Return the texts of our own codes on a page, each with its top and bottom."""
    import zxingcpp

    kinds = zxingcpp.barcode_formats_from_str("QRCode,Code128")
    for factor in (1, 2):
        seen = {}
        picture = page.reduce(factor) if factor > 1 else page
        for one in zxingcpp.read_barcodes(picture, formats=kinds):
            place = one.position
            downs = [
                corner.y * factor
                for corner in (
                    place.top_left,
                    place.top_right,
                    place.bottom_left,
                    place.bottom_right,
                )
            ]
            if read_mark(one.text):
                seen[one.text] = (min(downs), max(downs))
        if seen:
            return seen
    return {}


def _words(found: Any) -> Iterator[Word]:
    import tesserocr

    line, word = 0, tesserocr.RIL.WORD
    for one in tesserocr.iterate_level(found, word):
        if one.Empty(word):
            continue
        if one.IsAtBeginningOf(tesserocr.RIL.TEXTLINE):
            line += 1
        text, box = one.GetUTF8Text(word), one.BoundingBox(word)
        if text.strip() and box:
            yield Word(text.strip(), box, one.Confidence(word), line)
