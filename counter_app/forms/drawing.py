"""Draw a form for given answers: pages, groups and fields, hidden ones left out."""

from collections.abc import Iterator
from dataclasses import replace

from counter_app.domain.declarations import (
    Declaration,
    Field,
    FieldKind,
    Group,
)
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.forms import asking
from counter_app.forms.asking import Asked
from counter_app.forms.branches import (
    Fork,
    as_one_text,
    fork_of,
    likely,
    place_of_choice,
)
from counter_app.forms.form import Form
from counter_app.forms.kinds import choices, type_of
from counter_app.forms.labels import heading_of, key_of, label_of, name_of
from counter_app.forms.patience import begin, spent
from counter_app.forms.rules import is_asked
from counter_app.forms.schemas import DEEPEST, Place, escaped, joined
from counter_app.forms.sheets import Drawing, Question, Same, Spot, mark_of
from counter_app.forms.soup import (
    Schema,
    as_count,
    as_list,
    as_object,
    as_text,
    is_empty,
)

LAYOUTS = frozenset({"VerticalLayout", "HorizontalLayout", "Layout"})
MOST_FIELDS = 2_000
"""A schema that holds itself in many ways must not fill the memory."""
MOST_AGAIN = 60
"""Questions after which what holds itself asks only for what is answered in it."""
MOST_ROWS = 200
"""Longer lists ask every row for all columns."""
MOST_FORKS = 3
"""Ways to answer that leave a choice again are asked so deep."""


def draw(form: Form, answers: Answers, *, heeds_rules: bool = True) -> Drawing:
    """Draw the form; what cannot be drawn becomes UNKNOWN, never an error."""
    begin()
    return _Pen(form, answers, heeds_rules=heeds_rules).draw()


