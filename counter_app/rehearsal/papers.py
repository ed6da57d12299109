"""Invented papers, drawn as a scanner would see them on a perfect day.

Everything on them is fictitious and says so. The rehearsal's virtual feeder is loaded
with them; tests and benchmarks spoil them further.
"""

import random
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import segno
from PIL import Image, ImageDraw, ImageFont

from counter_app.domain.cover_strips import CoverStrip, Mark, payload
from counter_app.domain.ids import ProcedureCode, RowId
from counter_app.paths import RESOURCES

A4_MM = (210, 297)
CARD_MM = (85.6, 54.0)
RED, BLUE, BLACK = (200, 30, 40), (30, 50, 150), (25, 25, 25)
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NOT_REAL = "GIẤY TỜ HƯ CẤU, DÙNG ĐỂ TẬP DƯỢT"


@dataclass(frozen=True, slots=True, kw_only=True)
class Invented:
    """What is written on one side of a sheet."""

    title: str
    lines: tuple[str, ...]
    stamp: bool = False
    signed: bool = True


BIRTH = Invented(
    title="GIẤY CHỨNG SINH",
    lines=(
        "Bệnh viện Phụ sản Thử Nghiệm, số 1 Phố Thử, Hà Nội, chứng nhận:",
        "Họ và tên mẹ: NGUYỄN THỊ THỬ, sinh ngày 05 tháng 3 năm 1987",
        "Số định danh cá nhân: 001187012901, dân tộc Kinh",
        "Nơi thường trú: Số 1 Phố Thử, phường Văn Miếu, thành phố Hà Nội",
        "Đã sinh con vào lúc 07 giờ 15 phút, ngày 12 tháng 11 năm 2026",
        "Số con trong lần sinh này: một. Giới tính của con: gái",
        "Cân nặng: 3200 gam. Tình trạng sức khỏe: khỏe mạnh",
        "Dự kiến đặt tên con là: TRẦN THỊ MẪU",
        "Người đỡ đẻ: Nữ hộ sinh Lê Thị Thật Giả",
        "Lưu ý: Giấy chứng sinh cấp lần đầu, số 0142, quyển số 07",
    ),
    stamp=True,
)
POWER = Invented(
    title="GIẤY ỦY QUYỀN",
    lines=(
        "Căn cứ Bộ luật Dân sự và các văn bản hướng dẫn thi hành,",
        "Tôi là TRẦN VĂN MẪU, sinh ngày 01 tháng 12 năm 1990",
        "Căn cước số 001090000123, cấp ngày 08 tháng 7 năm 2025",
        "Ủy quyền cho bà NGUYỄN THỊ THỬ, căn cước số 001187012901",
        "thay mặt tôi nộp hồ sơ và nhận kết quả đăng ký khai sinh cho con.",
        "Thời hạn ủy quyền: ba mươi ngày kể từ ngày ký giấy này.",
        "Tôi chịu trách nhiệm trước pháp luật về nội dung ủy quyền trên.",
    ),
    stamp=True,
)
DECLARATION = Invented(
    title="TỜ KHAI ĐĂNG KÝ KHAI SINH",
    lines=(
        "Kính gửi: Ủy ban nhân dân phường Thử Nghiệm",
        "Họ, chữ đệm, tên người yêu cầu: NGUYỄN THỊ THỬ",
        "Nơi cư trú: Số 1 Phố Thử, phường Văn Miếu, thành phố Hà Nội",
        "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:",
        "Họ, chữ đệm, tên: TRẦN THỊ MẪU. Ngày sinh: 12 tháng 11 năm 2026",
        "Giới tính: nữ. Dân tộc: Kinh. Quốc tịch: Việt Nam",
        "Nơi sinh: Bệnh viện Phụ sản Thử Nghiệm, Hà Nội",
        "Quê quán: xã Thử, tỉnh Mẫu. Số bản sao yêu cầu cấp: hai",
        "Tôi cam đoan nội dung đề nghị đăng ký khai sinh trên đây là đúng sự thật,",
        "được sự thỏa thuận nhất trí của các bên liên quan theo quy định pháp luật.",
    ),
)
RESIDENCE = Invented(
    title="XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ",
    lines=(
        "Công an phường Thử Nghiệm xác nhận thông tin cư trú như sau:",
        "Họ, chữ đệm và tên: NGUYỄN THỊ THỬ, giới tính nữ",
        "Nơi thường trú: Số 1 Phố Thử, phường Văn Miếu, thành phố Hà Nội",
        "Nơi ở hiện tại: Số 1 Phố Thử, phường Văn Miếu, thành phố Hà Nội",
        "Quan hệ với chủ hộ: vợ. Chủ hộ: TRẦN VĂN MẪU",
        "Giấy này có giá trị trong thời hạn một năm kể từ ngày cấp.",
    ),
    stamp=True,
)
MORE = Invented(
    title="",
    lines=(
        "Điều 5. Các bên cam kết thực hiện đúng những nội dung đã thỏa thuận.",
        "Điều 6. Mọi thay đổi phải được lập thành văn bản và có chữ ký.",
        "Điều 7. Văn bản này gồm hai trang, lập thành hai bản có giá trị như nhau.",
        "Người làm chứng đã nghe đọc lại toàn bộ nội dung và đồng ý ký tên.",
    ),
)


