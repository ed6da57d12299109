"""A laid-out sheet as PDF, by reportlab's canvas: exactly what was placed, where.

Equal sheets give equal bytes: no clock, no random name. reportlab writes no structure
tags; language, title and reading order are what it can give to a screen reader.
"""

import io
from typing import Any

from counter_app.paper.placed import POINT, Face, Marks, Rule, Sheet, Text

LANGUAGE = "vi"
PROGRAM = "Một cửa phường"


def draw(sheet: Sheet) -> bytes:
    """Draw the sheet. The typefaces must be registered: see Fonts.load."""
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # printers take plain bytes; spelling them out costs time
    file = io.BytesIO()
    canvas = Canvas(
        file,
        pagesize=(sheet.width / POINT, sheet.height / POINT),
        pageCompression=1,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # else every page asks for Helvetica
        lang=LANGUAGE,
    )
    canvas.setTitle(sheet.title)
    canvas.setAuthor(PROGRAM)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    for page in sheet.pages:
        pen = _Pen(canvas, sheet.height)
        for thing in page:
            pen.draw(thing)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


class _Pen:
    """Draws on one page; PDF counts points from the lower left corner."""

    def __init__(self, canvas: Any, height: float) -> None:
        self._canvas = canvas
        self._height = height

    def draw(self, thing: Text | Rule | Marks) -> None:
        if isinstance(thing, Text):
            self._text(thing)
        elif isinstance(thing, Rule):
            self._rule(thing)
        else:
            self._marks(thing)

    def _text(self, text: Text) -> None:
        canvas = self._canvas
        canvas.setFont(text.face.value, text.size)
        if not text.grey and not text.turned:
            canvas.drawString(text.x / POINT, self._up(text.y), text.text)
            return
        canvas.saveState()
        canvas.setFillGray(text.grey)
        canvas.translate(text.x / POINT, self._up(text.y))
        canvas.rotate(text.turned)
        canvas.drawString(0, 0, text.text)
        canvas.restoreState()

    def _rule(self, rule: Rule) -> None:
        self._canvas.setLineWidth(rule.weight / POINT)
        self._canvas.line(
            rule.x1 / POINT, self._up(rule.y1), rule.x2 / POINT, self._up(rule.y2)
        )

    def _marks(self, marks: Marks) -> None:
        # One path for all: no hairline of white between squares that touch. Written
        # out here because reportlab's own rounding of so many numbers takes as long
        # as the rest of the page.
        cells = "".join(
            f"{(marks.x + left) / POINT:.3f} {self._up(marks.y + top + height):.3f}"
            f" {width / POINT:.3f} {height / POINT:.3f} re\n"
            for left, top, width, height in marks.cells
        )
        self._canvas.addLiteral(f"{cells}f")

    def _up(self, y: float) -> float:
        return (self._height - y) / POINT
