"""Where a schema leaves a choice (``oneOf``, ``anyOf``), and which way was taken.

What was answered usually tells the way. Where it does not, the officer chooses; the
choice stands beside the answer under ``?`` while the form is filled and is dropped
when the dossier is received.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from counter_app.domain.jsonable import Json
from counter_app.forms.kinds import is_listed, type_of
from counter_app.forms.schemas import SchemaBook
from counter_app.forms.soup import Schema, as_list, as_object, as_text

CHOSEN = "?"
"""The member that keeps choices; no property of an answer is called so."""
_KEYS = ("oneOf", "anyOf")


@dataclass(frozen=True, slots=True)
class Branch:
    """One way to answer."""

    schema: Schema
    kind: str
    reference: str


@dataclass(frozen=True, slots=True)
class Fork:
    """All ways to answer one question, and what is asked whichever is taken."""

    rest: Schema
    branches: tuple[Branch, ...]


def fork_of(book: SchemaBook, schema: Json) -> Fork | None:
    """Return the ways to answer, or None where there is one only."""
    here = book.resolved(schema)
    if is_listed(here):
        return None
    for key in _KEYS:
        branches = tuple(
            _branch(book, part)
            for part in as_list(here.get(key))
            if as_object(part).get("type") != "null"
        )
        kinds = {branch.kind for branch in branches}
        if not branches or "" in kinds or kinds <= {"number", "integer"}:
            continue
        if kinds == {"string"} and not all(is_listed(b.schema) for b in branches):
            continue
        rest = {name: part for name, part in here.items() if name != key}
        return Fork(rest, branches)
    return None


def as_one_text(book: SchemaBook, schema: Schema) -> Schema:
    """Return a schema whose ways are all text as one text with suggestions."""
    parts = [book.resolved(p) for key in _KEYS for p in as_list(schema.get(key))]
    parts = [part for part in parts if part.get("type") != "null"]
    if "type" in schema or not parts or {type_of(part) for part in parts} != {"string"}:
        return schema
    listed: list[Json] = [dict(part) for part in parts if is_listed(part)]
    rest = {name: part for name, part in schema.items() if name not in _KEYS}
    return {**rest, "type": "string", "anyOf": listed}


def _branch(book: SchemaBook, part: Json) -> Branch:
    schema = book.effective(part, None)
    return Branch(
        schema=book.resolved(part),
        kind=type_of(schema),
        reference=as_text(as_object(part).get("$ref")),
    )


def likely(book: SchemaBook, fork: Fork, value: Json) -> int:
    """Return the way that was taken, as far as the answer tells."""
    best, most = 0, -1
    for number, branch in enumerate(fork.branches):
        told = _likeness(book, branch, value)
        if told > most:
            best, most = number, told
    return best


def _likeness(book: SchemaBook, branch: Branch, value: Json) -> int:
    if value is None:
        return 0
    if book.checker.fits(dict(branch.schema), value):
        return 10_000
    if branch.kind == "object":
        return book.likeness(dict(branch.schema), value)
    kinds: Mapping[str, type | tuple[type, ...]] = {
        "array": list,
        "boolean": bool,
        "integer": int,
        "number": (int, float),
        "string": str,
        "choice": str,
    }
    wanted = kinds.get(branch.kind)
    return 5_000 if wanted and isinstance(value, wanted) else 0


def place_of_choice(pointer: str, depth: int = 0) -> str:
    """Return where the choice at this pointer is kept: beside the answer."""
    parent, _, name = pointer.rpartition("/")
    return f"{parent}/{CHOSEN}/{name}{'+' * depth}"


def without_choices(value: Json) -> Json:
    """Return the answers without the choices of ways to answer."""
    if isinstance(value, list):
        return [without_choices(part) for part in value]
    if isinstance(value, dict):
        return {
            name: without_choices(part)
            for name, part in value.items()
            if name != CHOSEN
        }
    return value
