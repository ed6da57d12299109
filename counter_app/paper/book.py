"""A register of any length: rows are fetched, laid out and drawn page by page.

Only the page being filled is held in memory, beside what is drawn already (compressed,
some kilobytes a page).
"""

from collections.abc import Callable, Iterator
from dataclasses import replace

from counter_app.domain.slips import Book
from counter_app.paper.drawing import BookDrawing
from counter_app.paper.fonts import Fonts
from counter_app.paper.foot import Foot
from counter_app.paper.formats import Format
from counter_app.paper.head import Head
from counter_app.paper.layout import FOLIO_GAP, paragraph, watermark
from counter_app.paper.pages import Block, page_by_page
from counter_app.paper.placed import Face
from counter_app.paper.table import GAP, Rows
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.wording import Wording
from counter_app.paper.words import Said, Table, Words, cell, cleaner, words

TELL_EVERY = 250
"""Lines between two tellings of the progress."""

TOTAL_ROOM = "0000"


class _Stopped(Exception):
    """Whoever wanted the book does not want it any more."""


def draw_book(
    book: Book,
    wording: Wording,
    form: Format,
    fonts: Fonts,
    told: Callable[[int], bool],
) -> bytes | None:
    """Draw the book; None if ``told`` said to stop."""
    said = words(book.slip, wording, fonts.printable)
    setter = Setter(fonts)
    small = Type(Face.SANS, form.small)
    mark = watermark(said.watermark, form, setter)
    drawing = BookDrawing(form.width, form.height, said.document)
    room = form.tall - small.leading - FOLIO_GAP
    top = form.height - form.bottom - small.leading
    right = form.width - form.right - setter.width(TOTAL_ROOM, small)
    blocks = _Blocks(book, form, fonts, told)
    try:
        pages = page_by_page(blocks.all(said), top=form.top, room=room)
        for number, page in enumerate(pages, start=1):
            text = said.page.format(page=number, pages="")
            left = right - setter.width(text, small)
            folio = setter.line(text, small, left, top)
            total = setter.line("", small, right, top)
            drawing.page((*mark, *page, folio), total)
    except _Stopped:
        return None
    return drawing.finish()


class _Blocks:
    """The blocks of a book, one after the other."""

    def __init__(
        self, book: Book, form: Format, fonts: Fonts, told: Callable[[int], bool]
    ) -> None:
        self._book = book
        self._form = form
        self._fonts = fonts
        self._setter = Setter(fonts)
        self._told = told

    def all(self, said: Words) -> Iterator[Block]:
        yield from Head(said, self._form, self._setter).blocks()
        for part in said.body:
            if isinstance(part, Said):
                for block in paragraph(part, self._form, self._setter):
                    yield replace(block, with_next=True)
            elif isinstance(part, Table):
                yield from self._rows(part)
        yield from Foot(said, self._form, self._setter).blocks()

    def _rows(self, table: Table) -> Iterator[Block]:
        drawer = Rows(table.columns, self._form, self._setter, table.tall, merged=True)
        clean = cleaner(self._fonts.printable)
        heading = drawer.heading()
        waiting = heading
        done = 0
        for done, row in enumerate(self._book.rows, start=1):
            if done % TELL_EVERY == 0 and not self._told(done):
                raise _Stopped
            yield waiting
            made = drawer.row([cell(fact, clean) for fact in row])
            waiting = Block(made.height, made.things, heading=heading)
        self._told(done)
        # The last line stays with the signatures.
        yield replace(waiting, with_next=True)
        yield Block(GAP, with_next=True)
