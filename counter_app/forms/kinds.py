"""Which widget a schema wants, and what may be chosen."""

import re
from dataclasses import dataclass

from counter_app.domain.declarations import FieldKind, Option
from counter_app.domain.jsonable import Json
from counter_app.forms.form import Form
from counter_app.forms.soup import Schema, as_list, as_object, as_text, texts

_DIGITS = re.compile(r"\^?(?:\\d|\[0-9\])(?:\{(\d+)(?:,\d*)?\}|\+|\*)?\$?")
_EXACTLY = re.compile(r"\^(?:\\d|\[0-9\])\{(\d+)\}\$")
_NUMBERS = {"integer": FieldKind.INTEGER, "number": FieldKind.NUMBER}
_DATES = {
    "date": FieldKind.DATE,
    "partial-date": FieldKind.PARTIAL_DATE,
    "time": FieldKind.TIME,
    "date-time": FieldKind.DATE_TIME,
}
_SAVED = frozenset({"", "YYYY-MM-DD", "HH:mm:ss", "YYYY-MM-DDTHH:mm:ss.sssZ"})
"""How JSON Forms' own date fields save an answer unless they are told otherwise."""
_PARTIAL = frozenset({"YYYY-MM", "YYYY"})


@dataclass(frozen=True, slots=True)
class Wish:
    """The kind of a field, with its options if it has a list of them."""

    kind: FieldKind
    options: tuple[Option, ...] = ()


def type_of(schema: Schema) -> str:
    """Return the one JSON type asked for; empty if it is none or several."""
    told = schema.get("type")
    kinds = [told] if isinstance(told, str) else [*texts(told)]
    kinds = [kind for kind in kinds if kind != "null"]
    if len(kinds) == 1:
        return kinds[0]
    if set(kinds) == {"integer", "number"}:
        return "number"
    if "object" in kinds and isinstance(schema.get("properties"), dict):
        return "object"
    return "" if kinds else _type_of_untyped(schema)


def _type_of_untyped(schema: Schema) -> str:
    if isinstance(schema.get("properties"), dict):
        return "object"
    if "items" in schema:
        return "array"
    return _type_of_values(schema)


def _type_of_values(schema: Schema) -> str:
    if "enum" in schema or "const" in schema or _constants(schema):
        return "choice"
    parts = [
        as_object(part)
        for key in ("anyOf", "oneOf")
        for part in as_list(schema.get(key))
    ]
    told = {as_text(part.get("type")) for part in parts} - {"null"}
    return told.pop() if len(told) == 1 and "" not in told else ""


def wish(schema: Schema, control: Schema, form: Form, i18n: str) -> Wish:
    """Say how one simple value is asked for; arrays and objects are not simple."""
    options = choices(schema, form, i18n)
    style = as_object(control.get("options"))
    kind = type_of(schema)
    if kind == "boolean" and not options:
        if as_text(style.get("format")) == "radio":
            yes_no = (
                Option(value=True, label="Có"),
                Option(value=False, label="Không"),
            )
            return Wish(FieldKind.CHOICE, yes_no)
        return Wish(FieldKind.YES_NO)
    if options:
        return Wish(FieldKind.CHOICE, options)
    if kind == "string":
        return Wish(_kind_of_text(schema, style), suggestions(schema, style, form))
    return Wish(_NUMBERS.get(kind, FieldKind.UNKNOWN))


def _kind_of_text(schema: Schema, style: Schema) -> FieldKind:
    told = as_text(style.get("format")) or as_text(schema.get("format"))
    if told in _DATES:
        return _kind_of_date(told, style)
    if style.get("multi") is True:
        return FieldKind.LONG_TEXT
    pattern = schema.get("pattern")
    if isinstance(pattern, str) and _DIGITS.fullmatch(pattern):
        return FieldKind.DIGITS
    return FieldKind.DIGITS if told == "digits" else FieldKind.TEXT


def foreign_save_format(style: Schema) -> str:
    """Return how a date is to be kept if no field of ours keeps it so, or nothing."""
    saved = _save_format(as_text(style.get("format")), style)
    return "" if saved in _SAVED | _PARTIAL else saved


def _save_format(told: str, style: Schema) -> str:
    return as_text(style.get(f"{told.replace('-t', 'T')}SaveFormat"))


def _kind_of_date(told: str, style: Schema) -> FieldKind:
    saved = _save_format(told, style)
    if saved in _PARTIAL:
        return FieldKind.PARTIAL_DATE
    return _DATES[told] if saved in _SAVED else FieldKind.TEXT


def digits_of(schema: Schema) -> int | None:
    """Return how many digits a pattern like ``^[0-9]{12}$`` wants."""
    pattern = schema.get("pattern")
    exact = _EXACTLY.fullmatch(pattern) if isinstance(pattern, str) else None
    return int(exact[1]) if exact else None


def choices(schema: Schema, form: Form, i18n: str) -> tuple[Option, ...]:
    """Return the values of an ``enum``, of ``oneOf`` constants or of one constant."""
    listed: list[tuple[Json, str]] = []
    if isinstance(schema.get("enum"), list):
        listed = [(value, _plain(value)) for value in as_list(schema["enum"])]
    elif _constants(schema):
        listed = [
            (
                part.get("const"),
                form.said(as_text(part.get("i18n")), as_text(part.get("title")))
                or _plain(part.get("const")),
            )
            for part in _constants(schema)
        ]
    elif "const" in schema and schema.get("type") != "boolean":
        listed = [(schema["const"], as_text(schema.get("title")))]
    return tuple(
        Option(value=value, label=_option_label(form, i18n, value, label))
        for value, label in listed
        if value is not None
    )


def _option_label(form: Form, i18n: str, value: Json, label: str) -> str:
    text = label or _plain(value)
    if not i18n or not form.words:
        return text
    return form.said(f"{i18n}.{value}", "") or form.said(f"{i18n}.{label}", text)


def is_listed(schema: Schema) -> bool:
    """Say whether all values are listed: an ``enum``, constants, or one constant."""
    return "enum" in schema or "const" in schema or bool(_constants(schema))


def _constants(schema: Schema) -> list[Schema]:
    for key in ("oneOf", "anyOf"):
        parts = [as_object(part) for part in as_list(schema.get(key))]
        if parts and all("const" in part for part in parts):
            return parts
    return []


def suggestions(schema: Schema, style: Schema, form: Form) -> tuple[Option, ...]:
    """Return what a text field offers, beside which other text may stand."""
    told = style.get("suggest", style.get("suggestion"))
    if told == "offices":
        return form.places.offices
    if told == "police":
        return form.places.police
    if told == "provinces":
        return form.places.provinces
    listed = list(texts(told))
    for part in as_list(schema.get("anyOf")):
        listed.extend(texts(as_object(part).get("enum")))
    return tuple(Option(value=text, label=text) for text in listed)


def _plain(value: Json) -> str:
    if isinstance(value, bool):
        return "Có" if value else "Không"
    return "" if value is None else str(value)
