"""A laid-out sheet as PDF, by reportlab's canvas: exactly what was placed, where.

Equal sheets give equal bytes: no clock, no random name. A sheet is a tagged PDF; a book
of thousands of lines is not (docs/decisions/0014).
"""

import io
from collections.abc import Iterable
from dataclasses import replace
from itertools import groupby
from math import cos, radians, sin
from typing import Any
from zlib import compress

from counter_app.paper.picturing import operators
from counter_app.paper.placed import (
    POINT,
    SILENT,
    Face,
    Marks,
    Picture,
    Rule,
    Sheet,
    Tag,
    Text,
    Thing,
    Uprights,
)
from counter_app.paper.structure import VERSION, Element, Structure

LANGUAGE = "vi"
PROGRAM = "Một cửa phường"


def draw(sheet: Sheet) -> bytes:
    """Draw the sheet. The typefaces must be registered: see Fonts.load."""
    file = io.BytesIO()
    canvas = _canvas(file, sheet.width, sheet.height, sheet.title)
    document = canvas._doc  # noqa: SLF001 -- where reportlab keeps typefaces
    letters, structure = Letters(document), Structure()
    for page in sheet.pages:
        pen = _Pen(canvas, sheet.height, letters, structure)
        for thing in page:
            pen.draw(thing)
        pen.done()
        canvas.showPage()
        structure.turn()
    structure.write(document)
    canvas.save()
    return file.getvalue()


class BookDrawing:
    """Draws page after page of a paper whose number of pages nobody knows yet."""

    TOTAL = "pages"

    def __init__(self, width: float, height: float, title: str) -> None:
        self._file = io.BytesIO()
        self._height = height
        self._canvas = _canvas(self._file, width, height, title)
        self._letters = Letters(self._canvas._doc)  # noqa: SLF001 -- as above
        self._pages = 0
        self._kind: Text | None = None

    def page(self, things: Iterable[Thing], total: Text) -> None:
        """Draw one page; where ``total`` stands the number of all pages will."""
        canvas = self._canvas
        pen = _Pen(canvas, self._height, self._letters)
        for thing in things:
            pen.draw(thing)
        pen.done()
        canvas.saveState()
        canvas.translate(total.x / POINT, (self._height - total.y) / POINT)
        canvas.doForm(self.TOTAL)
        canvas.restoreState()
        canvas.showPage()
        _compress_last_page(canvas._doc)  # noqa: SLF001 -- as above
        self._pages, self._kind = self._pages + 1, total

    def finish(self) -> bytes:
        """Write the number of pages wherever it belongs; return the file."""
        canvas, kind = self._canvas, self._kind
        if kind:
            canvas.beginForm(self.TOTAL, 0, -5, 60, 15)
            canvas.setFont(kind.face.value, kind.size)
            canvas.drawString(0, 0, str(self._pages))
            canvas.endForm()
        canvas.save()
        return self._file.getvalue()


def _compress_last_page(document: Any) -> None:
    """Compress a page now; reportlab keeps all of them in full until the end."""
    from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream

    page = document.Pages.pages[-1]
    packed = compress(page.stream.encode())
    filters = PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])})
    page.Contents = PDFStream(dictionary=filters, content=packed)
    page.stream = None


def _canvas(file: io.BytesIO, width: float, height: float, title: str) -> Any:
    from reportlab import rl_config
    from reportlab.pdfgen.canvas import Canvas

    rl_config.useA85 = 0  # printers take plain bytes; spelling them out costs time
    canvas = Canvas(
        file,
        pagesize=(width / POINT, height / POINT),
        pageCompression=1,
        invariant=1,
        initialFontName=Face.REGULAR.value,  # else every page asks for Helvetica
        lang=LANGUAGE,
        pdfVersion=VERSION,
    )
    canvas.setTitle(title)
    canvas.setAuthor(PROGRAM)
    canvas.setSubject("")
    canvas.setCreator(PROGRAM)
    canvas.setViewerPreference("DisplayDocTitle", "true")
    return canvas


