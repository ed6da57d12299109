"""A receipt, laid out and drawn, against reportlab drawing it from a ready layout.

The limit is a bare canvas in a loop: every place already in points, every bar and
square already written as one path, a typeface set only when it changes, typefaces as
reportlab embeds them by itself. Each round has another citizen, code and procedure, so
that nothing is quick only because it was drawn a moment ago.
"""

import io
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from time import process_time
from typing import Any

from reportlab.pdfbase.pdfmetrics import _fonts, getRegisteredFontNames
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.invented import RECEIPT
from benchmarks.measurement import Measurement
from benchmarks.register import FAMILIES, GIVEN
from counter_app.domain.ids import DossierCode
from counter_app.domain.receipts import PaperSize, Receipt
from counter_app.paper.placed import POINT, Face, Marks, Rule, Sheet, Text, Thing
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES

BARE = "Bare-"
"""Before the names of the typefaces as reportlab has them by itself."""
PROCEDURES = (
    "Cấp bản sao Trích lục hộ tịch, bản sao Giấy khai sinh",
    "Đăng ký khai sinh",
    "Thủ tục cấp Giấy xác nhận tình trạng hôn nhân",
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản",
    "Đăng ký lại kết hôn",
    "Thủ tục đăng ký giám hộ",
    "Xóa đăng ký thường trú",
)
WARMING = 3
"""Rounds not counted: reading typefaces happens once a day, not once a paper."""

Stroke = tuple[str, tuple[Any, ...]]
"""A method of the canvas, and what it is called with."""


def measure(rounds: int) -> Measurement:
    """Draw the same receipt both ways, in turn."""
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    ours, limit = [], []
    for number in range(WARMING + rounds):
        receipt = _receipt(number)
        bare = _BarePage(paper.sheet(receipt, PaperSize.A5))
        ours.append(_milliseconds(partial(paper.receipt, receipt, PaperSize.A5)))
        limit.append(_milliseconds(bare.draw))
    return Measurement(
        name="receipt",
        what="receipt laid out and drawn as PDF, typefaces read before",
        against="a bare reportlab canvas drawing the same page, already laid out",
        unit="ms",
        ours=ours[WARMING:],
        limit=limit[WARMING:],
        goal=2.0,
    )


def _receipt(number: int) -> Receipt:
    """Return the receipt of one of many citizens."""
    family, given = FAMILIES[number % 8], GIVEN[number % 9]
    return replace(
        RECEIPT,
        code=DossierCode(f"000.12.34.H26-261123-{1000 + number:04d}"),
        applicant=f"{family} Thị {given}",
        personal_id=f"0011870{number:05d}",
        phone=f"0912 {number:03d} 678",
        procedure_name=PROCEDURES[number % len(PROCEDURES)],
        officer=f"{FAMILIES[-number % 8]} Thu {GIVEN[-number % 9]}",
    )


def _milliseconds(draw: Callable[[], bytes]) -> float:
    """Take processor time: the machine has other work."""
    began = process_time()
    draw()
    return (process_time() - began) * 1000


class _BarePage:
    def __init__(self, sheet: Sheet) -> None:
        for face in Face:
            file = RESOURCES / "fonts" / f"{face.value}.ttf"
            if BARE + face.value not in getRegisteredFontNames():
                # Not registerFont: it takes ours for every file of the same face.
                _fonts[BARE + face.value] = TTFont(BARE + face.value, str(file))
        self._size = (sheet.width / POINT, sheet.height / POINT)
        self._pages = [_strokes(page, sheet.height) for page in sheet.pages]

    def draw(self) -> bytes:
        file = io.BytesIO()
        canvas = Canvas(file, pagesize=self._size, pageCompression=1, invariant=1)
        for page in self._pages:
            for name, arguments in page:
                getattr(canvas, name)(*arguments)
            canvas.showPage()
        canvas.save()
        return file.getvalue()


def _strokes(page: tuple[Thing, ...], height: float) -> list[Stroke]:
    strokes: list[Stroke] = []
    font, weight = None, None
    for thing in page:
        if isinstance(thing, Text):
            if font != (thing.face, thing.size):
                font = (thing.face, thing.size)
                strokes.append(("setFont", (BARE + thing.face.value, thing.size)))
            place = (thing.x / POINT, (height - thing.y) / POINT)
            strokes.append(("drawString", (*place, thing.text)))
        elif isinstance(thing, Rule):
            if weight != thing.weight:
                weight = thing.weight
                strokes.append(("setLineWidth", (weight / POINT,)))
            ends = (thing.x1, height - thing.y1, thing.x2, height - thing.y2)
            strokes.append(("line", tuple(end / POINT for end in ends)))
        elif isinstance(thing, Marks):
            strokes.append(("addLiteral", (_path(thing, height),)))
    return strokes


def _path(marks: Marks, height: float) -> str:
    squares = (
        f"{(marks.x + left) / POINT:.3f} {(height - marks.y - top - tall) / POINT:.3f}"
        f" {wide / POINT:.3f} {tall / POINT:.3f} re"
        for left, top, wide, tall in marks.cells
    )
    return "\n".join((*squares, "f"))
