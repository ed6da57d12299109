"""Receipts as PDF: said, laid out, drawn."""

import threading
from pathlib import Path

from counter_app.domain.receipts import PaperSize, Receipt
from counter_app.paper.drawing import draw
from counter_app.paper.fonts import Fonts
from counter_app.paper.formats import FORMATS
from counter_app.paper.layout import lay_out
from counter_app.paper.placed import Sheet
from counter_app.paper.wording import Wording, read_wording
from counter_app.paper.words import words


class PdfReceipts:
    """Draws receipts with the typefaces and wordings of two folders.

    Used from any thread; one paper is drawn at a time, because reportlab keeps its
    typefaces in one place for all.
    """

    def __init__(self, *, fonts: Path, wordings: Path) -> None:
        self._fonts = Fonts(fonts)
        self._folder = wordings
        self._wordings: dict[str, Wording] = {}
        self._lock = threading.Lock()

    def receipt(self, receipt: Receipt, size: PaperSize) -> bytes:
        """Draw the receipt; equal receipts give equal bytes.

        Raises NotFound when this machine lacks the words of ``receipt.form_set``.
        """
        with self._lock:
            return draw(self._sheet(receipt, size))

    def sheet(self, receipt: Receipt, size: PaperSize) -> Sheet:
        """Lay the receipt out without drawing it."""
        with self._lock:
            return self._sheet(receipt, size)

    def _sheet(self, receipt: Receipt, size: PaperSize) -> Sheet:
        self._fonts.load()
        wording = self._wording(receipt.form_set)
        said = words(receipt, wording, self._fonts.printable)
        return lay_out(said, FORMATS[size], self._fonts)

    def _wording(self, form_set: str) -> Wording:
        if form_set not in self._wordings:
            self._wordings[form_set] = read_wording(self._folder, form_set)
        return self._wordings[form_set]
