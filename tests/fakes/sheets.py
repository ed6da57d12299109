"""Papers as they really come out of a scanner: askew, grey, dusty, bled through."""

import io
import random

from PIL import Image, ImageChops, ImageDraw, ImageFilter

from counter_app.domain.cover_strips import CoverStrip
from counter_app.rehearsal.papers import (
    BIRTH,
    DECLARATION,
    POWER,
    RESIDENCE,
    Invented,
    blank,
    card,
    sheet,
    strip,
)

__all__ = ["BIRTH", "Invented", "card", "encoded", "mixed_stack", "sheet", "spoiled"]

OVERLEAF = Invented(
    title="",
    lines=(
        "Điều 5. Các bên cam kết thực hiện đúng những nội dung đã thỏa thuận.",
        "Điều 6. Mọi thay đổi phải được lập thành văn bản và có chữ ký.",
        "Điều 7. Văn bản này gồm hai trang, lập thành hai bản như nhau.",
    ),
    signed=False,
)
SECOND = Invented(
    title="",
    lines=(
        "Phần khai về người cha: TRẦN VĂN MẪU, sinh ngày 01 tháng 12 năm 1990",
        "Dân tộc: Kinh. Quốc tịch: Việt Nam. Nơi cư trú: như trên",
        "Làm tại phường Thử Nghiệm, ngày 20 tháng 11 năm 2026",
    ),
    signed=False,
)
NOTE = Invented(
    title="",
    lines=("Người nộp xin nhận kết quả vào buổi chiều, tại quầy số ba.",),
)


def photocopy(paper: Invented, dpi: int) -> Image.Image:
    """A grey copy with a photograph on it."""
    page = sheet(paper, dpi).convert("L")
    face = Image.radial_gradient("L").resize((dpi * 3 // 2, dpi * 2))
    page.paste(face, (dpi * 5, dpi * 8))
    page.info["dpi"] = (dpi, dpi)
    return page


def mixed_stack(dpi: int = 200) -> list[Image.Image]:
    """Twelve sides behind five strips, as bad as a counter gets them.

    Black and white, colour and grey; askew, shaded, one on its head; two blank backs,
    one shone through; both sides of a card. Pages of the rows: 2, 1, 2, 1 and 3.
    """
    names = {
        "to-khai-giay": "Tờ khai giấy",
        "giay-chung-sinh": "Giấy chứng sinh",
        "giay-to-tuy-than": "Giấy tờ tùy thân",
        "giay-to-cu-tru": "Giấy tờ cư trú",
        "van-ban-uy-quyen": "Văn bản ủy quyền",
    }
    covers = {
        row: spoiled(strip(CoverStrip("1.001193", row), name, dpi), askew=0.8, noise=4)
        for row, name in names.items()
    }
    plain = Invented(title=DECLARATION.title, lines=DECLARATION.lines, signed=False)
    upside_down = photocopy(RESIDENCE, dpi).transpose(Image.Transpose.ROTATE_180)
    upside_down.info["dpi"] = (dpi, dpi)
    return [
        covers["to-khai-giay"],
        spoiled(sheet(plain, dpi), askew=1.6, noise=5),
        spoiled(sheet(SECOND, dpi), askew=-0.7, noise=5, seed=2),
        covers["giay-chung-sinh"],
        spoiled(sheet(BIRTH, dpi), askew=-1.1, shade=40, noise=5),
        spoiled(blank(dpi), back=sheet(BIRTH, dpi), noise=7, shade=20),
        covers["giay-to-tuy-than"],
        spoiled(card(front=True, dpi=dpi), noise=4),
        spoiled(card(front=False, dpi=dpi), noise=4, seed=3),
        covers["giay-to-cu-tru"],
        spoiled(upside_down, noise=4),
        spoiled(blank(dpi), noise=6),
        covers["van-ban-uy-quyen"],
        spoiled(sheet(POWER, dpi), askew=2.3, shade=30, noise=5),
        spoiled(sheet(OVERLEAF, dpi), askew=0.4, noise=5),
        spoiled(sheet(NOTE, dpi), noise=5),
        spoiled(blank(dpi), noise=6, seed=5),
    ]


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


def photographed(
    page: Image.Image,
    size: tuple[int, int] = (3264, 2448),
    *,
    askew: float = 1.5,
    desk: tuple[int, int, int] = (46, 42, 40),
) -> Image.Image:
    """A page under a document camera: on a dark mat, askew, the lamp to one side."""
    wide, high = size
    paper = page.convert("RGB")
    factor = high * 0.93 / paper.height
    paper = paper.resize(
        (round(paper.width * factor), round(paper.height * factor)),
        Image.Resampling.LANCZOS,
    )
    mask = Image.new("L", paper.size, 255).rotate(-askew, expand=True)
    paper = paper.rotate(-askew, Image.Resampling.BICUBIC, expand=True)
    frame = Image.new("RGB", size, desk)
    at = ((wide - paper.width) // 2, (high - paper.height) // 2)
    frame.paste(paper, at, mask)
    frame = frame.filter(ImageFilter.GaussianBlur(0.6))
    return spoiled(frame, shade=50, noise=6)


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