class _Pen:
    """Draws on one page; PDF counts points from the lower left corner.

    What a page says most (text, rules, squares) is written out here: reportlab's own
    rounding and splitting take several times as long as all the rest of a paper.
    """

    def __init__(
        self,
        canvas: Any,
        height: float,
        letters: "Letters",
        structure: Structure | None = None,
    ) -> None:
        self._canvas = canvas
        self._height = height
        self._letters = letters
        self._structure = structure
        self._said: list[str] = []
        self._weight = -1.0
        self._speaker: Element | None = None
        self._silent = False
        self._open: Element | Tag | None = None
        """Whose run is being drawn; SILENT: nobody's."""

    def draw(self, thing: Thing) -> None:
        if isinstance(thing, Text):
            self._runs(self._speaker)
            self._text(thing, apart=self._new_line(thing))
        elif isinstance(thing, Tag):
            self._silent = thing is SILENT
            if self._structure:
                self._speaker = self._structure.begin(thing)
        elif isinstance(thing, Rule):
            self._runs(None)
            self._rule(thing)
        elif isinstance(thing, Uprights):
            self._runs(None)
            self._uprights(thing)
        elif isinstance(thing, Picture):
            self._runs(self._figure(thing))
            self._said.extend(operators(thing, self._height))
        else:
            self._marks(thing)

    def done(self) -> None:
        """Put what was drawn on the page."""
        if self._open:
            self._said.append("EMC")
        self._canvas.addLiteral("\n".join(self._said))

    def _runs(self, speaker: Element | None) -> None:
        """Begin the run of somebody, or of nobody, unless it is under way."""
        wanted = speaker or SILENT
        if self._structure is None or wanted is self._open:
            return
        if self._open:
            self._said.append("EMC")
        self._open = wanted
        if speaker is None:
            self._said.append("/Artifact BMC")
            return
        run = self._structure.run(speaker)
        self._said.append(f"/{speaker.role.value} <</MCID {run}>> BDC")

    def _new_line(self, text: Text) -> bool:
        """Say whether a text is the next line of one that began above it."""
        if self._speaker is None:
            return False
        last, self._speaker.baseline = self._speaker.baseline, text.y
        return last is not None and last != text.y

    def _text(self, text: Text, *, apart: bool) -> None:
        x, y = text.x / POINT, self._up(text.y)
        if apart:
            # Two lines are two words: who hears or copies them sees no line's end.
            x -= self._letters.space(text.face) * text.size
            text = replace(text, text=f" {text.text}")
        strings = self._letters.shown(text.face, text.size, text.text)
        if not text.grey and not text.turned:
            self._said.append(f"BT\n{x:.3f} {y:.3f} Td\n{strings}\nET")
            return
        along, up = cos(radians(text.turned)), sin(radians(text.turned))
        self._said.append(
            f"q\n{text.grey:.3f} g\nBT\n{along:.5f} {up:.5f} {-up:.5f} {along:.5f}"
            f" {x:.3f} {y:.3f} Tm\n{strings}\nET\nQ"
        )

    def _uprights(self, lines: Uprights) -> None:
        self._weigh(lines.weight)
        top, bottom = f"{self._up(lines.y1):.3f}", f"{self._up(lines.y2):.3f}"
        xs = [f"{x / POINT:.3f}" for x in lines.xs]
        self._said.append("\n".join([f"{x} {top} m {x} {bottom} l" for x in xs]))
        self._said.append("S")

    def _weigh(self, weight: float) -> None:
        if weight != self._weight:
            self._weight = weight
            self._said.append(f"{weight / POINT:.3f} w")

    def _rule(self, rule: Rule) -> None:
        self._weigh(rule.weight)
        self._said.append(
            f"{rule.x1 / POINT:.3f} {self._up(rule.y1):.3f} m"
            f" {rule.x2 / POINT:.3f} {self._up(rule.y2):.3f} l S"
        )

    def _marks(self, marks: Marks) -> None:
        self._runs(self._figure(marks))
        # One path for all: no hairline of white between squares that touch.
        self._said.extend(
            f"{(marks.x + left) / POINT:.3f} {self._up(marks.y + top + height):.3f}"
            f" {width / POINT:.3f} {height / POINT:.3f} re"
            for left, top, width, height in marks.cells
        )
        self._said.append("f")

    def _figure(self, thing: Marks | Picture) -> Element | None:
        """Begin what a picture says in words; None: nothing, or not again."""
        if not thing.says or self._structure is None or self._silent:
            return None
        left, low = thing.x / POINT, self._up(thing.y + thing.height)
        box = (left, low, (thing.x + thing.width) / POINT, self._up(thing.y))
        return self._structure.figure(thing.says, box)

    def _up(self, y: float) -> float:
        return (self._height - y) / POINT