class _Pen:
    def __init__(
        self,
        form: Form,
        answers: Answers,
        *,
        heeds_rules: bool = True,
        sheets: dict[object, Drawing] | None = None,
    ) -> None:
        self._form = form
        # Empty rows of one schema are alike wherever they stand: drawn once.
        self._sheets: dict[object, Drawing] = {} if sheets is None else sheets
        self._heeds_rules = heeds_rules
        self._book = form.book
        self._answers = answers
        self._done = Drawing(unknown=list(form.broken))
        self._is_fresh = False

    def draw(self) -> Drawing:
        stem, whole = self._form.stem, self._book.root
        # Every control looks here: what of it is in force is found once.
        in_force = self._book.effective(dict(whole), self._value(stem))
        root = Place(pointer=stem, schema=in_force, whole=whole)
        pages = tuple(self._pages(self._form.ui, Spot(root)))
        title = as_text(self._book.root.get("title"))
        done = self._done
        done.hidden -= done.questions.keys()
        if done.is_too_big:
            done.unknown.append("the form is too big: not all of it is drawn")
        done.declaration = Declaration(
            title=title,
            pages=pages,
            unknown=tuple(dict.fromkeys(done.unknown)),
        )
        return done

    # -- layouts --------------------------------------------------------------

    def _pages(self, element: Schema, spot: Spot) -> Iterator[Group]:
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
                yield Group(title=heading_of(self._form, category), parts=parts)

    def _under(self, element: Schema, spot: Spot) -> Spot:
        asked = not self._heeds_rules or is_asked(
            element, self._answers, spot.base.pointer, self._book.checker
        )
        style = as_object(element.get("options"))
        return replace(
            spot,
            shown=spot.shown and asked,
            read_only=spot.read_only or asking.is_read_only({}, style),
            depth=spot.depth + 1,
        )

    def _children(self, element: Schema, spot: Spot) -> Iterator[Field | Group]:
        for child in as_list(element.get("elements")):
            yield from self._parts(as_object(child), spot)

    def _parts(self, element: Schema, spot: Spot) -> Iterator[Field | Group]:
        spot = self._under(element, spot)
        kind = as_text(element.get("type"))
        if spot.depth > 4 * DEEPEST:
            self._note(spot, f"{spot.base.pointer or '/'}: too deep")
        elif kind in LAYOUTS:
            self._is_fresh = self._is_fresh or kind == "HorizontalLayout"
            yield from self._children(element, spot)
        elif kind in ("Group", "Category", "Categorization"):
            parts = tuple(self._children(element, spot))
            if parts:
                yield Group(title=heading_of(self._form, element), parts=parts)
        elif kind == "Label":
            yield from self._sentence(element, spot)
        elif kind in ("Control", "ListWithDetail") or "scope" in element:
            yield from self._control(element, spot)
        else:
            self._note(spot, kind or "element without type")
            yield from self._children(element, spot)

    def _sentence(self, element: Schema, spot: Spot) -> Iterator[Field]:
        text = as_text(element.get("text")) or label_of(self._form, element, "")
        text = self._form.said(key_of(element, "text"), text)
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

    def _control(self, element: Schema, spot: Spot) -> Iterator[Field | Group]:
        scope = as_text(element.get("scope"))
        here = self._value(spot.base.pointer)
        place = self._book.find(scope, here, spot.base)
        if spent() or len(self._done.questions) > MOST_FIELDS:
            self._done.is_too_big = True
            return
        if place is None:
            self._note(spot, f"{scope or 'control without scope'}: nothing there")
            return
        if not self._book.leads_somewhere(dict(place.schema)):
            self._note(spot, f"{place.pointer}: {place.schema.get('$ref')}")
        if not spot.shown:
            self._done.hidden.add(place.pointer)
        marks = [mark_of(self._book.root, place.whole or place.schema)]
        place, ways = self._forked(element, place, spot, marks)
        yield from ways
        schema = as_one_text(
            self._book,
            self._book.effective(dict(place.schema), self._value(place.pointer)),
        )
        asked = Asked(element, place, schema, spot.read_only, tuple(marks))
        kind = type_of(schema)
        if kind == "object" and not choices(schema, self._form, ""):
            if asking.is_address(schema, asked.style):
                field = asking.address(self._form, asked, self._answers)
                yield from self._ask(field, asked, spot)
            else:
                yield from self._object(asked, spot)
        elif kind == "array":
            yield from self._ask(self._array(asked, spot), asked, spot)
        else:
            field = asking.simple(self._form, asked, self._answers)
            yield from self._ask(field, asked, spot)

    def _ask(self, field: Field, asked: Asked, spot: Spot) -> Iterator[Field]:
        if not spot.shown:
            return
        if words := asking.shortcoming(field, asked):
            self._note(spot, f"{field.pointer or '/'}: {words}")
        if field.pointer not in self._done.questions:
            if self._is_fresh:
                field = replace(field, fresh=True)
            self._is_fresh = False
            question = Question(field, asked.schema, asked.style, asked.key)
            self._done.questions[field.pointer] = question
            yield field

    def _forked(
        self, element: Schema, place: Place, spot: Spot, marks: list[object]
    ) -> tuple[Place, list[Field]]:
        """Take the way that was chosen, or that the answer tells; ask for the way."""
        fields: list[Field] = []
        for depth in range(MOST_FORKS):
            fork = fork_of(self._book, dict(place.schema))
            if fork is None:
                break
            value = self._value(place.pointer)
            at = place_of_choice(place.pointer, depth)
            chosen = as_count(self._value(at))
            if chosen is None or chosen >= len(fork.branches):
                taken = likely(self._book, fork, value)
            else:
                taken = chosen
                self._hide_other_ways(fork, taken, place.pointer)
            self._done.ways[place.pointer] = taken
            if len(fork.branches) > 1:
                asked = Asked(element, place, fork.rest, spot.read_only)
                field = asking.choice_of(self._form, asked, fork, taken, depth)
                fields.extend(self._ask(field, asked, spot))
            way = {**fork.branches[taken].schema}
            marks.append(fork.branches[taken].reference or Same(way))
            title = as_text(fork.rest.get("title"))
            schema = joined({**fork.rest}, way)
            if title:
                schema["title"] = title
            place = replace(place, schema=schema)
        return place, fields

    def _hide_other_ways(self, fork: Fork, taken: int, pointer: str) -> None:
        """What belonged to another way is no answer any more."""
        names = [
            set(as_object(self._book.effective(dict(b.schema), None).get("properties")))
            for b in fork.branches
        ]
        kept = names[taken] | set(as_object(fork.rest.get("properties")))
        for name in set().union(*names) - kept:
            self._done.hidden.add(f"{pointer}/{escaped(name)}")

    def _object(self, asked: Asked, spot: Spot) -> Iterator[Field | Group]:
        place, schema, element = asked.place, asked.schema, asked.element
        inside = spot.deeper(place, asked.marks)
        again = not spot.trail.isdisjoint(asked.marks)
        if again and is_empty(self._value(place.pointer)):
            # What holds itself goes on as far as it is answered; then it is text.
            field = asking.begun(self._form, asked, FieldKind.UNKNOWN)
            yield from self._ask(field, asked, spot)
            return
        if inside.depth > 4 * DEEPEST:
            self._note(spot, f"{place.pointer or '/'}: too deep")
            return
        read_only = spot.read_only or asking.is_read_only(schema, asked.style)
        whole = replace(
            inside,
            base=Place(place.pointer, schema, place.required, place.name),
            read_only=read_only,
        )
        detail = as_object(asked.style.get("detail"))
        if detail:
            parts = tuple(self._parts(detail, whole))
        else:
            parts = tuple(
                part
                for name in self._names(place, schema, again=again)
                for part in self._control(
                    {"type": "Control", "scope": f"#/properties/{escaped(name)}"}, whole
                )
            )
        if not parts:
            return
        is_root = place.pointer == self._form.stem and not place.name
        title = "" if is_root else name_of(place, schema)
        key = "" if is_root else asked.key
        heading = label_of(self._form, element, title, key)
        self._done.titles[place.pointer] = heading or title
        yield Group(title=heading, parts=parts)

    def _names(self, place: Place, schema: Schema, *, again: bool) -> Iterator[str]:
        """Yield what an object has: what is named, then what else was answered.

        Of what holds itself only the answers, once there are questions enough.
        """
        named = as_object(schema.get("properties"))
        given = as_object(self._value(place.pointer))
        if again and len(self._done.questions) > MOST_AGAIN:
            self._done.unknown.append(f"{place.pointer}: holds itself, asked in part")
            named = {name: told for name, told in named.items() if name in given}
        yield from named
        for name in given:
            if name not in named and self._book.further(schema, name):
                yield name

    def _array(self, asked: Asked, spot: Spot) -> Field:
        place, schema = asked.place, asked.schema
        items = self._book.effective(schema.get("items"), None)
        field = asking.begun(self._form, asked, FieldKind.MANY)
        field = replace(
            field,
            required=field.required or bool(as_count(schema.get("minItems"))),
            wide=True,
            options=choices(items, self._form, asked.key),
        )
        value = self._value(place.pointer)
        if field.options and not asking.repeats(schema, value):
            return field
        if items:
            columns = self._columns(asked, spot)
        else:
            columns = (Field(pointer="", kind=FieldKind.UNKNOWN, label=""),)
        kind = FieldKind.TABLE if columns else FieldKind.UNKNOWN
        rows = self._rows(asked, value, spot) if columns else ()
        return replace(field, kind=kind, options=(), columns=columns, rows=rows)

    def _columns(self, asked: Asked, spot: Spot) -> tuple[Field, ...]:
        """Ask for one row on a sheet of its own, whose pointers start at the row.

        Columns are the same for every row, so rules inside a row show their part.
        """
        place = asked.place
        item = mark_of(self._book.root, as_object(asked.schema["items"]))
        again = not spot.trail.isdisjoint((*asked.marks, item))
        if again or len(spot.trail) > 2 * DEEPEST:
            return ()
        base = Place(pointer="", schema=as_object(asked.schema.get("items")))
        trail = spot.trail.union(asked.marks)
        if asked.style.get("detail"):
            trail = trail.union((item,))
        known = (asked.marks, item, trail, id(asked.style.get("detail")))
        row = self._sheets.get(known)
        if row is None:
            row = self._sheet(asked, {}, Spot(base, depth=spot.depth, trail=trail))
            self._sheets[known] = row
        self._done.unknown.extend(
            f"{place.pointer}/*{note}" for note in row.unknown[len(self._form.broken) :]
        )
        return row.fields()

    def _rows(
        self, asked: Asked, value: Json, spot: Spot
    ) -> tuple[tuple[Field, ...], ...]:
        """Ask what each row asks, given its answers; and what a new one would."""
        given = as_list(value)
        if not self._heeds_rules or len(given) > MOST_ROWS:
            return ()
        schema = as_object(asked.schema.get("items"))
        base = Spot(Place(pointer="", schema=schema), depth=spot.depth)
        drawn = []
        for number, answers in enumerate(given):
            whole = answers if isinstance(answers, dict) else {}
            row = self._sheet(asked, whole, base, heeds_rules=True)
            drawn.append(row.fields())
            at = f"{asked.place.pointer}/{number}"
            self._done.hidden.update(f"{at}{pointer}" for pointer in row.hidden)
            for name, question in {**row.questions, **row.inside}.items():
                self._done.inside[f"{at}{name}"] = question
            for name, way in row.ways.items():
                self._done.ways[f"{at}{name}"] = way
        return (*drawn, self._new_row(asked, base))

    def _new_row(self, asked: Asked, base: Spot) -> tuple[Field, ...]:
        known = ("new", Same(base.base.schema), id(asked.style.get("detail")))
        if known not in self._sheets:
            self._sheets[known] = Drawing()  # what holds itself ends here
            self._sheets[known] = self._sheet(asked, {}, base, heeds_rules=True)
        return self._sheets[known].fields()

    def _sheet(
        self, asked: Asked, answers: Answers, spot: Spot, *, heeds_rules: bool = False
    ) -> Drawing:
        form = replace(self._form, stem="")
        pen = _Pen(form, answers, heeds_rules=heeds_rules, sheets=self._sheets)
        style = asked.style
        detail = as_object(style.get("detail")) or {"type": "Control", "scope": "#"}
        for _ in pen._parts(detail, spot):
            pass
        self._done.is_too_big |= pen._done.is_too_big
        return pen._done

    def _value(self, pointer: str) -> Json:
        return found_at(self._answers, pointer)

    def _note(self, spot: Spot, what: str) -> None:
        if spot.shown:
            self._done.unknown.append(what)