def sheet(paper: Invented, dpi: int = 200) -> Image.Image:
    """Draw one side of A4 in colour, upright, on white paper."""
    page = Image.new("RGB", (_px(A4_MM[0], dpi), _px(A4_MM[1], dpi)), "white")
    pen = ImageDraw.Draw(page)
    middle, down = page.width / 2, _px(20, dpi)
    for text, points, bold in ((NATION, 12, True), (MOTTO, 12, True)):
        pen.text((middle, down), text, BLACK, _font(points, dpi, bold=bold), "ma")
        down += _px(6.5, dpi)
    down += _px(14, dpi)
    pen.text((middle, down), paper.title, BLACK, _font(16, dpi, bold=True), "ma")
    down += _px(16, dpi)
    for line in paper.lines:
        pen.text((_px(28, dpi), down), line, BLACK, _font(12.5, dpi))
        down += _px(9, dpi)
    down += _px(12, dpi)
    pen.text((_px(28, dpi), _px(282, dpi)), NOT_REAL, BLACK, _font(9, dpi))
    if paper.signed:
        _sign(pen, _px(140, dpi), down, dpi, paper.title)
    if paper.stamp:
        _stamp(pen, _px(125, dpi), down + _px(8, dpi), dpi)
    page.info["dpi"] = (dpi, dpi)
    return page


def card(*, front: bool, dpi: int = 200) -> Image.Image:
    """Draw one side of an invented citizen card, lying on the white glass of A4."""
    page = Image.new("RGB", (_px(A4_MM[0], dpi), _px(A4_MM[1], dpi)), "white")
    pen = ImageDraw.Draw(page)
    left, top = _px(40, dpi), _px(35, dpi)
    right, bottom = left + _px(CARD_MM[0], dpi), top + _px(CARD_MM[1], dpi)
    edge = _px(3, dpi)
    pen.rounded_rectangle((left, top, right, bottom), edge, (214, 232, 240), BLACK, 2)
    if front:
        pen.rectangle(
            (left + edge, top + _px(18, dpi), left + _px(26, dpi), bottom - edge),
            (150, 170, 180),
        )
        words: tuple[str, ...] = (
            "CĂN CƯỚC",
            "Số: 001187012901",
            "NGUYỄN THỊ THỬ",
            "05/03/1987",
        )
        across = left + _px(30, dpi)
    else:
        words = (
            "Nơi cư trú:",
            "Số 1 Phố Thử, Hà Nội",
            "Ngày cấp: 08/07/2025",
            NOT_REAL,
        )
        across = left + _px(6, dpi)
    down = top + _px(6, dpi)
    for word in words:
        pen.text((across, down), word, BLACK, _font(8, dpi, bold=word.isupper()))
        down += _px(8, dpi)
    page.info["dpi"] = (dpi, dpi)
    return page


