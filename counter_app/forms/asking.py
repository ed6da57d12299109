"""One question as a field: what kind, which words, what may be chosen."""

from dataclasses import dataclass, replace

from counter_app.domain.declarations import Field, FieldKind, Option
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.forms.branches import Fork, place_of_choice
from counter_app.forms.filling import standard, worked_out
from counter_app.forms.form import Form
from counter_app.forms.kinds import digits_of, foreign_save_format, type_of, wish
from counter_app.forms.labels import branch_name, hint_of, key_at, label_of, name_of
from counter_app.forms.schemas import Place
from counter_app.forms.soup import (
    Schema,
    as_count,
    as_list,
    as_object,
    as_text,
    texts,
)

ADDRESS_PARTS = ("tinh", "xa", "chi_tiet")


@dataclass(frozen=True, slots=True)
class Asked:
    """What a control asks: the element, where the answer stands, its schema."""

    element: Schema
    place: Place
    schema: Schema
    read_only: bool = False
    """Something around it is read only."""
    marks: tuple[object, ...] = ()
    """What its schema is recognised by when it holds itself."""

    @property
    def style(self) -> Schema:
        """The options of the element."""
        return as_object(self.element.get("options"))

    @property
    def key(self) -> str:
        """The i18n key."""
        return key_at(self.element, self.schema, self.place)


def begun(form: Form, asked: Asked, kind: FieldKind) -> Field:
    """Return the field with what every kind has: its words and its rights."""
    schema, style, place = asked.schema, asked.style, asked.place
    name = name_of(place, schema)
    return Field(
        pointer=place.pointer,
        kind=kind,
        label=label_of(form, asked.element, name, asked.key),
        printed=name,
        hint=hint_of(form, schema, asked.key),
        required=place.required,
        read_only=asked.read_only or is_read_only(schema, style),
        wide=style.get("wide") is True,
    )


def simple(form: Form, asked: Asked, answers: Answers) -> Field:
    """Ask for one simple value."""
    schema, style = asked.schema, asked.style
    found = wish(schema, asked.element, form, asked.key)
    value = worked_out(form, style, answers)
    field = begun(form, asked, found.kind)
    return replace(
        field,
        required=field.required or schema.get("const") is True,
        read_only=field.read_only or value is not None,
        wide=field.wide or found.kind is FieldKind.LONG_TEXT,
        options=found.options,
        max_length=as_count(schema.get("maxLength")),
        digits=digits_of(schema),
        suffix=as_text(style.get("suffix")) or _span(schema, style),
        buttons=style.get("format") == "radio",
        secret="password" in (style.get("format"), schema.get("format")),
        default=standard(schema),
        value=value,
    )


def _span(schema: Schema, style: Schema) -> str:
    """A slider shows how far it goes; so does the field that stands for one."""
    least, most = schema.get("minimum"), schema.get("maximum")
    return f"{least}–{most}" if style.get("slider") is True else ""


def address(form: Form, asked: Asked, answers: Answers) -> Field:
    """Ask for an address in two tiers; the wards are those of the province given."""
    place, schema, style = asked.place, asked.schema, asked.style
    told = as_object(schema.get("properties"))
    province = as_text(found_at(answers, f"{place.pointer}/tinh"))
    offered = {
        "tinh": form.places.provinces,
        "xa": form.places.wards(province),
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
    value = worked_out(form, style, answers)
    field = begun(form, asked, FieldKind.ADDRESS)
    return replace(
        field,
        read_only=field.read_only or value is not None,
        wide=True,
        columns=columns,
        value=value,
    )


def choice_of(form: Form, asked: Asked, fork: Fork, taken: int, depth: int) -> Field:
    """Ask which way a question is answered; ``taken`` is how it seems to be."""
    field = begun(form, asked, FieldKind.CHOICE)
    return replace(
        field,
        pointer=place_of_choice(field.pointer, depth),
        label=field.label or as_text(fork.rest.get("title")),
        required=False,
        wide=True,
        options=tuple(
            Option(
                value=number,
                label=form.said(
                    as_text(branch.schema.get("i18n")),
                    branch_name(
                        branch.schema, branch.kind, branch.reference, number + 1
                    ),
                ),
            )
            for number, branch in enumerate(fork.branches)
        ),
        value=taken,
    )


def is_read_only(schema: Schema, style: Schema) -> bool:
    """Say whether an answer is only shown."""
    return (
        schema.get("readOnly") is True
        or style.get("readonly") is True
        or style.get("readOnly") is True
    )


def is_address(schema: Schema, style: Schema) -> bool:
    """Say whether an object is an address in two tiers."""
    return "address" in (schema.get("format"), style.get("format"))


def is_telling(schema: Schema) -> bool:
    """Say whether a text field can stand for this without losing what it may hold."""
    told = schema.get("type")
    kinds = set(texts(told)) or {as_text(told)}
    return bool(told) and type_of(schema) != "null" and not kinds & {"array", "object"}


def shape_of(schema: Schema) -> Json:
    """Say in the diagnostics what could not be drawn."""
    return schema.get("type", "no type")


def shortcoming(field: Field, asked: Asked) -> str:
    """Return what of a question could not be drawn; nothing when all of it is."""
    if field.kind is FieldKind.UNKNOWN and not is_telling(asked.schema):
        return f"cannot draw {shape_of(asked.schema)}"
    saved = foreign_save_format(asked.style)
    return f"cannot keep {saved}, asked as text" if saved else ""


def repeats(schema: Schema, value: Json) -> bool:
    """Say whether a list holds the same value twice, as it then must be allowed to."""
    given = [repr(item) for item in as_list(value)]
    return schema.get("uniqueItems") is not True and len(set(given)) < len(given)
