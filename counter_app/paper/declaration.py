"""A filled declaration on A4, to be signed: title, lines, pledge, signatures.

Measures are those of Nghị định 30/2020/NĐ-CP, Phụ lục I, as on every A4 of ours. What
was not answered is a line of dots, long enough to write on.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise

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
from counter_app.domain.receipts import PaperSize
from counter_app.paper.formats import FORMATS, Format
from counter_app.paper.layout import FOLIO_GAP, watermark
from counter_app.paper.mixed import Run, fitted, set_lines
from counter_app.paper.pages import Block, paginate
from counter_app.paper.placed import (
    GOES_ON,
    HEADING,
    HEADINGS,
    PARAGRAPH,
    SILENT,
    Face,
    Role,
    Rule,
    Sheet,
    Tag,
    Thing,
    silent,
)
from counter_app.paper.typesetting import Measure, Setter, Type

AIR = 0.9
"""Millimetres between two lines that are no paragraph."""
GAP = 2.4
"""Millimetres above the title, the pledge and the signatures."""
PADDING = 1.0
"""Millimetres between a cell's rule and its words."""
BOX = 6.0
"""Millimetres of a box for one letter."""
SIGNING = 22.0
"""Millimetres to sign in."""
ABREAST = 3
"""Signatures beside each other, at most."""
TIGHTER = (1.0, 0.94, 0.88)
"""Sizes of the letters that are tried to save a sheet."""
DOT = "."
TITLE, TITLES = Tag(Role.TITLE), Tag(Role.TITLE, goes_on=True)
ROW, NAME, CELL = Tag(Role.ROW), Tag(Role.NAME), Tag(Role.CELL)
LEAST_DOTS = 24.0
"""Millimetres of dots for an answer in the middle of a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Around:
    """What every paper of the set says, and what this one is marked with."""

    nation: str
    motto: str
    page: str
    """``Trang {page}/{pages}``."""
    watermark: str = ""
    note: str = ""
    """Stands at the foot of every page: a code, a procedure."""


def lay_out_declaration(paper: Declared, around: Around, measure: Measure) -> Sheet:
    """Place a declaration on as few pages as letters one can read allow."""
    form, setter = FORMATS[PaperSize.A4], Setter(measure)
    sheets = []
    for share in TIGHTER:
        smaller = replace(
            form, body=form.body * share, cell=form.cell * share, note=form.note * share
        )
        sheets.append(_Layout(paper, around, smaller, setter).sheet())
        if len(sheets[-1].pages) == 1:
            break
    return min(sheets, key=lambda sheet: len(sheet.pages))


@dataclass(frozen=True, slots=True)
class _Layout:
    paper: Declared
    around: Around
    form: Format
    setter: Setter

    def sheet(self) -> Sheet:
        form = self.form
        foot = Type(Face.SANS, form.small)
        room = form.tall - foot.leading - FOLIO_GAP
        pages = paginate(list(self._blocks()), top=form.top, room=room)
        mark = watermark(self.around.watermark, form, self.setter)
        return Sheet(
            width=form.width,
            height=form.height,
            title=self.paper.title,
            pages=tuple(
                (
                    *(silent(mark) if number > 1 else mark),
                    *page,
                    *self._foot(foot, number, len(pages)),
                )
                for number, page in enumerate(pages, start=1)
            ),
        )

    def _blocks(self) -> Iterator[Block]:
        paper, form = self.paper, self.form
        yield from self._head()
        yield from chain.from_iterable(map(self._part, paper.parts))
        yield Block(GAP / 2, with_next=True)
        if paper.pledge:
            for block in self._paragraph(Line((Piece(paper.pledge),))):
                yield replace(block, with_next=True)
        yield from self._signatures(paper.opinions, "")
        yield from self._signatures(paper.signings, paper.place_and_date)
        if paper.doubt:
            yield Block(GAP)
            small = Type(Face.ITALIC, form.note * 0.85)
            lines = self.setter.broken(f"(*) {paper.doubt}", small, form.room)
            for number, text in enumerate(lines):
                line = self.setter.line(text, small, form.left, 0)
                yield Block(small.leading, (GOES_ON if number else PARAGRAPH, line))

    # -- head -----------------------------------------------------------------

    def _head(self) -> Iterator[Block]:
        form, around, paper = self.form, self.around, self.paper
        if paper.form_number:
            yield self._right(paper.form_number, Type(Face.ITALIC, form.note))
        yield self._centred(around.nation, Type(Face.BOLD, form.nation))
        motto = Type(Face.BOLD, form.motto)
        yield self._centred(around.motto, motto, rule=True)
        yield Block(GAP * 1.4, with_next=True)
        title = Type(Face.BOLD, form.title)
        lines = self.setter.balanced(paper.title, title, form.room)
        for number, text in enumerate(lines):
            yield self._centred(text, title, tag=TITLES if number else TITLE)
        subject = Type(Face.ITALIC, form.body)
        said = self.setter.balanced(paper.subject, subject, form.room * 0.9)
        for number, text in enumerate(said if paper.subject else ()):
            yield self._centred(text, subject, tag=GOES_ON if number else PARAGRAPH)
        yield Block(GAP / 2, with_next=True)
        body = Type(Face.REGULAR, form.body)
        lines = self.setter.balanced(paper.address, body, form.room * 0.85)
        for number, text in enumerate(lines):
            yield self._centred(text, body, tag=GOES_ON if number else PARAGRAPH)
        yield Block(GAP / 2, with_next=True)

    def _centred(
        self, text: str, kind: Type, *, rule: bool = False, tag: Tag = PARAGRAPH
    ) -> Block:
        form = self.form
        middle = form.left + form.room / 2
        things: list[Thing] = [tag, self.setter.centred(text, kind, middle, 0)]
        height = kind.leading
        if rule:
            half = self.setter.width(text, kind) / 2
            at = height + 0.7
            things.append(Rule(x1=middle - half, y1=at, x2=middle + half, y2=at))
            height = at + 0.3
        return Block(height, tuple(things), with_next=True)

    def _right(self, text: str, kind: Type) -> Block:
        left = self.form.left + self.form.room - self.setter.width(text, kind)
        line = self.setter.line(text, kind, left, 0)
        return Block(kind.leading, (PARAGRAPH, line), with_next=True)

    # -- parts ----------------------------------------------------------------

    def _part(self, part: Part) -> Iterator[Block]:
        if isinstance(part, Heading):
            yield from self._heading(part)
        elif isinstance(part, Boxes):
            yield self._boxes(part)
        elif isinstance(part, Grid):
            yield from self._grid(part)
        else:
            yield from self._paragraph(part)

    def _heading(self, part: Heading) -> Iterator[Block]:
        kind = Type(Face.BOLD, self.form.body)
        yield Block(AIR, with_next=True)
        lines = self.setter.broken(part.text, kind, self.form.room)
        for number, text in enumerate(lines):
            line = self.setter.line(text, kind, self.form.left, 0)
            tag = HEADINGS if number else HEADING
            yield Block(kind.leading + AIR, (tag, line), with_next=True)

    def _paragraph(self, line: Line) -> Iterator[Block]:
        form = self.form
        lines = set_lines(self._runs(line.pieces), form.body, form.room, self.setter)
        height = Type(Face.REGULAR, form.body).leading
        for number, runs in enumerate(lines, start=1):
            things = fitted(runs, form.body, form.left, self.setter)
            follows = number < len(lines) and len(lines) <= ABREAST + 1
            tag = PARAGRAPH if number == 1 else GOES_ON
            yield Block(height + AIR, (tag, *things), with_next=follows)

    def _runs(self, pieces: Sequence[Piece]) -> Iterator[Run]:
        for number, piece in enumerate(pieces):
            yield Run(piece.words, Face.REGULAR)
            if piece.answer:
                yield Run(piece.answer, Face.BOLD)
            elif piece.answer is not None:
                last = number == len(pieces) - 1
                yield Run(DOT, Face.REGULAR, dots=0.0 if last else LEAST_DOTS)

    def _boxes(self, part: Boxes) -> Block:
        form, setter = self.form, self.setter
        kind, letter = Type(Face.REGULAR, form.body), Type(Face.BOLD, form.body)
        top = (BOX - kind.leading) / 2
        line = setter.line(part.words, kind, form.left, top)
        things: list[Thing] = [PARAGRAPH, line]
        left = form.left + setter.width(part.words, kind) + 2
        for number in range(part.count + 1):
            at = left + number * BOX
            things.append(Rule(x1=at, y1=0, x2=at, y2=BOX))
        right = left + part.count * BOX
        things.extend(Rule(x1=left, y1=at, x2=right, y2=at) for at in (0.0, BOX))
        things.append(PARAGRAPH)
        for number, sign in enumerate(part.letters[: part.count]):
            middle = left + (number + 0.5) * BOX
            things.append(setter.centred(sign, letter, middle, top))
        return Block(BOX + 2 * AIR, tuple(things))

    def _grid(self, part: Grid) -> Iterator[Block]:
        heading = self._row(part, part.columns, Face.BOLD)
        heading = replace(heading, things=(Tag(Role.TABLE), *heading.things))
        yield replace(heading, with_next=True)
        for row in part.rows:
            block = self._row(part, row, Face.REGULAR)
            yield replace(block, heading=heading)
        yield Block(AIR)

    def _row(self, part: Grid, cells: Sequence[str], face: Face) -> Block:
        form, setter = self.form, self.setter
        kind = Type(face, form.cell)
        edges = [form.left]
        for share in part.shares:
            edges.append(edges[-1] + share * form.room)
        columns = list(pairwise(edges))
        broken = [
            setter.broken(text, kind, right - left - 2 * PADDING)
            for text, (left, right) in zip(cells, columns, strict=False)
        ]
        most = max((len(lines) for lines in broken), default=1)
        height = max(most, 1) * kind.leading + 2 * PADDING
        things: list[Thing] = [ROW]
        for lines, (left, _) in zip(broken, columns, strict=False):
            things.append(NAME if face is Face.BOLD else CELL)
            things.extend(
                setter.line(text, kind, left + PADDING, PADDING + number * kind.leading)
                for number, text in enumerate(lines)
            )
        things.extend(Rule(x1=at, y1=0, x2=at, y2=height) for at in edges)
        things.extend(
            Rule(x1=edges[0], y1=at, x2=edges[-1], y2=at) for at in (0.0, height)
        )
        return Block(height, tuple(things))

    # -- foot -----------------------------------------------------------------

    def _signatures(self, signings: Sequence[Signing], place: str) -> Iterator[Block]:
        """Sign side by side; a single one signs at the right, under place and day."""
        if not signings:
            return
        form = self.form
        abreast = max(2, min(len(signings), ABREAST))
        room = form.room / abreast
        if place:
            kind = Type(Face.ITALIC, form.body)
            wide = max(room, self.setter.width(place, kind))
            middle = form.left + form.room - wide / 2
            yield Block(GAP / 2, with_next=True)
            line = self.setter.centred(place, kind, middle, 0)
            yield Block(kind.leading, (PARAGRAPH, line), with_next=True)
        for first in range(0, len(signings), abreast):
            group = signings[first : first + abreast]
            skipped = abreast - len(group) if place else 0
            things: list[Thing] = []
            depth = 0.0
            for number, signing in enumerate(group, start=skipped):
                placed, deep = self._signature(
                    signing, form.left + (number + 0.5) * room, room - GAP
                )
                things.extend(placed)
                depth = max(depth, deep)
            yield Block(depth + GAP, tuple(things))

    def _signature(
        self, signing: Signing, middle: float, room: float
    ) -> tuple[list[Thing], float]:
        form, setter = self.form, self.setter
        things: list[Thing] = []
        depth = GAP / 2

        def say(text: str, kind: Type) -> None:
            nonlocal depth
            things.append(PARAGRAPH)
            for line in setter.balanced(text, kind, room):
                things.append(setter.centred(line, kind, middle, depth))
                depth += kind.leading

        bold = Type(Face.BOLD, form.body * 0.92)
        say(signing.title, bold)
        for line in signing.lines:
            say(line, Type(Face.REGULAR, form.note))
        if signing.hint:
            say(signing.hint, Type(Face.ITALIC, form.note))
        depth += SIGNING
        if signing.name:
            say(signing.name, Type(Face.BOLD, form.body))
        return things, depth

    def _foot(self, kind: Type, page: int, pages: int) -> Iterator[Thing]:
        form = self.form
        yield SILENT
        top = form.height - form.bottom - kind.leading
        if self.around.note:
            yield self.setter.line(self.around.note, kind, form.left, top)
        if pages > 1:
            text = self.around.page.format(page=page, pages=pages)
            left = form.left + form.room - self.setter.width(text, kind)
            yield self.setter.line(text, kind, left, top)
