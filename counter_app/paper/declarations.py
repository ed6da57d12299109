"""Declarations as PDF, with the typefaces and the national words of the paper set."""

import threading
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from counter_app.domain.declared import (
    Boxes,
    Declared,
    Grid,
    Heading,
    Line,
    Part,
    Piece,
    Signing,
)
from counter_app.paper.declaration import Around, lay_out_declaration
from counter_app.paper.drawing import draw
from counter_app.paper.fonts import Fonts
from counter_app.paper.marking import copy_note
from counter_app.paper.placed import Sheet
from counter_app.paper.wording import set_words


class PdfDeclarations:
    """Draws declarations; used from any thread, one at a time."""

    def __init__(self, *, fonts: Path, wordings: Path) -> None:
        self._fonts = Fonts(fonts)
        self._folder = wordings
        self._lock = threading.Lock()

    def declaration(
        self,
        paper: Declared,
        form_set: str,
        *,
        note: str = "",
        rehearsal: bool = False,
        copy: int = 1,
        at: datetime | None = None,
    ) -> bytes:
        """Draw a declaration on A4; equal ones give equal bytes.

        ``note`` stands small at the foot; from the second ``copy`` on so does that it
        is one, printed ``at``. Raises NotFound when this machine lacks the words of
        ``form_set``.
        """
        with self._lock:
            if copy > 1:
                said = copy_note(set_words(self._folder, form_set), copy, at, str)
                note = f"{said} · {note}"
            return draw(self._sheet(paper, form_set, note, rehearsal=rehearsal))

    def sheet(
        self, paper: Declared, form_set: str, *, rehearsal: bool = False
    ) -> Sheet:
        """Lay a declaration out without drawing it."""
        with self._lock:
            return self._sheet(paper, form_set, "", rehearsal=rehearsal)

    def _sheet(
        self, paper: Declared, form_set: str, note: str, *, rehearsal: bool
    ) -> Sheet:
        self._fonts.load()
        words = set_words(self._folder, form_set)
        nation, motto = words["national"]
        around = Around(
            nation=nation,
            motto=motto,
            page=words["page"],
            watermark=words["notes"]["watermark"] if rehearsal else "",
            note=self._fonts.printable(note),
        )
        return lay_out_declaration(self._printable(paper), around, self._fonts)

    # What no typeface has becomes "?", as on every paper.

    def _printable(self, paper: Declared) -> Declared:
        clean = self._fonts.printable
        return replace(
            paper,
            title=clean(paper.title),
            form_number=clean(paper.form_number),
            subject=clean(paper.subject),
            address=clean(paper.address),
            parts=tuple(self._part(part) for part in paper.parts),
            pledge=clean(paper.pledge),
            doubt=clean(paper.doubt),
            place_and_date=clean(paper.place_and_date),
            opinions=tuple(self._signing(one) for one in paper.opinions),
            signings=tuple(self._signing(one) for one in paper.signings),
        )

    def _part(self, part: Part) -> Part:
        clean = self._fonts.printable
        if isinstance(part, Heading):
            return Heading(clean(part.text))
        if isinstance(part, Boxes):
            return Boxes(clean(part.words), clean(part.letters), part.count)
        if isinstance(part, Grid):
            rows = tuple(tuple(clean(cell) for cell in row) for row in part.rows)
            return Grid(tuple(clean(c) for c in part.columns), rows, part.shares)
        return Line(
            tuple(
                Piece(
                    clean(piece.words),
                    None if piece.answer is None else clean(piece.answer),
                )
                for piece in part.pieces
            )
        )

    def _signing(self, one: Signing) -> Signing:
        clean = self._fonts.printable
        return Signing(
            title=clean(one.title),
            hint=clean(one.hint),
            name=clean(one.name),
            lines=tuple(clean(line) for line in one.lines),
        )
