"""Draw a form for given answers: pages, groups and fields, hidden ones left out."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from counter_app.domain.declarations import (
    Declaration,
    Field,
    FieldKind,
    Group,
)
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.forms.filling import worked_out
from counter_app.forms.form import Form
from counter_app.forms.kinds import Wish, choices, digits_of, type_of, wish
from counter_app.forms.rules import is_asked
from counter_app.forms.schemas import DEEPEST, Place, escaped
from counter_app.forms.soup import (
    Schema,
    as_count,
    as_list,
    as_object,
    as_text,
    texts,
)

LAYOUTS = frozenset({"VerticalLayout", "HorizontalLayout", "Layout"})
ADDRESS_PARTS = ("tinh", "xa", "chi_tiet")
MOST_FIELDS = 2_000
"""A schema that holds itself in many ways must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Question:
    """A field with what the engine needs to know about it beyond drawing."""

    field: Field
    schema: Schema
    style: Schema


@dataclass(slots=True)
class Drawing:
    """What one pass over the form found."""

    declaration: Declaration = field(
        default_factory=lambda: Declaration(title="", pages=())
    )
    questions: dict[str, Question] = field(default_factory=dict)
    hidden: set[str] = field(default_factory=set)
    unknown: list[str] = field(default_factory=list)


def draw(form: Form, answers: Answers) -> Drawing:
    """Draw the form; what cannot be drawn becomes UNKNOWN, never an error."""
    return _Pen(form, answers).draw()


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where the pen stands: what scopes are relative to, and whether it is shown."""

    base: Place
    shown: bool = True
    depth: int = 0
    trail: tuple[int, ...] = ()

    def deeper(self, base: Place) -> "_Spot":
        return replace(
            self, base=base, depth=self.depth + 1, trail=(*self.trail, id(base.schema))
        )


class _Pen:
    def __init__(
        self, form: Form, answers: Answers, *, heeds_rules: bool = True
    ) -> None:
        self._form = form
        self._heeds_rules = heeds_rules
        self._book = form.book
        self._answers = answers
        self._done = Drawing(unknown=list(form.broken))

    def draw(self) -> Drawing:
        root = Place(pointer="", schema=self._book.root)
        pages = tuple(self._pages(self._form.ui, _Spot(root)))
        title = as_text(self._book.root.get("title"))
        done = self._done
        done.hidden -= done.questions.keys()
        done.declaration = Declaration(
            title=title,
            pages=pages,
            unknown=tuple(dict.fromkeys(done.unknown)),
        )
        return done

    # -- layouts --------------------------------------------------------------

    def _pages(self, element: Schema, spot: _Spot) -> Iterator[Group]:
        if element.get("type") != "Categorization":
            parts = tuple(self._parts(element, spot))
            if parts:
                yield Group(parts=parts)
            return
        spot = self._under(element, spot)
        for child in as_list(element.get("elements")):
            category = as_object(child)
            inside = self._under(category, spot)
            if category.get("type") == "Categorization":
                yield from self._pages(category, spot)
                continue
            parts = tuple(self._children(category, inside))
            if parts:
                yield Group(title=self._label(category, ""), parts=parts)

    def _under(self, element: Schema, spot: _Spot) -> _Spot:
        asked = not self._heeds_rules or is_asked(
            element, self._answers, spot.base.pointer, self._book.checker
        )
        return replace(spot, shown=spot.shown and asked, depth=spot.depth + 1)

    def _children(self, element: Schema, spot: _Spot) -> Iterator[Field | Group]:
        for child in as_list(element.get("elements")):
            yield from self._parts(as_object(child), spot)

    def _parts(self, element: Schema, spot: _Spot) -> Iterator[Field | Group]:
        spot = self._under(element, spot)
        kind = as_text(element.get("type"))
        if spot.depth > 4 * DEEPEST:
            self._note(spot, f"{spot.base.pointer or '/'}: too deep")
        elif kind in LAYOUTS:
            yield from self._children(element, spot)
        elif kind in ("Group", "Category", "Categorization"):
            parts = tuple(self._children(element, spot))
            if parts:
                yield Group(title=self._label(element, ""), parts=parts)
        elif kind == "Label":
            yield from self._sentence(element, spot)
        elif kind in ("Control", "ListWithDetail") or "scope" in element:
            yield from self._control(element, spot)
        else:
            self._note(spot, kind or "element without type")
            yield from self._children(element, spot)

    def _sentence(self, element: Schema, spot: _Spot) -> Iterator[Field]:
        text = as_text(element.get("text")) or self._label(element, "")
        text = self._form.said(_key(element, "text"), text)
        if not text or not spot.shown:
            return
        style = as_object(element.get("options"))
        is_pledge = style.get("pledge") is True
        doubt = is_pledge and style.get("verified") is not True
        yield Field(
            pointer="",
            kind=FieldKind.STATIC,
            label=text,
            hint=as_text(style.get("source")) if doubt else "",
            pledge=is_pledge,
            wide=True,
        )

    # -- controls -------------------------------------------------------------

    def _control(self, element: Schema, spot: _Spot) -> Iterator[Field | Group]:
        scope = as_text(element.get("scope"))
        here = self._value(spot.base.pointer)
        place = self._book.find(scope, here, spot.base)
        if place is None or len(self._done.questions) > MOST_FIELDS:
            self._note(spot, f"{scope or 'control without scope'}: nothing there")
            return
        if not self._book.leads_somewhere(dict(place.schema)):
            self._note(spot, f"{place.pointer}: {place.schema.get('$ref')}")
        value = self._value(place.pointer)
        schema = self._book.effective(dict(place.schema), value)
        if not spot.shown:
            self._done.hidden.add(place.pointer)
        kind = type_of(schema)
        style = as_object(element.get("options"))
        if kind == "object" and not choices(schema, self._form, ""):
            if _is_address(schema, style):
                yield from self._ask(
                    self._address(element, place, schema), schema, style, spot
                )
            else:
                yield from self._object(element, place, schema, spot)
        elif kind == "array":
            yield from self._ask(
                self._array(element, place, schema, spot), schema, style, spot
            )
        else:
            yield from self._ask(
                self._simple(element, place, schema), schema, style, spot
            )

    def _ask(
        self, asked: Field, schema: Schema, style: Schema, spot: _Spot
    ) -> Iterator[Field]:
        if not spot.shown:
            return
        if asked.kind is FieldKind.UNKNOWN:
            self._note(spot, f"{asked.pointer or '/'}: {_shape(schema)}")
        if asked.pointer not in self._done.questions:
            self._done.questions[asked.pointer] = Question(asked, schema, style)
            yield asked

    def _simple(self, element: Schema, place: Place, schema: Schema) -> Field:
        style = as_object(element.get("options"))
        found = wish(schema, element, self._form, _key(element) or _key(schema))
        value = worked_out(self._form, style, self._answers)
        return Field(
            pointer=place.pointer,
            kind=found.kind,
            label=self._label(element, _name(place, schema), schema),
            printed=_name(place, schema),
            hint=self._hint(element, schema),
            required=place.required or _must_be_ticked(schema),
            read_only=_is_read_only(schema, style) or value is not None,
            wide=style.get("wide") is True or found.kind is FieldKind.LONG_TEXT,
            options=found.options,
            max_length=as_count(schema.get("maxLength")),
            digits=digits_of(schema),
            suffix=as_text(style.get("suffix")),
            value=value,
        )

    def _address(self, element: Schema, place: Place, schema: Schema) -> Field:
        told = as_object(schema.get("properties"))
        province = as_text(found_at(self._answers, f"{place.pointer}/tinh"))
        offered = {
            "tinh": self._form.places.provinces,
            "xa": self._form.places.wards(province),
        }
        columns = tuple(
            Field(
                pointer=f"/{name}",
                kind=FieldKind.TEXT,
                label=as_text(as_object(told.get(name)).get("title")) or name,
                required=name in texts(schema.get("required")),
                options=offered.get(name, ()),
                max_length=as_count(as_object(told.get(name)).get("maxLength")),
                wide=name == "chi_tiet",
            )
            for name in ADDRESS_PARTS
            if name in told
        )
        style = as_object(element.get("options"))
        value = worked_out(self._form, style, self._answers)
        return Field(
            pointer=place.pointer,
            kind=FieldKind.ADDRESS,
            label=self._label(element, _name(place, schema), schema),
            printed=_name(place, schema),
            hint=self._hint(element, schema),
            required=place.required,
            read_only=_is_read_only(schema, style) or value is not None,
            wide=True,
            columns=columns,
            value=value,
        )

    def _object(
        self, element: Schema, place: Place, schema: Schema, spot: _Spot
    ) -> Iterator[Field | Group]:
        inside = spot.deeper(place)
        if id(place.schema) in spot.trail or inside.depth > 4 * DEEPEST:
            self._note(spot, f"{place.pointer or '/'}: holds itself")
            return
        detail = as_object(as_object(element.get("options")).get("detail"))
        whole = replace(
            inside, base=Place(place.pointer, schema, place.required, place.name)
        )
        if detail:
            parts = tuple(self._parts(detail, whole))
        else:
            parts = tuple(
                part
                for name in as_object(schema.get("properties"))
                for part in self._control(
                    {"type": "Control", "scope": f"#/properties/{escaped(name)}"}, whole
                )
            )
        if not parts:
            return
        title = "" if not place.pointer else _name(place, schema)
        yield Group(title=self._label(element, title, schema), parts=parts)

    def _array(
        self, element: Schema, place: Place, schema: Schema, spot: _Spot
    ) -> Field:
        items = self._book.effective(schema.get("items"), None)
        style = as_object(element.get("options"))
        found = Wish(FieldKind.MANY, choices(items, self._form, _key(element)))
        columns: tuple[Field, ...] = ()
        if not found.options:
            columns = self._columns(style, place, items, spot)
            found = Wish(FieldKind.TABLE if columns else FieldKind.UNKNOWN)
        return Field(
            pointer=place.pointer,
            kind=found.kind,
            label=self._label(element, _name(place, schema), schema),
            printed=_name(place, schema),
            hint=self._hint(element, schema),
            required=place.required or bool(as_count(schema.get("minItems"))),
            read_only=_is_read_only(schema, style),
            wide=True,
            options=found.options,
            columns=columns,
        )

    def _columns(
        self, style: Schema, place: Place, items: Schema, spot: _Spot
    ) -> tuple[Field, ...]:
        """Ask for one row on a sheet of its own, whose pointers start at the row.

        Columns are the same for every row, so rules inside a row show their part.
        """
        if not items or id(place.schema) in spot.trail or len(spot.trail) > DEEPEST:
            return ()
        row = _Pen(self._form, {}, heeds_rules=False)
        base = Place(pointer="", schema=items)
        trail = (*spot.trail, id(place.schema))
        detail = as_object(style.get("detail")) or {"type": "Control", "scope": "#"}
        for _ in row._parts(detail, _Spot(base, depth=spot.depth, trail=trail)):
            pass
        self._done.unknown.extend(
            f"{place.pointer}/*{note}"
            for note in row._done.unknown[len(self._form.broken) :]
        )
        return tuple(question.field for question in row._done.questions.values())

    # -- words ----------------------------------------------------------------

    def _label(
        self, element: Schema, otherwise: str, schema: Mapping[str, Json] | None = None
    ) -> str:
        told = element.get("label")
        if told is False or as_object(told).get("show") is False:
            return ""
        text = as_text(told) or as_text(as_object(told).get("text")) or otherwise
        key = _key(element, "label") or _key(schema or {}, "label")
        return self._form.said(key, text)

    def _hint(self, element: Schema, schema: Schema) -> str:
        key = _key(element, "description") or _key(schema, "description")
        return self._form.said(key, as_text(schema.get("description")))

    def _value(self, pointer: str) -> Json:
        return found_at(self._answers, pointer)

    def _note(self, spot: _Spot, what: str) -> None:
        if spot.shown:
            self._done.unknown.append(what)


def _key(element: Schema, part: str = "") -> str:
    told = as_text(element.get("i18n"))
    return f"{told}.{part}" if told and part else told


def _name(place: Place, schema: Schema) -> str:
    return as_text(schema.get("title")) or _spaced(place.name)


_HUMPS = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|[_\-]+")


def _spaced(name: str) -> str:
    """Write ``dateOfBirth`` and ``date_of_birth`` as "Date of birth"."""
    text = " ".join(part for part in _HUMPS.split(name) if part)
    return text[:1].upper() + text[1:].lower() if not text.isupper() else text


def _shape(schema: Schema) -> str:
    told = schema.get("type", "no type")
    return f"cannot draw {told}"


def _must_be_ticked(schema: Schema) -> bool:
    return schema.get("const") is True


def _is_read_only(schema: Schema, style: Schema) -> bool:
    return (
        schema.get("readOnly") is True
        or style.get("readonly") is True
        or style.get("readOnly") is True
    )


def _is_address(schema: Schema, style: Schema) -> bool:
    return "address" in (schema.get("format"), style.get("format"))
