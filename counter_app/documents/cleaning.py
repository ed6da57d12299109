"""Make a page fit to be read and kept: straight, cropped, on white, as small as it may.

Everything is Pillow on eight-bit pixels: measured, it straightens a page to a few
hundredths of a degree in a tenth of a second, and what NumPy or OpenCV would save is
less than loading them costs a worker.
"""

import itertools
import math
from collections.abc import Sequence

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from counter_app.documents.opening import A4, DPI
from counter_app.domain.stacks import Ink

MOST_SKEW = 5.0
"""Degrees; more is no page fed askew but a page lying there as somebody wished."""
STEPS = ((0.5, 10), (0.1, 5), (0.02, 5))
"""How angles are tried: so many of these degrees to either side, finer and finer."""
LEAST_SKEW = 0.1
"""Degrees that nobody sees and turning would only blur."""
LEAST_LINES = 2
"""Mean ink of 255 from which a page has lines whose angle can be told."""
DARK_BORDER = 90
"""Brightness below which an edge is the scanner's lid or the table, not paper."""
DARKEST_GROUND = 150
"""Paper darker than this is not pulled to white wholly: it may be a photograph."""
INK, FAINT = 140, 225
COLOURED = 60
"""How far apart the colours of a coloured pixel are, after averaging 4 × 4."""
PHOTO_SHARE, COLOUR_SHARE, FAINT_SHARE = 0.002, 0.0004, 0.0012
THRESHOLD = 168
BLANK_SHARE = 0.00006
"""Ink on a page without any: dust gives 0.000005, one stroke of a pen 0.0005."""
INKY_SHARE = 0.002
"""Ink that no dust adds up to; a page with so much need not be dusted."""
MARGIN_MM = 5
EDGE = 0.04
"""Of a side: how far in a sliver of the table beside a page askew may reach."""


def at_dpi(picture: Image.Image) -> Image.Image:
    """Shrink to the resolution that is kept; a coarser page stays as it is."""
    dpi = float(picture.info["dpi"][0])
    if picture.mode == "1":
        picture, info = picture.convert("L"), picture.info
        picture.info = info
    if dpi <= DPI * 1.05:
        return picture
    factor = DPI / dpi
    size = (round(picture.width * factor), round(picture.height * factor))
    small = picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    small.info = {"dpi": (DPI, DPI)}
    return small


def without_border(picture: Image.Image) -> Image.Image:
    """Cut the dark lid or table around the paper off; white around it may stay."""
    grey = picture.convert("L").reduce(8).filter(ImageFilter.MedianFilter(5))
    bright = grey.point([0 if level < DARK_BORDER else 255 for level in range(256)])
    if not _has_dark_edge(bright):
        return picture
    box = _paper_box(bright)
    if box is None:
        return picture
    if not _is_paper_on_dark(bright, box):
        return picture
    left, top, right, bottom = (side * 8 for side in box)
    cut = picture.crop(
        (left, top, min(right, picture.width), min(bottom, picture.height))
    )
    _paper_over(cut, bright.crop(box))
    cut.info = picture.info
    return cut


def straightened(picture: Image.Image, degrees: float) -> Image.Image:
    """Turn by a small angle; what comes in from outside is white."""
    if abs(degrees) < LEAST_SKEW:
        return picture
    white = 255 if picture.mode == "L" else (255, 255, 255)
    turned = picture.rotate(degrees, Image.Resampling.BICUBIC, fillcolor=white)
    turned.info = picture.info
    return turned


def skew(picture: Image.Image) -> tuple[float, bool]:
    """Return by how many degrees to turn the page, and whether its lines stand upright.

    The right angle is where the rows differ most: full lines, empty gaps.
    """
    lines = _lines(picture)
    if _level(lines.resize((1, 1), Image.Resampling.BOX)) < LEAST_LINES:
        return 0.0, False  # a stroke or two lie as they were written
    degrees, level = _best_angle(lines)
    upright = lines.transpose(Image.Transpose.ROTATE_90)
    if _best_angle(upright, STEPS[:1])[1] > 2.0 * level:
        return _best_angle(upright)[0], True
    return degrees, False


def ground(picture: Image.Image) -> Image.Image:
    """Return how bright the paper itself is everywhere: grey, an eighth as large.

    The brightest within 17 mm counts, so that a portrait on a card is no paper.
    """
    small = picture.convert("L").reduce(8)
    for _pass in range(2):
        small = small.filter(ImageFilter.MaxFilter(9))
    return small.filter(ImageFilter.GaussianBlur(8))


