"""Where everything on a receipt stands: blocks, then pages. Nothing is drawn here.

Nghị định 30/2020/NĐ-CP, Phụ lục I: Quốc hiệu on one line, the rule under Tiêu ngữ as
long as the line, the rule under the issuing body a third to a half of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from math import cos, radians, sin

from counter_app.paper.foot import Foot
from counter_app.paper.formats import Format
from counter_app.paper.head import Head
from counter_app.paper.pages import Block, paginate
from counter_app.paper.placed import POINT, Face, Sheet, Text, Thing
from counter_app.paper.table import Table
from counter_app.paper.typesetting import Measure, Setter, Type
from counter_app.paper.wording import Style
from counter_app.paper.words import Said, Words

KEPT = 4
"""Paragraphs up to so many lines stay on one page."""

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
        return Sheet(
            width=form.width,
            height=form.height,
            title=self.words.document,
            pages=tuple(
                (*mark, *page, *self._page_line(number, len(pages)))
                for number, page in enumerate(pages, start=1)
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        words, form, setter = self.words, self.form, self.setter
        yield from Head(words, form, setter).blocks()
        yield from chain.from_iterable(map(self._paragraph, words.before[:-1]))
        for block in chain.from_iterable(map(self._paragraph, words.before[-1:])):
            yield Block(block.height, block.things, with_next=True)
        yield from Table(words.columns, words.rows, form, setter).blocks()
        yield from chain.from_iterable(map(self._paragraph, words.after[:-1]))
        for block in chain.from_iterable(map(self._paragraph, words.after[-1:])):
            yield Block(block.height, block.things, with_next=True)
        yield from Foot(words, form, setter).blocks()

    def _paragraph(self, said: Said) -> Iterator[Block]:
        kind = {
            Style.PLAIN: Type(Face.REGULAR, self.form.body),
            Style.BOLD: Type(Face.BOLD, self.form.body),
            Style.SMALL: Type(Face.ITALIC, self.form.note),
        }[said.style]
        lines = self.setter.broken(said.text, kind, self.form.room)
        for number, text in enumerate(lines, start=1):
            yield Block(
                kind.leading,
                (self.setter.line(text, kind, self.form.left, 0),),
                with_next=len(lines) <= KEPT and number < len(lines),
            )

    @property
    def _folio(self) -> Type:
        return Type(Face.SANS, self.form.small)

    def _page_line(self, page: int, pages: int) -> Iterator[Text]:
        if pages == 1:
            return
        kind, form = self._folio, self.form
        top = form.height - form.bottom - kind.leading
        text = self.words.page.format(page=page, pages=pages)
        yield self.setter.line(self.words.code_text, kind, form.left, top)
        right = form.width - form.right
        yield self.setter.line(text, kind, right - self.setter.width(text, kind), top)

    def _watermark(self) -> tuple[Thing, ...]:
        text, form = self.words.watermark, self.form
        if not text:
            return ()
        unit = self.setter.width(text, Type(Face.BOLD, 1))
        slope = radians(WATERMARK_TURN)
        wide = unit * cos(slope) + CAPITALS * POINT * sin(slope)
        size = form.room * WATERMARK_SHARE / wide
        along, up = unit * size / 2, size * POINT * CAPITALS / 2
        return (
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
