"""The foot of a receipt: both signatures, and both codes with the way to look it up."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from counter_app.paper.barcode import bars, qr
from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import Face, Rule, Thing
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.words import Signature, Words

GAP = 1.6
"""Millimetres above the signatures and around the rule of the codes."""


@dataclass(frozen=True, slots=True)
class Foot:
    """The foot of a receipt."""

    words: Words
    form: Format
    setter: Setter

    def blocks(self) -> Iterator[Block]:
        """Return two blocks that stay together, and with the line above them."""
        yield self._signatures()
        yield self._codes()

    def _signatures(self) -> Block:
        half = self.form.room / 2
        left, depth = self._signature(self.words.citizen, self.form.left, half)
        right, other = self._signature(self.words.officer, self.form.left + half, half)
        return Block(max(depth, other) + GAP, (*left, *right), with_next=True)

    def _signature(
        self, signature: Signature, left: float, room: float
    ) -> tuple[list[Thing], float]:
        setter, form = self.setter, self.form
        middle, depth = left + room / 2, GAP
        things: list[Thing] = []
        bold = Type(Face.BOLD, form.body)
        for text, kind in (
            (signature.title, bold),
            (signature.hint, Type(Face.ITALIC, form.note)),
        ):
            kind = setter.shrunk(text, kind, room)  # noqa: PLW2901
            things.append(setter.centred(text, kind, middle, depth))
            depth += kind.leading
        depth += form.signing
        bold = setter.shrunk(signature.name, bold, room - GAP)
        for line in setter.balanced(signature.name, bold, room - GAP):
            things.append(setter.centred(line, bold, middle, depth))
            depth += bold.leading
        return things, depth

    def _codes(self) -> Block:
        form, words, setter = self.form, self.words, self.setter
        right = form.left + form.room
        squares, quiet = qr(words.code, side=form.qr)
        squares = replace(squares, x=right - form.qr, y=quiet)
        room = form.room - form.qr - quiet
        lines = bars(words.code, module=form.module, height=form.bars, room=room)
        # The left margin is the bars' quiet zone on that side.
        lines = replace(lines, x=form.left, y=GAP)
        things: list[Thing] = [
            Rule(x1=form.left, y1=0, x2=right, y2=0),
            squares,
            lines,
        ]
        depth = GAP + form.bars + 0.5
        large, small = Type(Face.SANS, form.small + 1.5), Type(Face.SANS, form.small)
        middle = form.left + lines.width / 2
        things.append(setter.centred(words.code_text, large, middle, depth))
        depth += large.leading + 0.3
        for line in setter.broken(words.lookup, small, room - GAP):
            things.append(setter.line(line, small, form.left, depth))
            depth += small.leading
        return Block(max(depth, quiet + form.qr), tuple(things))
