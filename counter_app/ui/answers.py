"""The answers of a declaration in words: to be checked, and to be looked up."""

from collections.abc import Iterator

from counter_app.domain.answered import answered
from counter_app.domain.declarations import Declaration, Field, FieldKind, Group
from counter_app.domain.jsonable import Json
from counter_app.domain.pointers import found_at


def asked(declaration: Declaration) -> Iterator[Field]:
    """Return the questions of a declaration, one after the other."""
    for page in declaration.pages:
        yield from _fields(page)


def shown(field: Field, value: Json) -> str:
    """Write an answer as the citizen would read it; nothing for nothing."""
    if field.kind is FieldKind.YES_NO:
        return "✓" if value is True else ""
    if field.kind is FieldKind.TABLE and isinstance(value, list):
        return "; ".join(filter(None, (_row(field, row) for row in value)))
    return answered(field, value)


def _row(table: Field, row: Json) -> str:
    texts = (shown(each, found_at(row, each.pointer)) for each in table.columns)
    return ", ".join(filter(None, texts))


def _fields(group: Group) -> Iterator[Field]:
    for part in group.parts:
        if isinstance(part, Group):
            yield from _fields(part)
        elif part.kind is not FieldKind.STATIC:
            yield part
