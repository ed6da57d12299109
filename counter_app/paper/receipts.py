"""Every paper of the counter as PDF: said, laid out, drawn."""

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from counter_app.domain.errors import NotFound
from counter_app.domain.ids import DossierCode
from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize, Receipt
from counter_app.domain.slips import Book, Medium, Roll, Slip
from counter_app.paper.barcode import bars, qr
from counter_app.paper.book import draw_book
from counter_app.paper.drawing import draw
from counter_app.paper.fonts import Fonts
from counter_app.paper.formats import FORMATS, Format
from counter_app.paper.labels import lay_out_labels
from counter_app.paper.layout import lay_out
from counter_app.paper.marking import copy_note, marked
from counter_app.paper.placed import Face, Sheet, Text
from counter_app.paper.roll import lay_out_roll
from counter_app.paper.two_up import two_up
from counter_app.paper.wording import Wording, read_wording, set_words
from counter_app.paper.words import words


class PdfReceipts:
    """Draws papers with the typefaces and wordings of two folders.

    Used from any thread; one paper is drawn at a time, because reportlab keeps its
    typefaces in one place for all.
    """

    def __init__(self, *, fonts: Path, wordings: Path) -> None:
        self._fonts = Fonts(fonts)
        self._folder = wordings
        self._wordings: dict[tuple[str, Form], Wording] = {}
        self._lock = threading.Lock()

    def prepare(self) -> None:
        """Read the typefaces, and load what draws by drawing a sheet for nobody."""
        with self._lock:
            self._fonts.load()
            draw(_trial())

    def receipt(self, receipt: Receipt, size: Medium) -> bytes:
        """Draw the receipt; equal receipts give equal bytes.

        Raises NotFound when this machine lacks the words of ``receipt.form_set``.
        """
        return self.slip(Slip.of(Form.RECEIPT, receipt), size)

    def sheet(self, receipt: Receipt, size: Medium) -> Sheet:
        """Lay the receipt out without drawing it."""
        return self.slip_sheet(Slip.of(Form.RECEIPT, receipt), size)

    def slip(self, slip: Slip, size: Medium, *, twice: bool = False) -> bytes:
        """Draw a paper; equal papers give equal bytes.

        ``twice``: two A5 side by side on one A4. Raises NotFound when this machine
        lacks the form, or it has no layout for this size.
        """
        with self._lock:
            sheet = self._sheet(slip, size)
            return draw(two_up(sheet) if twice and size is PaperSize.A5 else sheet)

    def book(self, book: Book, told: Callable[[int], bool]) -> bytes | None:
        """Draw a book of any length; ``told`` hears the lines done, False stops it."""
        with self._lock:
            self._fonts.load()
            slip = book.slip
            wording = self.wording(slip.form, slip.form_set)
            form = format_of(wording, PaperSize.A4)
            return draw_book(book, wording, form, self._fonts, told)

    def slip_sheet(self, slip: Slip, size: Medium) -> Sheet:
        """Lay a paper out without drawing it."""
        with self._lock:
            return self._sheet(slip, size)

    def marked(self, pdf: bytes, form_set: str, copy: int, at: datetime) -> bytes:
        """Return a paper drawn before, marked as its ``copy``-th print."""
        with self._lock:
            self._fonts.load()
            words = set_words(self._folder, form_set)
            said = copy_note(words, copy, at, self._fonts.printable)
            return marked(pdf, said, self._fonts)

    def sizes(self, form: Form, form_set: str) -> tuple[Medium, ...]:
        """Return what a form is laid out for, its standard first."""
        with self._lock:
            return self.wording(form, form_set).sizes

    def wording(self, form: Form, form_set: str) -> Wording:
        """Return the words of a form, read once."""
        known = (form_set, form)
        if known not in self._wordings:
            self._wordings[known] = read_wording(self._folder, form_set, form)
        return self._wordings[known]

    def _sheet(self, slip: Slip, size: Medium) -> Sheet:
        self._fonts.load()
        wording = self.wording(slip.form, slip.form_set)
        if size not in wording.sizes:
            raise NotFound(f"{slip.form.value} on {size.value}")
        if isinstance(size, Roll):
            return lay_out_roll(slip, wording, self._fonts)
        form = format_of(wording, size)
        if wording.label:
            return lay_out_labels(slip, wording, form, self._fonts)
        said = words(slip, wording, self._fonts.printable)
        return lay_out(said, form, self._fonts)


def format_of(wording: Wording, size: PaperSize) -> Format:
    """Return the measures of a form on a sheet."""
    form = FORMATS[size]
    return (form.turned() if wording.landscape else form).changed(wording.measures)


def _trial() -> Sheet:
    """Return a sheet with one thing of each kind."""
    code = DossierCode("000.00.00.H00-000000-0000")
    line = Text(x=0, y=0, text=code, face=Face.REGULAR, size=10)
    codes = (bars(code, module=0.3, height=9, room=80), qr(code, side=20)[0])
    return Sheet(width=148, height=210, title="", pages=((line, *codes),))
