"""The foot of a paper: who signs, and both codes with the way to look it up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counter_app.domain.ids import DossierCode
from counter_app.paper.barcode import bars, qr
from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import PARAGRAPH, Face, Rule, Thing
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.words import Signature, Words

GAP = 1.6
"""Millimetres above the signatures and around the rule of the codes."""
APART = 4.0
"""Millimetres between two long names that sign beside each other."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a paper."""

    words: Words
    form: Format
    setter: Setter

    def blocks(self) -> Iterator[Block]:
        """Return what stays together, and with the line above: signatures, codes."""
        if self.words.signatures:
            yield self._signatures()
        if self.words.code:
            yield self._codes(self.words.code)

    def _signatures(self) -> Block:
        # Who signs alone signs on the right, as everywhere (Nghị định 30/2020).
        signatures = self.words.signatures
        places = max(len(signatures), 2)
        room = self.form.room / places
        things: list[Thing] = []
        deepest = 0.0
        for place, signature in enumerate(signatures, start=places - len(signatures)):
            left = self.form.left + place * room
            signed, depth = self._signature(signature, left, room)
            things.extend(signed)
            deepest = max(deepest, depth)
        return Block(
            deepest + GAP, tuple(things), with_next=self.words.code is not None
        )

    def _signature(
        self, signature: Signature, left: float, room: float
    ) -> tuple[list[Thing], float]:
        setter, form = self.setter, self.form
        middle, depth = left + room / 2, GAP
        things: list[Thing] = []
        bold = Type(Face.BOLD, form.body)
        for text, plain in (
            (signature.title, bold),
            (signature.hint, Type(Face.ITALIC, form.note)),
        ):
            kind = setter.shrunk(text, plain, room)
            things.append(PARAGRAPH)
            for line in setter.balanced(text, kind, room):
                things.append(setter.centred(line, kind, middle, depth))
                depth += kind.leading
        depth += form.signing
        things.append(PARAGRAPH)
        room -= APART
        bold = setter.shrunk(signature.name, bold, room)
        for line in setter.balanced(signature.name, bold, room):
            things.append(setter.centred(line, bold, middle, depth))
            depth += bold.leading
        return things, depth

    def _codes(self, code: DossierCode) -> Block:
        form, words, setter = self.form, self.words, self.setter
        right = form.left + form.room
        squares, quiet = qr(code, side=form.qr, citizens=words.citizens)
        squares = replace(squares, x=right - form.qr, y=quiet)
        room = form.room - form.qr - quiet
        lines = bars(code, module=form.module, height=form.bars, room=room)
        # The left margin is the bars' quiet zone on that side.
        lines = replace(lines, x=form.left, y=GAP)
        things: list[Thing] = [
            Rule(x1=form.left, y1=0, x2=right, y2=0),
            squares,
            lines,
            PARAGRAPH,
        ]
        depth = GAP + form.bars + 0.5
        large, small = Type(Face.SANS, form.small + 1.5), Type(Face.SANS, form.small)
        middle = form.left + lines.width / 2
        things.append(setter.centred(words.code_text, large, middle, depth))
        depth += large.leading + 0.3
        things.append(PARAGRAPH)
        for line in setter.broken(words.lookup, small, room - GAP):
            things.append(setter.line(line, small, form.left, depth))
            depth += small.leading
        return Block(max(depth, quiet + form.qr), tuple(things))
