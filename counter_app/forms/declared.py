"""A declaration as the paper that is signed: ``paper.json``, or the order of the page.

``paper.json`` says line by line what the paper form says, with the answers in it; a
declaration without one prints its questions in their order.
"""

import re
from collections.abc import Iterator, Sequence

from counter_app.domain.answered import answered, plain
from counter_app.domain.declarations import Field, FieldKind, Group
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
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.forms.form import Form
from counter_app.forms.rules import holds
from counter_app.forms.sheets import Drawing
from counter_app.forms.soup import Schema, as_count, as_list, as_object, as_text, texts

HINT = "(Ký, ghi rõ họ, chữ đệm, tên)"
DOTS = "…………"
_PLACE = re.compile(r"\{(/[^{}]*)\}")
_NUMBER = "TT"


def declared(form: Form, drawing: Drawing, answers: Answers) -> Declared:
    """Say what the paper declaration says for these answers."""
    return _Scribe(form, drawing, answers).declared()


class _Scribe:
    def __init__(self, form: Form, drawing: Drawing, answers: Answers) -> None:
        self._form = form
        self._told = form.paper
        self._drawing = drawing
        self._answers = answers
        self._fields = {
            pointer: question.field for pointer, question in drawing.questions.items()
        }

    def declared(self) -> Declared:
        told = self._told
        title = as_text(told.get("title")) or self._drawing.declaration.title
        lines = as_list(told.get("lines"))
        parts = self._by_paper(lines) if lines else self._by_page()
        pledge = self._pledge()
        return Declared(
            title=title.upper(),
            form_number=as_text(told.get("form_number")),
            names_procedure=told.get("names_procedure") is True,
            address=self._address(),
            parts=tuple(parts),
            pledge=pledge.label if pledge else "",
            doubt=self._doubt(pledge),
            place_and_date=self._place_and_date(),
            opinions=tuple(self._signings("opinions")),
            signings=tuple(self._signings("signings"))
            or (Signing("NGƯỜI YÊU CẦU", HINT, self._said("/nyc_ho_ten")),),
        )

    # -- head and foot ----------------------------------------------------------

    def _address(self) -> str:
        at = as_text(self._told.get("address")) or "/co_quan"
        return f"Kính gửi: {self._said(at) or DOTS * 5}"

    def _place_and_date(self) -> str:
        place = self._said(as_text(self._told.get("place")) or "/lam_tai")
        at = as_text(self._told.get("date")) or "/ngay_lam"
        day = plain(found_at(self._answers, at)).split("-")
        if len(day) == len(("year", "month", "day")):
            date = f"ngày {day[2]} tháng {day[1]} năm {day[0]}"
        else:
            date = "ngày …… tháng …… năm ………"
        return f"Làm tại: {place or DOTS}, {date}"

    def _pledge(self) -> Field | None:
        pages = self._drawing.declaration.pages
        return next((f for page in pages for f in _fields(page) if f.pledge), None)

    def _doubt(self, pledge: Field | None) -> str:
        told = as_text(self._told.get("source"))
        doubts = []
        if self._told and self._told.get("verified") is not True and told:
            doubts.append(f"Mẫu in theo: {told}; chưa đối chiếu bản gốc.")
        if pledge and pledge.hint:
            doubts.append(f"Câu cam đoan: {pledge.hint}.")
        return " ".join(doubts)

    def _signings(self, key: str) -> Iterator[Signing]:
        for told in map(as_object, as_list(self._told.get(key))):
            if not self._holds(told):
                continue
            yield Signing(
                title=as_text(told.get("title")),
                hint=as_text(told.get("hint")),
                name=self._said(as_text(told.get("name"))),
                lines=tuple(self._filled(line) for line in texts(told.get("lines"))),
            )

    # -- as paper.json says ------------------------------------------------------

    def _by_paper(self, lines: Sequence[Json]) -> Iterator[Part]:
        for told in lines:
            if isinstance(told, str):
                yield Line(tuple(self._pieces(told)))
                continue
            line = as_object(told)
            if self._holds(line):
                yield from self._part(line)

    def _part(self, told: Schema) -> Iterator[Part]:
        words = as_text(told.get("label"))
        if "heading" in told:
            yield Heading(as_text(told["heading"]))
        elif "boxes" in told:
            letters = plain(self._value(as_text(told["boxes"])))
            yield Boxes(words, letters, as_count(told.get("count")) or 12)
        elif "columns" in told:
            columns = texts(told["columns"])
            rows = tuple(
                tuple(self._filled(cell, "") for cell in texts(row))
                for row in as_list(told.get("rows"))
            )
            yield Grid(columns, rows, _shares(told, len(columns)))
        elif "table" in told:
            yield from self._table(told)
        elif "line" in told:
            yield Line(tuple(self._pieces(as_text(told["line"]))))

    def _table(self, told: Schema) -> Iterator[Part]:
        field = self._fields.get(as_text(told["table"]))
        if field is None or not field.columns:
            return
        least = as_count(told.get("least")) or 0
        if least or self._value(field.pointer):
            yield self._grid(field, least, told)

    def _grid(self, field: Field, least: int, told: Schema) -> Grid:
        rows = [
            (
                str(number),
                *(answered(c, found_at(row, c.pointer)) for c in _asked(field)),
            )
            for number, row in enumerate(as_list(self._value(field.pointer)), start=1)
        ]
        while len(rows) < least:
            rows.append(("", *("" for _ in _asked(field))))
        columns = (_NUMBER, *(c.printed or c.label for c in _asked(field)))
        return Grid(columns, tuple(rows), _shares(told, len(columns), first=0.07))

    def _pieces(self, told: str) -> Iterator[Piece]:
        end = 0
        for found in _PLACE.finditer(told):
            yield Piece(told[end : found.start()], self._said(found[1]))
            end = found.end()
        if told[end:]:
            yield Piece(told[end:])

    def _filled(self, told: str, missing: str = DOTS) -> str:
        pieces = self._pieces(told)
        return "".join(
            p.words + ("" if p.answer is None else p.answer or missing) for p in pieces
        )

    def _holds(self, told: Schema) -> bool:
        condition = as_object(told.get("when"))
        checker = self._form.book.checker
        return not condition or holds(condition, self._answers, "", checker) is True

    # -- as the page asks ---------------------------------------------------------

    def _by_page(self) -> Iterator[Part]:
        for page in self._drawing.declaration.pages:
            yield from self._group(page)

    def _group(self, group: Group) -> Iterator[Part]:
        parts = [part for inner in group.parts for part in self._inside(inner)]
        if group.title and parts:
            yield Heading(group.title)
        yield from parts

    def _inside(self, part: Field | Group) -> Iterator[Part]:
        if isinstance(part, Group):
            yield from self._group(part)
        elif part.kind is FieldKind.TABLE:
            if self._value(part.pointer):
                yield Heading(part.label)
                yield self._grid(part, 0, {})
        elif part.kind is not FieldKind.STATIC and part.pointer not in _FEET:
            words = f"{part.label}: " if part.label else ""
            yield Line((Piece(words, self._said(part.pointer)),))

    # -- answers ------------------------------------------------------------------

    def _value(self, pointer: str) -> Json:
        return found_at(self._answers, pointer) if pointer.startswith("/") else None

    def _said(self, told: str) -> str:
        """Write the answer at a pointer; of ``/a|/b`` the first that is asked."""
        for pointer in told.split("|"):
            field = self._fields.get(pointer)
            if field:
                value = self._value(pointer)
                return answered(field, field.value if value is None else value)
            inside = [f for p, f in self._fields.items() if p.startswith(f"{pointer}/")]
            if inside and pointer:
                return self._whole(inside)
        return ""

    def _whole(self, inside: Sequence[Field]) -> str:
        """Write an object in one line; a document as officials write one."""
        told = {
            f.pointer.rpartition("/")[2]: answered(f, self._value(f.pointer))
            for f in inside
        }
        if not any(told.values()):
            return ""
        if not {"loai", "so"} <= told.keys():
            return ", ".join(text for text in told.values() if text)
        said = f"{told['loai'] or 'Giấy tờ'} số {told['so'] or DOTS}"
        if told.get("ngay_cap"):
            said += f", cấp ngày {told['ngay_cap']}"
        if told.get("co_quan_cap"):
            said += f", nơi cấp {told['co_quan_cap']}"
        return said


_FEET = frozenset({"/co_quan", "/lam_tai", "/ngay_lam"})
"""Asked on the page; on the paper they stand at the head and the foot."""


def _asked(table: Field) -> list[Field]:
    return [column for column in table.columns if "/?/" not in column.pointer]


def _shares(told: Schema, count: int, first: float = 0.0) -> tuple[float, ...]:
    """Return the widths the paper gives, or equal ones."""
    given = [
        float(share)
        for share in as_list(told.get("shares"))
        if isinstance(share, int | float) and share > 0
    ]
    if len(given) == count:
        return tuple(share / sum(given) for share in given)
    if first and count > 1:
        rest = (1 - first) / (count - 1)
        return (first, *(rest for _ in range(count - 1)))
    return tuple(1 / max(count, 1) for _ in range(count))


def _fields(group: Group) -> Iterator[Field]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _fields(part)
        else:
            yield part
