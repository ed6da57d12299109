"""One page from raw to kept: cleaned, checked, read, written. In the worker only."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from PIL import Image

from counter_app.documents import archiving, checking, cleaning, opening, recognising
from counter_app.documents.opening import DPI
from counter_app.documents.recognising import Reading
from counter_app.domain.stacks import WHOLE, Box, Finding, Ink

STRIP_MM = 50
"""A cover strip prints nothing further than this above and below its code."""
_QUARTERS = (
    None,
    Image.Transpose.ROTATE_270,
    Image.Transpose.ROTATE_180,
    Image.Transpose.ROTATE_90,
)
"""Quarters clockwise, as Pillow turns."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """How a page is to be looked at."""

    turn: int | None = None
    """Quarters clockwise from how it came; None: as its lines and words say."""
    crop: Box = WHOLE


@dataclass(frozen=True, slots=True, kw_only=True)
class Noticed:
    """The facts of domain.stacks.Look that the worker can tell."""

    ink: str
    blank: bool
    card: bool
    marks: tuple[str, ...]
    bare: bool
    findings: tuple[str, ...]
    title: str
    fingerprint: str
    words: tuple[int, ...]
    turned: int

    def as_json(self) -> dict[str, Any]:
        """Return what goes through the pipe."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class _Page:
    """A page on white, standing as it will be kept."""

    clear: Image.Image
    """In the mode it is kept in, or grey where that is black and white."""
    ink: Ink
    share: float
    """Of it that is ink."""
    reading: Reading
    turned: int
    sure: bool
    card: bool
    """It is one side of a card, with nothing else on it."""


def look(raws: Sequence[tuple[bytes, int]], wish: Wish) -> tuple[Noticed, bytes]:
    """Clean and check a page; return what was noticed, and the page as a PDF.

    Two raws are the sides of a card, laid on one page. Raises opening.Refused.
    """
    white, dpi, findings = _on_white(raws)
    white = _cropped(_turned(white, wish.turn or 0), wish.crop)
    page = _standing(white, wish.turn, both=len(raws) > 1)
    del white  # a page is 15 MB, and what follows holds some of its own
    grey = page.clear.convert("L")
    grey.info = page.clear.info
    marks = recognising.read_marks(grey)
    blank = not marks and cleaning.is_blank(page.share)
    if blank:
        findings = []
    elif checking.is_too_fine(dpi, page.reading.letter_mm):
        findings.append(Finding.TOO_FINE)
    if not page.sure:
        findings.append(Finding.WRONG_WAY)
    kept = cleaning.inked(page.clear, page.ink)
    noticed = Noticed(
        ink=page.ink,
        blank=blank,
        card=page.card,
        marks=tuple(sorted(marks)),
        bare=bool(marks) and _is_bare(page.clear, marks),
        findings=tuple(findings),
        title=recognising.title(page.reading, grey.height),
        fingerprint=checking.fingerprint(grey).hex(),
        words=recognising.sample(page.reading),
        turned=page.turned,
    )
    font = recognising.glyphless()
    return noticed, archiving.one_page(kept, page.reading.words, font)


def _on_white(
    raws: Sequence[tuple[bytes, int]],
) -> tuple[Image.Image, float, list[Finding]]:
    """Return the page on white, how fine its coarsest side came, and its faults."""
    opened = [_side(content, index) for content, index in raws]
    sides = [side for side, _dpi in opened]
    raw = sides[0] if len(sides) == 1 else cleaning.both_on_one(*sides[:2])
    paper = cleaning.ground(raw)
    white = cleaning.on_white(raw, paper)
    dpi = min(dpi for _side, dpi in opened)
    return white, dpi, _of_the_raw(raw, paper, white)


def _side(content: bytes, index: int) -> tuple[Image.Image, float]:
    """Return one side as fine as it is kept, and how fine it came."""
    side = opening.page(content, index)
    if side.info.get("guessed") and side.mode != "1":
        # A camera's: how fine it is only the paper on the table tells.
        side = cleaning.without_border(side)
        side.info = {"dpi": opening.as_a4(side)}
    dpi = float(side.info["dpi"][0])
    return cleaning.without_border(cleaning.at_dpi(side)), dpi


def _of_the_raw(
    raw: Image.Image, paper: Image.Image, white: Image.Image
) -> list[Finding]:
    """Return what is wrong with the picture as it came; cleaning would hide it."""
    grey = raw.convert("L")
    findings = checking.light(grey, paper)
    box = cleaning.content_box(white)
    sharp = checking.sharpness(grey.crop(box)) if box else None
    if sharp is not None and sharp < checking.SHARP:
        findings.append(Finding.BLURRED)
    if checking.is_cut(white):
        findings.append(Finding.CUT_EDGE)
    return findings


def _standing(white: Image.Image, turn: int | None, *, both: bool) -> _Page:
    """Straighten a page on white; unless an officer turned it, stand it on its feet."""
    angle, sideways = cleaning.skew(white)
    turned = turn or 0
    if sideways and turn is None:
        white, turned = _turned(white, 1), 1
    ink = cleaning.ink_of(white)
    card = not both and _is_card(white)
    if white.mode == "RGB" and (card or both):
        ink = Ink.COLOUR  # pale ground and hair-thin lines are what it is known by
    clear = white if ink is Ink.COLOUR else _grey(white)
    if not sideways or turn is None:
        clear = cleaning.straightened(clear, angle)
    share, reading = cleaning.ink_share(clear), Reading()
    if not cleaning.is_blank(share):
        reading = recognising.read(_grey(clear))
    if turn is not None or not recognising.is_doubtful(reading):
        return _Page(clear, ink, share, reading, turned, sure=True, card=card)
    over = _turned(clear, 2)
    again = recognising.read(_grey(over))
    if again.sure > reading.sure + 10:
        clear, reading, turned = over, again, (turned + 2) % 4
    sure = not recognising.is_doubtful(reading)
    return _Page(clear, ink, share, reading, turned, sure=sure, card=card)


def _is_card(clear: Image.Image) -> bool:
    dpi = float(clear.info["dpi"][0])
    return checking.is_card(cleaning.content_box(clear), dpi)


def _is_bare(clear: Image.Image, marks: dict[str, tuple[int, int]]) -> bool:
    """Say whether nothing is on the page but its strips."""
    rest, reach = clear.copy(), round(STRIP_MM / 25.4 * DPI)
    rest.info = clear.info
    white = 255 if clear.mode == "L" else (255, 255, 255)
    for top, bottom in marks.values():
        band = (0, max(0, top - reach), clear.width, min(clear.height, bottom + reach))
        rest.paste(white, band)
    return cleaning.is_blank(cleaning.ink_share(rest))


def _cropped(raw: Image.Image, crop: Box) -> Image.Image:
    if crop == WHOLE:
        return raw
    left, top, right, bottom = crop
    wide, high = raw.size
    box = (
        round(left * wide),
        round(top * high),
        max(round(left * wide) + 16, round(right * wide)),
        max(round(top * high) + 16, round(bottom * high)),
    )
    cut = raw.crop(box)
    cut.info = raw.info
    return cut


def _turned(page: Image.Image, quarters: int) -> Image.Image:
    how = _QUARTERS[quarters % 4]
    if how is None:
        return page
    turned = page.transpose(how)
    turned.info = page.info
    return turned


def _grey(page: Image.Image) -> Image.Image:
    grey = page.convert("L")
    grey.info = page.info
    return grey
