"""Papers as they really come out of a scanner: askew, grey, dusty, bled through."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from counter_app.rehearsal.papers import BIRTH, Invented, card, sheet

__all__ = ["BIRTH", "Invented", "card", "encoded", "sheet", "spoiled"]


def spoiled(
    page: Image.Image,
    *,
    askew: float = 0.0,
    shade: int = 0,
    noise: int = 6,
    blur: float = 0.0,
    back: Image.Image | None = None,
    border: int = 0,
    seed: int = 1,
) -> Image.Image:
    """A page as scanned: ``askew`` in degrees clockwise, ``border`` in pixels."""
    info, page = page.info, page.convert("RGB")
    if back is not None:
        through = back.convert("RGB").transpose(Image.Transpose.FLIP_LEFT_RIGHT)
        faint = through.filter(ImageFilter.GaussianBlur(2)).point(
            [min(255, 222 + level // 8) for level in range(256)] * 3
        )
        page = ImageChops.multiply(page, faint)
    if askew:
        page = page.rotate(-askew, Image.Resampling.BICUBIC, fillcolor="white")
    if shade:
        ramp = Image.linear_gradient("L").resize(page.size)
        dim = ramp.point([255 - shade + level * shade // 510 for level in range(256)])
        page = ImageChops.multiply(page, Image.merge("RGB", (dim, dim, dim)))
    if blur:
        page = page.filter(ImageFilter.GaussianBlur(blur))
    if noise:
        grain = Image.effect_noise(page.size, noise * 2)
        dark = grain.point([max(0, 128 - level) for level in range(256)])
        light = grain.point([max(0, level - 128) for level in range(256)])
        page = ImageChops.subtract(page, Image.merge("RGB", (dark, dark, dark)))
        page = ImageChops.add(page, Image.merge("RGB", (light, light, light)))
        page = dusty(page, seed)
    if border:
        wide, high = page.size
        lid = Image.new("RGB", (wide + 2 * border, high + 2 * border), (22, 22, 24))
        lid.paste(page, (border, border))
        page = lid
    page.info = info
    return page


def dusty(page: Image.Image, seed: int) -> Image.Image:
    chance, page = random.Random(seed), page.copy()
    pen = ImageDraw.Draw(page)
    for _speck in range(30):
        at = (chance.randrange(page.width), chance.randrange(page.height))
        pen.point(at, (90, 90, 90))
    return page


def encoded(page: Image.Image, kind: str = "PNG", **options) -> bytes:
    out = io.BytesIO()
    page.save(out, kind, dpi=page.info.get("dpi", (200, 200)), **options)
    return out.getvalue()
