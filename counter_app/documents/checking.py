"""Say what may be wrong with a page while its owner still stands at the counter.

Nothing here refuses a page: a finding is a warning with one key to scan again. What is
measured is the page as it came, before it was cleaned: cleaning hides what is wrong.
"""

import itertools

from PIL import Image, ImageChops, ImageFilter

from counter_app.domain.stacks import Finding

SHARP = 0.35
"""Least sharpness of a page one need not scan again."""
FEW_EDGES = 400
"""Pixels of edges below which nothing can be said about them."""
DARK_PAPER, LITTLE_CONTRAST = 115, 70
LEAST_INK = 0.0003
"""Share of a page that the darkest of it is taken from: three short lines."""
GLARING, GLARE_PAPER, GLARE_SHARE = 252, 236, 0.01
EDGE_MM = 0.6
CUT_RUNS = 3
LONGEST_RUN_MM = 9
COARSEST_DPI = 140
LEAST_LETTER_MM = 1.0
"""Height of a usual word's box; six-point print has 1.3 mm."""
CARD_MM = (85.6, 54.0)
CARD_SLACK = 0.15
PRINT_SIZE = (24, 32)


def sharpness(grey: Image.Image) -> float | None:
    """Return how sharp the writing is at 200 dpi, None where there is none.

    How far ink stands out from its nearest surroundings (2 pixels), divided by how far
    from wider ones (6). Measured on pages of any grain: 0.5 in focus, 0.42 a little
    soft, 0.33 blurred by two pixels, 0.24 by three.
    """
    calm = grey.filter(ImageFilter.GaussianBlur(1))
    near = ImageChops.difference(calm, calm.filter(ImageFilter.GaussianBlur(2)))
    far = ImageChops.difference(calm, calm.filter(ImageFilter.GaussianBlur(6)))
    written = far.point([255 if level > 30 else 0 for level in range(256)])
    empty = far.filter(ImageFilter.BoxBlur(3)).point([255] * 12 + [0] * 244)
    if sum(written.histogram()[255:]) < FEW_EDGES:
        return None
    grain = _mean(near, empty)
    return max(0.0, _mean(near, written) - grain) / _mean(far, written)


def light(grey: Image.Image, paper: Image.Image) -> list[Finding]:
    """Return what is wrong with the light: ``paper`` is cleaning.ground of the page."""
    found = []
    middle = _level_at(paper, 0.5)
    darkest = _level_at(grey.reduce(2), LEAST_INK)
    if middle < DARK_PAPER or middle - darkest < LITTLE_CONTRAST // 2:
        found.append(Finding.TOO_DARK)
    elif middle < GLARE_PAPER:
        shining = grey.reduce(8).filter(ImageFilter.MinFilter(5)).histogram()
        if sum(shining[GLARING:]) > GLARE_SHARE * sum(shining):
            found.append(Finding.GLARE)
    return found


def is_cut(clear: Image.Image) -> bool:
    """Say whether writing runs over an edge of the page (on white, not yet turned)."""
    dpi = float(clear.info["dpi"][0])
    deep = max(2, round(EDGE_MM / 25.4 * dpi))
    longest = LONGEST_RUN_MM / 25.4 * dpi
    grey = clear.convert("L")
    wide, high = grey.size
    strips = (
        grey.crop((0, 0, wide, deep)).resize((wide, 1), Image.Resampling.BOX),
        grey.crop((0, high - deep, wide, high)).resize((wide, 1), Image.Resampling.BOX),
        grey.crop((0, 0, deep, high)).resize((1, high), Image.Resampling.BOX),
        grey.crop((wide - deep, 0, wide, high)).resize((1, high), Image.Resampling.BOX),
    )
    return any(_short_runs(strip.tobytes(), longest) >= CUT_RUNS for strip in strips)


def is_too_fine(dpi: float, letter_mm: float) -> bool:
    """Say whether nobody could read it printed: too coarse, or letters too small."""
    return dpi < COARSEST_DPI or 0 < letter_mm < LEAST_LETTER_MM


def is_card(box: tuple[int, int, int, int] | None, dpi: float) -> bool:
    """Say whether all there is on the page is as large as a citizen card (ID-1)."""
    if box is None:
        return False
    sides = sorted(((box[2] - box[0]) / dpi * 25.4, (box[3] - box[1]) / dpi * 25.4))
    wanted = sorted(CARD_MM)
    pairs = zip(sides, wanted, strict=True)
    return all(abs(side - want) < CARD_SLACK * want for side, want in pairs)


def fingerprint(clear: Image.Image) -> bytes:
    """Return what a page looks like from afar: 96 bytes, one bit for each of 24 × 32.

    A bit says whether there is more ink here than in the neighbour on the right.
    """
    wide, high = PRINT_SIZE
    size = (wide + 1, high)
    small = clear.convert("L").resize(size, Image.Resampling.BOX).tobytes()
    bits = 0
    for row in range(high):
        line = small[row * (wide + 1) : (row + 1) * (wide + 1)]
        for one, other in itertools.pairwise(line):
            bits = bits << 1 | (other - one > 1)
    return bits.to_bytes(wide * high // 8, "big")


def _short_runs(strip: bytes, longest: float) -> int:
    runs = 0
    for dark, group in itertools.groupby(level < 170 for level in strip):
        length = sum(1 for _ in group)
        runs += dark and 2 <= length <= longest
    return runs


def _mean(grey: Image.Image, where: Image.Image) -> float:
    histogram = grey.histogram(where)
    total = sum(level * many for level, many in enumerate(histogram))
    return total / max(1, sum(histogram))


def _level_at(grey: Image.Image, share: float) -> int:
    """Return the brightness below which this share of the pixels lies."""
    histogram = grey.histogram()
    wanted, seen = share * sum(histogram), 0
    for level, many in enumerate(histogram):
        seen += many
        if seen > wanted:
            return level
    return 255
