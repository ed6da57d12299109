"""A declaration as controls of a page, and the answers a page sends back.

A control is named by the JSON pointer of its question. Without a script a page asks
what the answers so far ask for: saving shows what follows from them.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import msgspec

from city_portal.files.declarations import Asked
from counter_app.domain.declarations import Field, FieldKind, Group
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at, placed

_DMY = re.compile(r"(?:(\d{1,2})[/.-])?(?:(\d{1,2})[/.-])?(\d{4})", re.ASCII)
_MOST_ROWS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One question on the page."""

    kind: str
    name: str
    label: str
    value: Any = ""
    hint: str = ""
    required: bool = False
    fault: str = ""
    options: tuple[tuple[str, str, bool], ...] = ()
    """(value, label, chosen)."""
    length: int = 1000
    parts: "tuple[Control, ...]" = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A heading and the controls under it, in order."""

    title: str
    controls: tuple[Control, ...]


def parts_of(asked: Asked, said: Mapping[str, str]) -> list[Part]:
    """Return the page's parts; ``said`` maps a pointer to what is wrong there."""
    found: list[Part] = []
    for page in asked.declaration.pages:
        _collect(page, page.title, asked.answers, said, found)
    return [part for part in found if part.controls]


def answers_of(asked: Asked, form: Mapping[str, Sequence[str]]) -> Answers:
    """Return the answers with what a page sent put in."""
    answers = asked.answers
    for field in _fields(asked.declaration.pages):
        answers = _read(field, answers, form)
    return answers


def _collect(
    group: Group,
    title: str,
    answers: Answers,
    said: Mapping[str, str],
    found: list[Part],
) -> None:
    controls: list[Control] = []
    for part in group.parts:
        if isinstance(part, Group):
            if controls:
                found.append(Part(title=title, controls=tuple(controls)))
                controls, title = [], ""
            _collect(part, part.title, answers, said, found)
        else:
            controls.append(_control(part, answers, said))
    found.append(Part(title=title, controls=tuple(controls)))


def _control(field: Field, answers: Answers, said: Mapping[str, str]) -> Control:
    value = found_at(answers, field.pointer)
    if value is None:
        value = field.value
    parts: tuple[Control, ...] = ()
    if field.kind is FieldKind.TABLE:
        parts = tuple(_row(field, row, answers, said) for row in _rows(field, value))
    if field.kind is FieldKind.ADDRESS:
        columns = (_moved(column, field.pointer) for column in field.columns)
        parts = tuple(_control(column, answers, said) for column in columns)
    return Control(
        kind="read" if field.read_only else field.kind.value,
        name=field.pointer,
        label=field.label,
        value=_shown(field, value),
        hint=field.hint,
        required=field.required,
        fault=said.get(field.pointer, ""),
        options=tuple(_options(field, value)),
        length=field.max_length or field.digits or 1000,
        parts=parts,
    )


def _rows(field: Field, value: Json) -> list[tuple[Field, ...]]:
    """Return the questions of each row, at their places; the last is a new one."""
    count = len(value) if isinstance(value, list) else 0
    rows = [*field.rows] or [field.columns] * (count + 1)
    return [
        tuple(_moved(column, f"{field.pointer}/{place}") for column in row)
        for place, row in enumerate(rows[:_MOST_ROWS])
    ]


def _moved(column: Field, base: str) -> Field:
    """Return a question of a row or an address, which names its place inside it."""
    return replace(column, pointer=f"{base}{column.pointer}")


def _row(
    field: Field, row: Sequence[Field], answers: Answers, said: Mapping[str, str]
) -> Control:
    parts = tuple(_control(one, answers, said) for one in row)
    name = parts[0].name if parts else field.pointer
    return Control(kind="row", name=name, label=field.label, parts=parts)


def _shown(field: Field, value: Json) -> str:
    if value is None:
        return ""
    if field.kind is FieldKind.PARTIAL_DATE and isinstance(value, str):
        return "/".join(reversed(value.split("-")))
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    return msgspec.json.encode(value).decode()


def _options(field: Field, value: Json) -> Iterator[tuple[str, str, bool]]:
    chosen = value if isinstance(value, list) else [value]
    for place, option in enumerate(field.options):
        if field.kind in {FieldKind.CHOICE, FieldKind.MANY}:
            yield str(place), option.label, option.value in chosen
        elif field.kind is FieldKind.TEXT:
            yield str(option.value), option.label, False


def _fields(groups: Sequence[Group | Field]) -> Iterator[Field]:
    for part in groups:
        if isinstance(part, Group):
            yield from _fields(part.parts)
        else:
            yield part


def _read(field: Field, answers: Answers, form: Mapping[str, Sequence[str]]) -> Answers:
    if field.read_only or field.kind is FieldKind.STATIC:
        return answers
    if field.kind is FieldKind.TABLE:
        return _read_table(field, answers, form)
    if field.kind is FieldKind.ADDRESS:
        for column in field.columns:
            answers = _read(_moved(column, field.pointer), answers, form)
        whole = found_at(answers, field.pointer)
        return answers if whole else placed(answers, field.pointer, None)
    sent = form.get(field.pointer)
    if sent is None and field.kind is not FieldKind.MANY:
        return answers
    return placed(answers, field.pointer, _value(field, sent or []))


def _read_table(
    field: Field, answers: Answers, form: Mapping[str, Sequence[str]]
) -> Answers:
    rows: list[Json] = []
    for place, row in enumerate(_rows(field, found_at(answers, field.pointer))):
        base = f"{field.pointer}/{place}"
        sent = {
            f"/row{name.removeprefix(base)}": told
            for name, told in form.items()
            if name.startswith(f"{base}/")
        }
        told: Answers = {"row": {}}
        for column in row:
            inside = f"/row{column.pointer.removeprefix(base)}"
            told = _read(replace(column, pointer=inside), told, sent)
        if told.get("row"):
            rows.append(told["row"])
    return placed(answers, field.pointer, rows or None)


def _value(field: Field, sent: Sequence[str]) -> Json:
    text = sent[0].strip() if sent else ""
    match field.kind:
        case FieldKind.CHOICE:
            return _chosen(field, text)
        case FieldKind.MANY:
            found = [_chosen(field, one) for one in sent]
            return [one for one in found if one is not None] or None
        case FieldKind.YES_NO:
            return {"true": True, "false": False}.get(text)
        case FieldKind.INTEGER | FieldKind.NUMBER:
            return _number(text)
        case FieldKind.PARTIAL_DATE:
            return _partial(text) or None
        case _:
            return text or None


def _chosen(field: Field, place: str) -> Json:
    if place.isascii() and place.isdigit() and int(place) < len(field.options):
        return field.options[int(place)].value
    return None


def _number(text: str) -> Json:
    try:
        return int(text)
    except ValueError:
        pass
    try:
        return float(text.replace(",", "."))
    except ValueError:
        return text or None


def _partial(text: str) -> str:
    """Read 5/3/1987, 3/1987 or 1987; what is none stays as it is, to be told."""
    found = _DMY.fullmatch(text)
    if not found:
        return text
    first, second, year = found.groups()
    numbers = [int(one) for one in (first, second) if one]
    if len(numbers) == 1:
        return f"{year}-{numbers[0]:02d}"
    if numbers:
        try:
            return date(int(year), numbers[1], numbers[0]).isoformat()
        except ValueError:
            return text
    return year
