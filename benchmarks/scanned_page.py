"""A full page of Vietnamese as a scanner gives it at 300 dpi: askew, shaded, grainy."""

import io
from functools import cache

from PIL import Image, ImageChops

from counter_app.rehearsal.papers import BIRTH, DECLARATION, POWER, Invented, sheet

DPI = 300
ASKEW = 0.9
"""Degrees clockwise."""
SHADE, GRAIN = 30, 10
LINES = (*BIRTH.lines, *POWER.lines, *DECLARATION.lines)[:22]
PAPER = Invented(title="GIẤY CAM ĐOAN", lines=LINES, signed=False)
STAMPED = Invented(title=PAPER.title, lines=LINES[:16], stamp=True)


@cache
def scanned(kind: str = "plain") -> bytes:
    """Return the page as PNG: ``plain`` ink, ``grey`` photograph or ``stamped`` red."""
    page = sheet(STAMPED if kind == "stamped" else PAPER, DPI)
    if kind == "grey":
        face = Image.radial_gradient("L").resize((480, 640))
        page.paste(face.convert("RGB"), (1950, 2500))
        page = page.convert("L").convert("RGB")
    page = page.rotate(-ASKEW, Image.Resampling.BICUBIC, fillcolor="white")
    ramp = Image.linear_gradient("L").resize(page.size)
    dim = ramp.point([255 - SHADE + level * SHADE // 510 for level in range(256)])
    page = ImageChops.multiply(page, Image.merge("RGB", (dim, dim, dim)))
    grain = Image.effect_noise(page.size, GRAIN)
    dark = grain.point([max(0, 128 - level) for level in range(256)])
    page = ImageChops.subtract(page, Image.merge("RGB", (dark, dark, dark)))
    out = io.BytesIO()
    page.save(out, "PNG", dpi=(DPI, DPI), compress_level=1)
    return out.getvalue()


def accuracy(kind: str, text: str) -> float:
    """Return the share of the true characters in a text (1 - edit distance)."""
    paper = STAMPED if kind == "stamped" else PAPER
    truth = " ".join(" ".join((paper.title, *paper.lines)).split())
    read = " ".join(text.split())
    before = [*range(len(truth) + 1)]
    for at, letter in enumerate(read, 1):
        here = [at]
        for place, other in enumerate(truth, 1):
            cost = before[place - 1] + (letter != other)
            here.append(min(cost, before[place] + 1, here[-1] + 1))
        before = here
    return max(0.0, 1.0 - float(before[-1]) / len(truth))