def on_white(picture: Image.Image, paper: Image.Image) -> Image.Image:
    """Divide the paper's own shade out, so that white is white and ink stays ink."""
    gain = paper.point(
        [round(255 * 255 / max(level, DARKEST_GROUND)) - 255 for level in range(256)]
    ).resize(picture.size, Image.Resampling.BILINEAR)
    white = [min(255, max(0, round((level - 12) * 255 / 222))) for level in range(256)]
    # Colour by colour: all at once would hold four more pages.
    bands = [
        ImageChops.add(band, ImageChops.multiply(band, gain)).point(white)
        for band in picture.split()
    ]
    clear = Image.merge(picture.mode, bands)
    clear.info = picture.info
    return clear


def ink_of(clear: Image.Image) -> Ink:
    """Say what a page on white must be kept as; in doubt more, never less."""
    pixels = clear.width * clear.height / 16
    if clear.mode == "RGB":
        red, green, blue = clear.reduce(4).split()
        most = ImageChops.lighter(ImageChops.lighter(red, green), blue)
        least = ImageChops.darker(ImageChops.darker(red, green), blue)
        spread = ImageChops.subtract(most, least).histogram()
        if sum(spread[COLOURED:]) > COLOUR_SHARE * pixels:
            return Ink.COLOUR
    grey = clear.convert("L")
    small = grey.reduce(4)
    solid = small.filter(ImageFilter.MaxFilter(5)).histogram()
    if sum(solid[:200]) > PHOTO_SHARE * pixels:
        return Ink.GREY
    near_ink = small.filter(ImageFilter.MinFilter(5)).point(
        [255 if level < 170 else 0 for level in range(256)]
    )
    alone = ImageChops.lighter(small, near_ink).histogram()
    return Ink.GREY if sum(alone[:FAINT]) > FAINT_SHARE * pixels else Ink.BITONAL


def inked(clear: Image.Image, ink: Ink) -> Image.Image:
    """Return the page in the mode it is kept in: RGB, L or 1."""
    if ink is Ink.COLOUR:
        return clear
    grey = clear.convert("L")
    if ink is Ink.BITONAL:
        table = [255 if level >= THRESHOLD else 0 for level in range(256)]
        grey = grey.point(table, "1")
    grey.info = clear.info
    return grey


def ink_share(clear: Image.Image) -> float:
    """Return the share of a page on white that is ink, margins and dust left out.

    What shines through from the other side is lighter than ink and does not count.
    Above INKY_SHARE the dust is counted in: it changes nothing there.
    """
    margin = round(MARGIN_MM / 25.4 * float(clear.info["dpi"][0]))
    box = (margin, margin, clear.width - margin, clear.height - margin)
    if box[2] - box[0] < 16 or box[3] - box[1] < 16:
        return 1.0
    inner = clear.crop(box).convert("L")
    pixels = inner.width * inner.height
    dark = sum(inner.histogram()[:INK])
    if dark > INKY_SHARE * pixels:
        return dark / pixels
    return sum(inner.filter(ImageFilter.MedianFilter(3)).histogram()[:INK]) / pixels


def is_blank(share: float) -> bool:
    """Say whether so little ink is none."""
    return share < BLANK_SHARE


def content_box(clear: Image.Image) -> tuple[int, int, int, int] | None:
    """Return where the ink of a page on white is, in pixels; None: nowhere."""
    small = clear.convert("L").reduce(4).filter(ImageFilter.MedianFilter(3))
    box = small.point([255 if level < 235 else 0 for level in range(256)]).getbbox()
    return tuple(side * 4 for side in box) if box else None  # type: ignore[return-value]


def both_on_one(front: Image.Image, back: Image.Image) -> Image.Image:
    """Lay the two sides of a card below each other on A4, as a copier does."""
    page = Image.new("RGB", (round(A4[0] * DPI), round(A4[1] * DPI)), "white")
    for at, side in enumerate((front, back)):
        box = content_box(side)
        card = side.crop(box) if box else side
        card.thumbnail((round(page.width * 0.8), round(page.height * 0.4)))
        across = (page.width - card.width) // 2
        page.paste(card, (across, round(page.height * (0.08 + at * 0.46))))
    page.info = {"dpi": (DPI, DPI)}
    return page


def _has_dark_edge(bright: Image.Image) -> bool:
    wide, high = bright.size
    sides = (
        (0, 0, wide, 1),
        (0, high - 1, wide, high),
        (0, 0, 1, high),
        (wide - 1, 0, wide, high),
    )
    shares = [bright.crop(side).resize((1, 1), Image.Resampling.BOX) for side in sides]
    return any(_level(one) < 100 for one in shares)


