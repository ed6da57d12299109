"""A paper on a roll of 80 mm: labels and values, one under the other, then the QR.

Every length is a whole number of dots at 203 dpi, so that a raster of it has squares
of one size. There are no bars: a whole code is wider than the paper (288 modules of
two dots), so those who read bars only get the alias of digits.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import alias_of
from counter_app.domain.slips import Slip
from counter_app.paper.barcode import QR_QUIET, digits_bars, qr
from counter_app.paper.facts import Filler
from counter_app.paper.fonts import Fonts
from counter_app.paper.placed import PARAGRAPH, Face, Role, Rule, Sheet, Tag, Thing
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.wording import RollWording, Style, Wording
from counter_app.paper.words import cleaner, facts_of, watermark, words

DOT = 25.4 / 203
WIDTH = 80.0
ROOM = 576 * DOT
LEFT = (WIDTH - ROOM) / 2
LABELS = 168 * DOT
"""Width of the column of labels."""
MODULE = 6 * DOT
"""One square of the QR."""
BAR = 3 * DOT
BARS = 72 * DOT
GAP = 10 * DOT

HEAD, HEADS = Tag(Role.TITLE), Tag(Role.TITLE, goes_on=True)
OFFICE = Type(Face.SANS_BOLD, 8.5)
TITLE = Type(Face.SANS_BOLD, 11)
NOTE = Type(Face.SANS, 8)
TYPES = {
    Style.PLAIN: Type(Face.SANS, 9),
    Style.BOLD: Type(Face.SANS_BOLD, 9),
    Style.SMALL: Type(Face.SANS, 7.5),
    Style.MIDDLE: Type(Face.SANS, 9),
    Style.LARGE: Type(Face.SANS_BOLD, 11.5),
}


def lay_out_roll(slip: Slip, wording: Wording, fonts: Fonts) -> Sheet:
    """Place the paper on a piece of roll as long as it needs."""
    if wording.roll is None:
        raise ValueError(f"{slip.form.value} has no words for a roll")
    strip = _Strip(slip, wording, wording.roll, Setter(fonts), fonts)
    strip.fill()
    return Sheet(
        width=WIDTH,
        height=strip.depth + 3 * GAP,
        title=strip.filler.known(wording.document),
        pages=(tuple(strip.things),),
    )


@dataclass(slots=True)
class _Strip:
    """The roll while it grows downwards."""

    slip: Slip
    wording: Wording
    roll: RollWording
    setter: Setter
    fonts: Fonts
    things: list[Thing] = field(default_factory=list)
    depth: float = 2 * GAP

    @property
    def filler(self) -> Filler:
        clean = cleaner(self.fonts.printable)
        return Filler(facts_of(self.slip, self.wording), clean)

    def fill(self) -> None:
        told = words(self.slip, self.wording, self.fonts.printable)
        filler = self.filler
        for line in told.office:
            self._middle(line, OFFICE)
        self.depth += GAP
        for number, line in enumerate(filler.all(self.roll.title)):
            self._middle(line, TITLE, HEADS if number else HEAD)
        mark = watermark(self.slip, self.wording)
        if mark:
            self._middle(f"*** {mark} ***", TITLE)
        for note in told.notes:
            self._middle(note.text, NOTE)
        self._rule()
        for pair in self.roll.pairs:
            value = filler.text(pair.value)
            if value:
                self._pair(pair.label, value, TYPES[pair.style])
        self._rule()
        self._code([*filler.all(self.roll.beside)])
        for line in filler.all(self.roll.below):
            self._across(line, NOTE)

    def _middle(self, text: str, kind: Type, tag: Tag = PARAGRAPH) -> None:
        self.things.append(tag)
        kind = self.setter.shrunk(text, kind, ROOM)
        for line in self.setter.balanced(text, kind, ROOM):
            self.things.append(self.setter.centred(line, kind, WIDTH / 2, self.depth))
            self.depth += kind.leading

    def _across(self, text: str, kind: Type) -> None:
        self.things.append(PARAGRAPH)
        for line in self.setter.broken(text, kind, ROOM):
            self.things.append(self.setter.line(line, kind, LEFT, self.depth))
            self.depth += kind.leading

    def _rule(self) -> None:
        self.depth += GAP
        at = round(self.depth / DOT) * DOT
        self.things.append(Rule(x1=LEFT, y1=at, x2=LEFT + ROOM, y2=at, weight=2 * DOT))
        self.depth = at + GAP

    def _pair(self, label: str, value: str, kind: Type) -> None:
        small = TYPES[Style.PLAIN]
        room = ROOM - LABELS
        kind = self.setter.shrunk(value, kind, room)
        self.things.append(PARAGRAPH)
        self.things.extend(
            self.setter.line(line, small, LEFT, self.depth + at * small.leading)
            for at, line in enumerate(self.setter.broken(label, small, LABELS - 1))
        )
        self.things.append(PARAGRAPH)
        for line in self.setter.broken(value, kind, room):
            self.things.append(self.setter.line(line, kind, LEFT + LABELS, self.depth))
            self.depth += kind.leading
        self.depth += 2 * DOT

    def _code(self, beside: list[str]) -> None:
        code = self.slip.about.code if self.slip.about else None
        if code is None or not self.wording.codes:
            for line in beside:
                self._across(line, NOTE)
            return
        top = round((self.depth + QR_QUIET * MODULE) / DOT) * DOT
        left = LEFT + QR_QUIET * MODULE
        citizens = self.slip.letterhead.citizens
        unit, _ = qr(code, side=1, citizens=citizens)
        side = round(1 / min(cell[3] for cell in unit.cells)) * MODULE
        squares, quiet = qr(code, side=side, citizens=citizens)
        self.things.append(replace(squares, x=_snapped(left), y=top))
        at = top
        start = left + side + quiet
        for text in beside:
            self.things.append(PARAGRAPH)
            for line in self.setter.broken(text, NOTE, LEFT + ROOM - start):
                self.things.append(self.setter.line(line, NOTE, start, at))
                at += NOTE.leading
        self.depth = max(at, top + side + quiet) + GAP
        self._alias(code)

    def _alias(self, code: DossierCode) -> None:
        alias = alias_of(code)
        if not alias:
            return
        marks = digits_bars(alias, module=BAR, height=BARS)
        left = _snapped((WIDTH - marks.width) / 2)
        top = round(self.depth / DOT) * DOT
        self.things.append(replace(marks, x=left, y=top))
        self.depth = top + BARS + GAP / 2
        self._middle(" ".join(_fours(alias)), NOTE)


def _snapped(x: float) -> float:
    return round(x / DOT) * DOT


def _fours(digits: str) -> Iterator[str]:
    for at in range(0, len(digits), 4):
        yield digits[at : at + 4]
