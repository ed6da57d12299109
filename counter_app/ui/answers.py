"""The answers of a declaration in words: to be checked, and to be looked up."""

from collections.abc import Iterator

from counter_app.domain.dates import written
from counter_app.domain.declarations import Declaration, Field, FieldKind, Group
from counter_app.domain.jsonable import Json


def asked(declaration: Declaration) -> Iterator[Field]:
    """Return the questions of a declaration, one after the other."""
    for page in declaration.pages:
        yield from _fields(page)


def shown(field: Field, value: Json) -> str:
    """Write an answer as the citizen would read it; nothing for nothing."""
    label_of = {str(option.value): option.label for option in field.options}
    text = ""
    if isinstance(value, dict):
        parts = (value.get(key) for key in ("chi_tiet", "xa", "tinh"))
        text = ", ".join(str(part) for part in parts if part)
    elif isinstance(value, list):
        text = str(len(value)) if value else ""
    elif isinstance(value, bool):
        text = "✓" if value else ""
    elif value is not None:
        text = label_of.get(str(value), str(value))
        if field.kind in {FieldKind.DATE, FieldKind.PARTIAL_DATE}:
            text = written(text)
    return text


def _fields(group: Group) -> Iterator[Field]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _fields(part)
        elif part.kind is not FieldKind.STATIC:
            yield part