def _paper_box(bright: Image.Image) -> tuple[int, int, int, int] | None:
    """Return the box of rows and columns that are mostly paper, or None."""
    across = bright.resize((bright.width, 1), Image.Resampling.BOX).tobytes()
    down = bright.resize((1, bright.height), Image.Resampling.BOX).tobytes()
    columns = [at for at, level in enumerate(across) if level > max(across) * 0.5]
    rows = [at for at, level in enumerate(down) if level > max(down) * 0.5]
    if len(columns) < bright.width / 8 or len(rows) < bright.height / 8:
        return None
    return columns[0], rows[0], columns[-1] + 1, rows[-1] + 1


def _paper_over(cut: Image.Image, bright: Image.Image) -> None:
    """Lay paper over the slivers of lid or table that a page askew leaves at its edges.

    ``bright`` is the same box an eighth as large. What is dark there counts only where
    it hangs together with the edge, and no further in than EDGE of the side.
    """
    dark, (wide, high) = 128, bright.size
    around = [(x, y) for x in range(wide) for y in (0, high - 1)]
    around += [(x, y) for y in range(high) for x in (0, wide - 1)]
    for at in around:
        if bright.getpixel(at) == 0:
            ImageDraw.floodfill(bright, at, dark)
    across, down = round(wide * EDGE), round(high * EDGE)
    bright.paste(255, (across, down, wide - across, high - down))
    mask = bright.point([255 if level == dark else 0 for level in range(256)])
    rim = mask.filter(ImageFilter.MaxFilter(61))  # where a sliver thins out
    rim.paste(0, (1, 1, wide - 1, high - 1))
    mask = ImageChops.lighter(mask.filter(ImageFilter.MaxFilter(3)), rim)
    mask = mask.resize((wide * 8, high * 8), Image.Resampling.NEAREST)
    paper = Image.merge(cut.mode, [_most(band) for band in cut.reduce(8).split()])
    cut.paste(paper.resize(cut.size), mask=mask.crop((0, 0, *cut.size)))


def _most(band: Image.Image) -> Image.Image:
    """Return the level most of it has, as one pixel."""
    levels = band.histogram()
    return Image.new("L", (1, 1), levels.index(max(levels)))


def _is_paper_on_dark(bright: Image.Image, box: tuple[int, int, int, int]) -> bool:
    """Say whether it is light inside the box and dark outside, as no photograph is."""
    inside = bright.crop(box).histogram()[255]
    size = (box[2] - box[0]) * (box[3] - box[1])
    around = bright.width * bright.height - size
    outside = bright.histogram()[255] - inside
    return inside > 0.93 * size and outside < 0.12 * around


def _level(one_pixel: Image.Image) -> int:
    return one_pixel.tobytes()[0]


def _lines(picture: Image.Image) -> Image.Image:
    """Return ink as white on black, small, so that angles can be tried fast."""
    grey = picture.convert("L")
    factor = 620 / max(grey.size)
    size = (max(60, round(grey.width * factor)), max(60, round(grey.height * factor)))
    small = grey.reduce(max(1, int(1 / factor))).resize(size, Image.Resampling.BOX)
    paper = small.filter(ImageFilter.MaxFilter(9)).filter(ImageFilter.GaussianBlur(8))
    edge = 20  # what is left of a lid there would outweigh every line
    inner = (edge, edge, size[0] - edge, size[1] - edge)
    depth = ImageChops.subtract(paper, small).crop(inner)
    return depth.point([min(255, max(0, level - 24) * 4) for level in range(256)])


def _best_angle(
    lines: Image.Image, steps: Sequence[tuple[float, int]] = STEPS
) -> tuple[float, float]:
    still = _contrast(lines, 0.0)
    best, score = 0.0, still
    for step, reach in steps:
        middle = best
        for count in range(-reach, reach + 1):
            angle = middle + count * step
            found = _contrast(lines, angle) if abs(angle) <= MOST_SKEW else 0.0
            if found > score:
                best, score = angle, found
    return (best, score) if score > still * 1.03 else (0.0, still)


def _contrast(lines: Image.Image, degrees: float) -> float:
    """Return how much neighbouring rows differ when the page is turned so far."""
    slope = math.tan(math.radians(degrees))
    wide, high = lines.size
    if degrees:
        shear = (1, 0, 0, slope, 1, -slope * wide / 2)
        lines = lines.transform((wide, high), Image.Transform.AFFINE, shear)
    rows = lines.resize((1, high), Image.Resampling.BOX).tobytes()
    return float(sum((one - other) ** 2 for one, other in itertools.pairwise(rows)))
