"""Sheets of labels and cover strips: one small paper beside the other."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import floor

from counter_app.domain.ids import DossierCode
from counter_app.domain.slips import Fact, Slip
from counter_app.paper.barcode import QUIET, bars, qr, squares
from counter_app.paper.facts import Filler
from counter_app.paper.fonts import Fonts
from counter_app.paper.formats import Format
from counter_app.paper.layout import watermark
from counter_app.paper.placed import (
    GOES_ON,
    PARAGRAPH,
    Face,
    Rule,
    Sheet,
    Thing,
    silent,
)
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.wording import LabelWording, Style, Wording
from counter_app.paper.words import cleaner, facts_of, said
from counter_app.paper.words import watermark as watermark_of

MARGIN = 2.5
"""Millimetres of white inside a label: printers and hands miss by as much."""

LEAST = 0.55
"""A label's letters become so much smaller before its last lines are cut."""

TYPES = {
    Style.PLAIN: (Face.SANS, 8.0),
    Style.BOLD: (Face.SANS_BOLD, 9.0),
    Style.SMALL: (Face.SANS, 6.5),
    Style.MIDDLE: (Face.SANS, 8.0),
    Style.LARGE: (Face.SANS_BOLD, 13.0),
}

MORE = " …"

STEP = 0.95
"""By how much letters shrink at a time until they fit."""


def lay_out_labels(slip: Slip, wording: Wording, form: Format, fonts: Fonts) -> Sheet:
    """Place the labels in rows, as many as the sheet has room for."""
    label = wording.label
    if label is None:
        raise ValueError(f"{slip.form.value} is no sheet of labels")
    return _Labels(slip, wording, label, form, fonts).sheet()


@dataclass(frozen=True, slots=True)
class _Labels:
    slip: Slip
    wording: Wording
    label: LabelWording
    form: Format
    fonts: Fonts

    def sheet(self) -> Sheet:
        form, clean = self.form, cleaner(self.fonts.printable)
        facts = facts_of(self.slip, self.wording)
        mark = watermark(
            watermark_of(self.slip, self.wording), form, Setter(self.fonts)
        )
        return Sheet(
            width=form.width,
            height=form.height,
            title=Filler(facts, clean).known(self.wording.document),
            pages=tuple(
                (*(silent(mark) if number else mark), *page)
                for number, page in enumerate(self._pages(facts))
            ),
        )

    def _pages(self, facts: Mapping[str, Fact]) -> Iterator[tuple[Thing, ...]]:
        places = self._places()
        waiting = [None] * min(self.slip.used, len(places) - 1)
        all_labels = [*waiting, *self.slip.labels] or [None]
        for first in range(0, len(all_labels), len(places)):
            page: list[Thing] = []
            for label, place in zip(
                all_labels[first : first + len(places)], places, strict=False
            ):
                if label is not None:
                    page.extend(self._label({**facts, **label}, place))
            yield tuple(page)

    def _places(self) -> Sequence[tuple[float, float]]:
        """Return the upper left corners, the grid in the middle of the sheet."""
        form, label = self.form, self.label
        across = max(1, floor(form.width / label.width + 1e-6))
        down = max(1, floor(form.height / label.height + 1e-6))
        left = (form.width - across * label.width) / 2
        top = (form.height - down * label.height) / 2
        return [
            (left + column * label.width, top + row * label.height)
            for row in range(down)
            for column in range(across)
        ]

    def _label(
        self, facts: Mapping[str, Fact], place: tuple[float, float]
    ) -> Iterator[Thing]:
        x, y = place
        label = self.label
        if label.cut:
            yield from _frame(x, y, label)
        code, mark = facts.get("barcode") or "", facts.get("mark") or ""
        room = label.width - 2 * MARGIN
        depth = label.height - 2 * MARGIN
        if (code or mark) and label.side:
            found, quiet = (
                squares(str(mark), side=label.side)
                if mark
                else qr(DossierCode(str(code)), side=label.side)
            )
            room -= label.side + quiet
            yield replace(found, x=x + label.width - MARGIN - label.side, y=y + MARGIN)
        if code and label.bars:
            wide = label.width - 2 * MARGIN
            lines = bars(
                DossierCode(str(code)), module=0.33, height=label.bars, room=wide
            )
            depth -= label.bars + 1
            left = x + max(MARGIN, QUIET * 0.33)
            yield replace(lines, x=left, y=y + label.height - MARGIN - label.bars)
        yield from self._lines(facts, (x + MARGIN, y + MARGIN), (room, depth))

    def _lines(
        self,
        facts: Mapping[str, Fact],
        corner: tuple[float, float],
        space: tuple[float, float],
    ) -> Iterator[Thing]:
        """Set the lines as large as they fit; what fits at no size ends in dots."""
        filler = Filler(facts, cleaner(self.fonts.printable))
        setter = Setter(self.fonts)
        told = [one for line in self.label.lines for one in said(line, filler)]
        room, depth = space
        share = self.label.scale
        while True:
            lines = [
                (text, kind, GOES_ON if number else PARAGRAPH)
                for one in told
                for kind in [_kind(one.style, share)]
                for number, text in enumerate(setter.broken(one.text, kind, room))
            ]
            tall = sum(kind.leading for _, kind, _ in lines)
            if tall <= depth or share <= LEAST:
                break
            share *= STEP
        top = 0.0
        for number, (text, kind, tag) in enumerate(lines, start=1):
            below = lines[number][1].leading if number < len(lines) else 0.0
            if top + kind.leading > depth + 1e-6:
                return
            if below and top + kind.leading + below > depth + 1e-6:
                text = _cut(text, kind, room, setter)  # noqa: PLW2901
            yield tag
            yield setter.line(text, kind, corner[0], corner[1] + top)
            top += kind.leading


def _cut(text: str, kind: Type, room: float, setter: Setter) -> str:
    """Return a line that says that more should follow."""
    while text and setter.width(f"{text}{MORE}", kind) > room:
        text = text[:-1]
    return f"{text.rstrip()}{MORE}"


def _kind(style: Style, share: float) -> Type:
    face, size = TYPES[style]
    return Type(face, size * share)


def _frame(x: float, y: float, label: LabelWording) -> Iterator[Rule]:
    right, bottom = x + label.width, y + label.height
    for x1, y1, x2, y2 in (
        (x, y, right, y),
        (x, bottom, right, bottom),
        (x, y, x, bottom),
        (right, y, right, bottom),
    ):
        yield Rule(x1=x1, y1=y1, x2=x2, y2=y2, weight=0.1)