def strip(mark: Mark, title: str, dpi: int = 200) -> Image.Image:
    """Draw a cover strip as it looks scanned: a code and a name at the top of A4."""
    page = Image.new("RGB", (_px(A4_MM[0], dpi), _px(A4_MM[1], dpi)), "white")
    pen = ImageDraw.Draw(page)
    code = segno.make(payload(mark), error="q", micro=False).matrix
    dot = _px(26, dpi) / len(code)
    left, top = _px(20, dpi), _px(18, dpi)
    for down, row in enumerate(code):
        for across, dark in enumerate(row):
            if dark:
                corner = (left + across * dot, top + down * dot)
                end = (corner[0] + dot - 1, corner[1] + dot - 1)
                pen.rectangle((*corner, *end), "black")
    pen.text((_px(52, dpi), _px(26, dpi)), title, BLACK, _font(16, dpi, bold=True))
    page.info["dpi"] = (dpi, dpi)
    return page


def blank(dpi: int = 200) -> Image.Image:
    """Return the empty back of a sheet."""
    page = Image.new("RGB", (_px(A4_MM[0], dpi), _px(A4_MM[1], dpi)), "white")
    page.info["dpi"] = (dpi, dpi)
    return page


def birth_stack(dpi: int = 200) -> list[Image.Image]:
    """Return twelve sides for five rows of 1.001193, each row behind its strip."""
    procedure = ProcedureCode("1.001193")

    def cover(row: str, title: str) -> Image.Image:
        return strip(CoverStrip(procedure, RowId(row)), title, dpi)

    return [
        cover("to-khai-giay", "Tờ khai giấy"),
        sheet(DECLARATION, dpi),
        cover("giay-chung-sinh", "Giấy chứng sinh"),
        sheet(BIRTH, dpi),
        cover("giay-to-tuy-than", "Giấy tờ tùy thân"),
        card(front=True, dpi=dpi),
        card(front=False, dpi=dpi),
        cover("giay-to-cu-tru", "Giấy tờ cư trú"),
        sheet(RESIDENCE, dpi),
        blank(dpi),
        cover("van-ban-uy-quyen", "Văn bản ủy quyền"),
        sheet(POWER, dpi),
    ]


def _sign(pen: ImageDraw.ImageDraw, across: int, down: int, dpi: int, who: str) -> None:
    chance = random.Random(who)  # noqa: S311 -- a scribble
    steps = [
        (across + _px(step * 1.6, dpi), down + _px(chance.uniform(4, 16), dpi))
        for step in range(22)
    ]
    pen.text((across, down - _px(6, dpi)), "Người ký", BLACK, _font(12, dpi, bold=True))
    pen.line(steps, BLUE, _px(0.5, dpi), "curve")


def _stamp(pen: ImageDraw.ImageDraw, across: int, down: int, dpi: int) -> None:
    for size, width in ((34, 1.0), (26, 0.5)):
        gap = _px((34 - size) / 2, dpi)
        box = (across + gap, down + gap)
        end = (across + _px(34, dpi) - gap, down + _px(34, dpi) - gap)
        pen.ellipse((*box, *end), outline=RED, width=_px(width, dpi))
    centre = (across + _px(17, dpi), down + _px(17, dpi))
    pen.text(centre, "DẤU THỬ", RED, _font(11, dpi, bold=True), "mm")


def _px(millimetres: float, dpi: int) -> int:
    return round(millimetres / 25.4 * dpi)


@cache
def _font(points: float, dpi: int, *, bold: bool = False) -> ImageFont.FreeTypeFont:
    name = "Tinos-Bold.ttf" if bold else "Tinos-Regular.ttf"
    face: Path = RESOURCES / "fonts" / name
    return ImageFont.truetype(face, points * dpi / 72)
