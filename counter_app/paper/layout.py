"""Where everything on a paper stands: blocks, then pages. Nothing is drawn here.

Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu on one line, the rule under Tiêu ngữ as
long as the line, the rule under the issuing body a third to a half of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import zip_longest
from math import cos, radians, sin

from counter_app.domain.charts import Chart
from counter_app.paper.charting import chart_block
from counter_app.paper.foot import Foot
from counter_app.paper.formats import Format
from counter_app.paper.head import Head
from counter_app.paper.pages import Block, paginate
from counter_app.paper.placed import (
    GOES_ON,
    HEADING,
    HEADINGS,
    PARAGRAPH,
    POINT,
    SILENT,
    Face,
    Sheet,
    Text,
    Thing,
    silent,
)
from counter_app.paper.table import Grid
from counter_app.paper.typesetting import Measure, Setter, Type
from counter_app.paper.wording import Style
from counter_app.paper.words import Said, Table, Words

KEPT = 4
"""Paragraphs up to so many lines stay on one page."""

TYPES = {
    Style.PLAIN: (Face.REGULAR, 1.0),
    Style.BOLD: (Face.BOLD, 1.0),
    Style.SMALL: (Face.ITALIC, 1.0),
    Style.MIDDLE: (Face.ITALIC, 1.0),
    Style.LARGE: (Face.BOLD, 1.25),
    Style.HEADING: (Face.BOLD, 1.0),
}
"""Face of a line, and its size in sizes of the body."""

HEADING_GAP = 2.5
"""Millimetres of white above a heading."""

FOLIO_GAP = 2.0
"""Millimetres above the line with the number of the page."""

WATERMARK_GREY = 0.88
WATERMARK_TURN = 45.0
WATERMARK_SHARE = 0.8
"""Of the width between the margins."""
CAPITALS = 0.66
"""Height of capitals, in sizes of the letters."""


def lay_out(words: Words, form: Format, measure: Measure) -> Sheet:
    """Place the words on as many pages as they need."""
    sheet = _Layout(words, form, Setter(measure)).sheet()
    if len(sheet.pages) > 1:
        tight = _Layout(words, form.tight(), Setter(measure)).sheet()
        if len(tight.pages) < len(sheet.pages):
            return tight
    return sheet


def _kept(blocks: Iterator[Block], *, kept: bool) -> Iterator[Block]:
    """Keep the last of these blocks with what follows it, if it must be."""
    last: Block | None = None
    for block in blocks:
        if last:
            yield last
        last = block
    if last:
        yield replace(last, with_next=kept or last.with_next)


@dataclass(frozen=True, slots=True)
class _Layout:
    words: Words
    form: Format
    setter: Setter

    def sheet(self) -> Sheet:
        form = self.form
        blocks = list(self._blocks())
        pages = paginate(blocks, top=form.top, room=form.tall)
        if len(pages) > 1:
            room = form.tall - self._folio.leading - FOLIO_GAP
            pages = paginate(blocks, top=form.top, room=room)
        mark = self._watermark()
        again = silent(mark)
        return Sheet(
            width=form.width,
            height=form.height,
            title=self.words.document,
            pages=tuple(
                (
                    *(again if number > 1 else mark),
                    *page,
                    *self._page_line(number, len(pages)),
                )
                for number, page in enumerate(pages, start=1)
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        words, form, setter = self.words, self.form, self.setter
        yield from Head(words, form, setter).blocks()
        signed = bool(words.signatures or words.code)
        for part, after in zip_longest(words.body, words.body[1:]):
            if isinstance(part, Table):
                grid = Grid(part.columns, part.rows, form, setter, part.tall)
                yield from grid.blocks(kept=after is None and signed)
            elif isinstance(part, Chart):
                yield chart_block(part, form, setter)
            else:
                next_to = isinstance(after, Table | Chart)
                kept = next_to or (after is None and signed)
                yield from _kept(paragraph(part, form, setter), kept=kept)
        yield from Foot(words, form, setter).blocks()

    @property
    def _folio(self) -> Type:
        return Type(Face.SANS, self.form.small)

    def _page_line(self, page: int, pages: int) -> Iterator[Thing]:
        if pages == 1:
            return
        yield SILENT
        kind, form = self._folio, self.form
        top = form.height - form.bottom - kind.leading
        text = self.words.page.format(page=page, pages=pages)
        yield self.setter.line(self.words.code_text, kind, form.left, top)
        right = form.width - form.right
        yield self.setter.line(text, kind, right - self.setter.width(text, kind), top)

    def _watermark(self) -> tuple[Thing, ...]:
        return watermark(self.words.watermark, self.form, self.setter)


def paragraph(said: Said, form: Format, setter: Setter) -> Iterator[Block]:
    """Set one paragraph, a block for each of its lines."""
    face, share = TYPES[said.style]
    kind = Type(face, form.body * share)
    if said.style is Style.SMALL:
        kind = Type(face, form.note)
    lines = setter.paragraph(said.text, kind, form.room)
    first, others = PARAGRAPH, GOES_ON
    if said.style is Style.HEADING:
        first, others = HEADING, HEADINGS
        yield Block(HEADING_GAP, with_next=True)
    middle = form.left + form.room / 2
    for number, text in enumerate(lines, start=1):
        yield Block(
            kind.leading,
            (
                first if number == 1 else others,
                setter.centred(text, kind, middle, 0)
                if said.style is Style.MIDDLE
                else setter.line(text, kind, form.left, 0),
            ),
            with_next=len(lines) <= KEPT and number < len(lines),
        )


def watermark(text: str, form: Format, setter: Setter) -> tuple[Thing, ...]:
    """Place large grey words across the whole sheet."""
    if not text:
        return ()
    unit = setter.width(text, Type(Face.BOLD, 1))
    slope = radians(WATERMARK_TURN)
    wide = unit * cos(slope) + CAPITALS * POINT * sin(slope)
    size = min(form.room, form.tall) * WATERMARK_SHARE / wide
    along, up = unit * size / 2, size * POINT * CAPITALS / 2
    return (
        PARAGRAPH,
        Text(
            x=form.left + form.room / 2 - along * cos(slope) + up * sin(slope),
            y=form.height / 2 + along * sin(slope) + up * cos(slope),
            text=text,
            face=Face.BOLD,
            size=size,
            grey=WATERMARK_GREY,
            turned=WATERMARK_TURN,
        ),
    )
