"""A receipt, laid out and drawn, against reportlab drawing it from a ready layout.

The limit is a bare canvas in a loop: every place already in points, every bar and
square already written as one path, a typeface set only when it changes.
"""

import io
from collections.abc import Callable
from time import perf_counter
from typing import Any

from reportlab.pdfgen.canvas import Canvas

from benchmarks.invented import RECEIPT
from benchmarks.measurement import Measurement
from counter_app.domain.receipts import PaperSize
from counter_app.paper.placed import POINT, Marks, Rule, Sheet, Text
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES

WARMING = 3
"""Rounds not counted: reading typefaces happens once a day, not once a paper."""

Stroke = tuple[str, tuple[Any, ...]]
"""A method of the canvas, and what it is called with."""


def measure(rounds: int) -> Measurement:
    """Draw the same receipt both ways, in turn."""
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    bare = _BarePage(paper.sheet(RECEIPT, PaperSize.A5))

    def draw_ours() -> bytes:
        return paper.receipt(RECEIPT, PaperSize.A5)

    for _ in range(WARMING):
        draw_ours()
        bare.draw()
    ours, limit = [], []
    for _ in range(rounds):
        ours.append(_milliseconds(draw_ours))
        limit.append(_milliseconds(bare.draw))
    return Measurement(
        name="receipt",
        what="receipt laid out and drawn as PDF, typefaces read before",
        against="a bare reportlab canvas drawing the same page, already laid out",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=2.0,
    )


def _milliseconds(draw: Callable[[], bytes]) -> float:
    began = perf_counter()
    draw()
    return (perf_counter() - began) * 1000


class _BarePage:
    def __init__(self, sheet: Sheet) -> None:
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


def _strokes(page: tuple[Text | Rule | Marks, ...], height: float) -> list[Stroke]:
    strokes: list[Stroke] = []
    font, weight = None, None
    for thing in page:
        if isinstance(thing, Text):
            if font != (thing.face, thing.size):
                font = (thing.face, thing.size)
                strokes.append(("setFont", (thing.face.value, thing.size)))
            place = (thing.x / POINT, (height - thing.y) / POINT)
            strokes.append(("drawString", (*place, thing.text)))
        elif isinstance(thing, Rule):
            if weight != thing.weight:
                weight = thing.weight
                strokes.append(("setLineWidth", (weight / POINT,)))
            ends = (thing.x1, height - thing.y1, thing.x2, height - thing.y2)
            strokes.append(("line", tuple(end / POINT for end in ends)))
        else:
            strokes.append(("addLiteral", (_path(thing, height),)))
    return strokes


def _path(marks: Marks, height: float) -> str:
    squares = (
        f"{(marks.x + left) / POINT:.3f} {(height - marks.y - top - tall) / POINT:.3f}"
        f" {wide / POINT:.3f} {tall / POINT:.3f} re"
        for left, top, wide, tall in marks.cells
    )
    return "\n".join((*squares, "f"))
