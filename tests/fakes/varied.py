"""Papers that differ as those of a counter do: type, tables, pictures, ink, paper."""

import random
from functools import cache

from PIL import Image, ImageChops, ImageDraw, ImageFont

from counter_app.rehearsal import papers

DPI = 200
TEXT = (
    *papers.BIRTH.lines,
    *papers.POWER.lines,
    *papers.DECLARATION.lines,
    *papers.RESIDENCE.lines,
)
NAMES = ("NGUYỄN VĂN THỬ", "TRẦN THỊ MẪU", "LÊ HOÀNG GIẢ", "VŨ ĐỨC TẬP", "ĐỖ THỊ DƯỢT")
COLUMNS = (20, 35, 95, 130, 160, 192)
"""Millimetres from the left."""
HEAD = ("STT", "Họ và tên", "Ngày sinh", "Quan hệ", "Ghi chú")

Written = tuple[Image.Image, str]
"""A page and what stands on it."""


def px(millimetres: float) -> int:
    return round(millimetres / 25.4 * DPI)


@cache
def face(name: str, points: float) -> ImageFont.FreeTypeFont:
    path = papers.RESOURCES / "fonts" / f"{name}.ttf"
    return ImageFont.truetype(path, points * DPI / 72)


def empty() -> Image.Image:
    page = Image.new("RGB", (px(210), px(297)), "white")
    page.info["dpi"] = (DPI, DPI)
    return page


def typed(
    name: str = "Tinos-Regular",
    points: float = 12,
    lines: int = 22,
    ink: tuple[int, int, int] = (20, 20, 20),
) -> Written:
    """Lines of text from edge to edge."""
    page, font, told = empty(), face(name, points), []
    pen = ImageDraw.Draw(page)
    for at in range(lines):
        line = TEXT[at % len(TEXT)]
        while pen.textlength(line, font) > px(170):
            line = line.rsplit(" ", 1)[0]
        pen.text((px(22), px(25 + at * points * 0.62)), line, ink, font)
        told.append(line)
    return page, " ".join(told)


def table() -> Written:
    """Nineteen rows of five ruled columns."""
    page, font, told = empty(), face("Tinos-Regular", 11), []
    pen = ImageDraw.Draw(page)
    for at in range(19):
        top = 40 + 10 * at
        born = f"{at + 3:02d}/{at % 12 + 1:02d}/19{60 + at}"
        row = HEAD if not at else (str(at), NAMES[at % 5], born, "Con", "Có mặt")
        pen.rectangle((px(20), px(top), px(192), px(top + 10)), None, "black", 2)
        for column, words in zip(COLUMNS, row, strict=False):
            pen.line((px(column), px(top), px(column), px(top + 10)), "black", 2)
            pen.text((px(column + 2), px(top + 2.2)), words, "black", font)
        told.extend(row)
    return page, " ".join(told)


def with_photograph(written: Written) -> Written:
    """One colour picture of 90 by 70 mm below the text."""
    page, told = written
    size = (px(90), px(70))
    bands = [
        Image.linear_gradient("L").resize(size),
        Image.radial_gradient("L").resize(size),
        Image.linear_gradient("L").rotate(90).resize(size),
    ]
    chance = random.Random(5)
    spots = Image.frombytes("L", (60, 45), chance.randbytes(60 * 45))
    grain = spots.resize(size, Image.Resampling.BICUBIC).convert("RGB")
    page.paste(Image.blend(grain, Image.merge("RGB", bands), 0.6), (px(60), px(200)))
    return page, told


def stamped(written: Written, stamps: int) -> Written:
    """Red stamps and a blue signature."""
    page, told = written
    pen = ImageDraw.Draw(page)
    for at in range(stamps):
        papers._stamp(pen, px(120 - 40 * at), px(225), DPI)
    papers._sign(pen, px(130), px(235), DPI, "x")
    return page, told


def tinted(written: Written, paper: tuple[int, int, int]) -> Written:
    """Paper of another colour."""
    page, told = written
    other = ImageChops.multiply(page, Image.new("RGB", page.size, paper))
    other.info = page.info
    return other, told


def faint(written: Written) -> Written:
    """Ink of a printer whose toner runs out."""
    page, told = written
    pale = page.point([min(255, 150 + level * 105 // 255) for level in range(256)] * 3)
    pale.info = page.info
    return pale, told


def grey(written: Written) -> Written:
    """As a copier without colour gives it."""
    page, told = written
    plain = page.convert("L").convert("RGB")
    plain.info = page.info
    return plain, told


PAGES = {
    "serif": typed,
    "sans": lambda: typed("NotoSans-Regular"),
    "italic": lambda: typed("Tinos-Italic", 13, 20),
    "bold": lambda: typed("NotoSans-Bold", 11),
    "small print": lambda: typed(points=9.5, lines=34),
    "blue ink": lambda: typed("Tinos-Italic", 14, 18, (30, 40, 150)),
    "table": table,
    "faint print": lambda: faint(typed()),
    "yellowed paper": lambda: tinted(typed(), (240, 222, 170)),
    "grey photograph": lambda: grey(with_photograph(typed(lines=14))),
    "colour photograph": lambda: with_photograph(typed("NotoSans-Regular", lines=14)),
    "stamp": lambda: stamped(typed(lines=18), 1),
    "two stamps": lambda: stamped(typed(lines=18), 2),
}
