"""Read JSON that may be anything: a wrong type reads as nothing, never as an error."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Json

Schema: TypeAlias = Mapping[str, Json]
"""One JSON Schema, or one element of a UI schema."""

NOTHING: Schema = {}


def as_object(value: object) -> Schema:
    """Return the object, or an empty one."""
    # Nearly always a dict: asking for its abstract class takes thrice as long.
    if type(value) is dict or isinstance(value, Mapping):
        return value
    return NOTHING


def as_list(value: object) -> Sequence[Json]:
    """Return the list, or an empty one."""
    return value if isinstance(value, list) else ()


def as_text(value: object) -> str:
    """Return the text in NFC, or an empty one."""
    return nfc(value) if isinstance(value, str) else ""


def as_count(value: object) -> int | None:
    """Return a count of at least 0, or None."""
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def texts(value: object) -> tuple[str, ...]:
    """Return those members of a list that are text."""
    return tuple(item for item in as_list(value) if isinstance(item, str))


def composed(value: Json) -> Json:
    """Return the value with every text in it, and every key, in NFC."""
    if isinstance(value, str):
        return nfc(value)
    if isinstance(value, list):
        return [composed(item) for item in value]
    if isinstance(value, dict):
        return {nfc(key): composed(item) for key, item in value.items()}
    return value


def is_empty(value: Json) -> bool:
    """Say whether nothing was answered: no value, only spaces, or no member."""
    if isinstance(value, str):
        return not value.strip()
    return value is None or value in ({}, [])