class Letters:
    """Which number each letter has in the typefaces embedded in one file.

    reportlab gives the numbers and embeds what was asked for; each letter is asked for
    once.
    """

    def __init__(self, document: Any) -> None:
        self._document = document
        self._faces: dict[Face, _Face] = {}

    def shown(self, face: Face, size: float, text: str) -> str:
        """Return the operators that choose the typeface and show the text."""
        known = self._face(face)
        said = text.translate(known)
        if not known.others or known.others.isdisjoint(text):
            return f"{known.name(0)} {size:.3f} Tf ({said}) Tj"
        return "\n".join(
            f"{known.name(subset)} {size:.3f} Tf ({''.join(map(known.string, run))}) Tj"
            for subset, run in groupby(text, key=known.subset)
        )

    def space(self, face: Face) -> float:
        """Return how wide a space is, in sizes of the letters."""
        return self._face(face).space

    def _face(self, face: Face) -> "_Face":
        known = self._faces.get(face)
        if known is None:
            known = self._faces[face] = _Face(face, self._document)
        return known


class _Face(dict[int, str]):
    """Letters of one typeface, as ``str.translate`` wants them: found when wanted."""

    def __init__(self, face: Face, document: Any) -> None:
        super().__init__()
        from reportlab.pdfbase import pdfmetrics

        self._font = pdfmetrics.getFont(face.value)
        self._document = document
        self._font._assignState(document)  # noqa: SLF001 -- before any letter is asked
        self._plain = self._font.face.charToGlyph
        self._places: dict[str, tuple[int, str]] = {}
        self._names: dict[int, str] = {}
        self.space: float = self._font.stringWidth(" ", 1)
        self.others: set[str] = set()
        """Letters that are not in the first subset of 256."""

    def __missing__(self, number: int) -> str:
        letter = chr(number)
        if 32 <= number < 127 and number in self._plain:
            # In the first subset, under its own number: reportlab's asciiReadable.
            said = f"\\{number:03o}" if _odd(number) else letter
            self._places[letter] = (0, said)
            self[number] = said
            return said
        [(subset, code)] = self._font.splitString(letter, self._document)
        said = "".join(f"\\{byte:03o}" if _odd(byte) else chr(byte) for byte in code)
        self._places[letter] = (subset, said)
        if subset:
            self.others.add(letter)
        self[number] = said
        return said

    def subset(self, letter: str) -> int:
        return self._places[letter][0]

    def string(self, letter: str) -> str:
        return self._places[letter][1]

    def name(self, subset: int) -> str:
        if subset not in self._names:
            self._names[subset] = self._font.getSubsetInternalName(
                subset, self._document
            )
        return self._names[subset]


def _odd(byte: int) -> bool:
    """Say whether a byte must be spelled out in a string (ISO 32000-1, 7.3.4.2)."""
    return not 32 <= byte < 127 or byte in b"()\\"
