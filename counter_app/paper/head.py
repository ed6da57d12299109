"""The head of a paper: whose paper, which state, which number, and the title."""

from collections.abc import Iterator
from dataclasses import dataclass

from counter_app.paper.formats import Format
from counter_app.paper.pages import Block
from counter_app.paper.placed import PARAGRAPH, Face, Role, Rule, Tag, Text, Thing
from counter_app.paper.typesetting import Setter, Type
from counter_app.paper.wording import Style
from counter_app.paper.words import Words

OFFICE_RULE = 0.4
"""Of the last line of the issuing body: the decree says a third to a half."""

RULE_GAP = 0.7
"""Millimetres between a line and the rule under it."""

TITLE = Tag(Role.TITLE)

GAP = 1.6
"""Millimetres between the parts of the head."""


@dataclass(slots=True)
class _Column:
    """One half of the head while it grows downwards."""

    setter: Setter
    left: float
    room: float
    things: list[Thing]
    depth: float = 0.0

    def say(
        self, text: str, kind: Type, least: float = 0.8, tag: Tag = PARAGRAPH
    ) -> None:
        """Add a line as wide as the column at most: smaller first, then broken."""
        self.things.append(tag)
        kind = self.setter.shrunk(text, kind, self.room, least)
        for line in self.setter.balanced(text, kind, self.room + 1e-6):
            placed = self.setter.centred(line, kind, self._middle, self.depth)
            self.things.append(placed)
            self.depth += kind.leading

    def rule(self, share: float) -> None:
        """Draw a rule under the last line, ``share`` of its length."""
        last = self.things[-1]
        if not isinstance(last, Text):
            return
        half = self.setter.width(last.text, Type(last.face, last.size)) * share / 2
        at = self.depth + RULE_GAP
        self.things.append(
            Rule(x1=self._middle - half, y1=at, x2=self._middle + half, y2=at)
        )
        self.depth = at + GAP / 2

    @property
    def _middle(self) -> float:
        return self.left + self.room / 2


@dataclass(frozen=True, slots=True)
class Head:
    """The head of a paper."""

    words: Words
    form: Format
    setter: Setter

    def blocks(self) -> Iterator[Block]:
        """Return both halves as one block, then the title with its notes."""
        office, nation = self._office(), self._nation()
        depth = max(office.depth, nation.depth)
        yield Block(depth, (*office.things, *nation.things), with_next=True)
        yield from self._title()

    def _office(self) -> _Column:
        form = self.form
        column = _Column(self.setter, form.left, form.office_room - GAP, [])
        for line in self.words.parent:
            column.say(line, Type(Face.REGULAR, form.office))
        for line in self.words.office:
            column.say(line, Type(Face.BOLD, form.office))
        if self.words.office:
            column.rule(OFFICE_RULE)
        if self.words.number:
            column.say(self.words.number, Type(Face.REGULAR, form.office))
        return column

    def _nation(self) -> _Column:
        form, words = self.form, self.words
        left = form.left + form.office_room
        column = _Column(self.setter, left, form.room - form.office_room, [])
        column.say(words.nation, Type(Face.BOLD, form.nation), least=0)
        column.say(words.motto, Type(Face.BOLD, form.motto), least=0)
        column.rule(1)
        column.depth += GAP / 2
        column.say(words.place_and_date, Type(Face.ITALIC, form.place))
        return column

    def _title(self) -> Iterator[Block]:
        form = self.form
        column = _Column(self.setter, form.left, form.room, [], depth=GAP)
        column.say(self.words.title, Type(Face.BOLD, form.title), tag=TITLE)
        for note in self.words.notes:
            face = Face.BOLD if note.style is Style.BOLD else Face.ITALIC
            column.say(note.text, Type(face, form.note), least=0.95)
        yield Block(column.depth + GAP / 2, tuple(column.things))
