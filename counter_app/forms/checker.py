"""JSON Schema as we check it: letters as people count them, dates as they know them.

The library does the work; this adds the formats ``date`` (ISO 8601, whole) and
``partial-date`` (a year, a month or a day), and counts letters instead of code points,
so that "Nguyễn" has six whichever way it was typed. Nothing is fetched from outside.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextvars import ContextVar
from datetime import date
from typing import Any

from jsonschema import Draft7Validator, Draft202012Validator, FormatChecker
from jsonschema.exceptions import SchemaError, ValidationError
from jsonschema.protocols import Validator
from jsonschema.validators import extend
from referencing import Registry
from referencing.exceptions import Unresolvable

from counter_app.domain.dates import first_day
from counter_app.domain.jsonable import Json
from counter_app.domain.times import is_moment, is_time
from counter_app.forms.patience import begin, spent
from counter_app.forms.patterns import found
from counter_app.forms.soup import as_text

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_WHOLE = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII)
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(?:\.[^@\s.]+)*")
_URI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]*", re.ASCII)
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"(?=.{{1,253}}\.?\Z){_LABEL}(?:\.{_LABEL})*\.?", re.ASCII)
BROKEN = (
    SchemaError,
    Unresolvable,
    RecursionError,
    re.error,
    TypeError,
    ValueError,
    KeyError,
    AttributeError,
    ArithmeticError,
)
"""What the library may raise for a schema that is none."""

DEEPEST_REFERENCE = 40
"""References in each other. Python's own end of the stack comes too late: what the
library keeps its registry in then stops the whole program."""
_level: ContextVar[int] = ContextVar("references around this one", default=0)

formats = FormatChecker()


@formats.checks("date")
def is_whole_date(value: object) -> bool:
    """Say whether this is a day that exists, as ``1987-03-05``."""
    if not isinstance(value, str):
        return True
    if not _WHOLE.fullmatch(value):
        return False
    try:
        date.fromisoformat(value)
    except ValueError:
        return False
    return True


@formats.checks("partial-date")
def is_partial_date(value: object) -> bool:
    """Say whether this is ``1987``, ``1987-03`` or ``1987-03-05``, and exists."""
    if not isinstance(value, str):
        return True
    return bool(_PARTIAL.fullmatch(value)) and first_day(value) is not None


@formats.checks("time")
def is_a_time(value: object) -> bool:
    """Say whether this is a time of day, as ``14:05:00``."""
    return not isinstance(value, str) or is_time(value)


@formats.checks("date-time")
def is_a_moment(value: object) -> bool:
    """Say whether this is a moment, as ``2026-11-24T14:05:00+07:00``."""
    return not isinstance(value, str) or is_moment(value)


@formats.checks("email")
def is_email(value: object) -> bool:
    """Say whether this can be an e-mail address."""
    return not isinstance(value, str) or bool(_EMAIL.fullmatch(value))


@formats.checks("uri")
def is_uri(value: object) -> bool:
    """Say whether this can be an address of the web, with its scheme (RFC 3986)."""
    return not isinstance(value, str) or bool(_URI.fullmatch(value))


@formats.checks("hostname")
def is_hostname(value: object) -> bool:
    """Say whether this can be the name of a machine (RFC 1123)."""
    return not isinstance(value, str) or bool(_HOST.fullmatch(value))


def letters(text: str) -> int:
    """Count letters as a reader sees them."""
    return sum(not unicodedata.combining(sign) for sign in text)


def _max_letters(
    validator: Any, limit: Any, value: object, _schema: object
) -> Iterator[ValidationError]:
    if validator.is_type(value, "string") and letters(str(value)) > limit:
        yield ValidationError("too long")


def _min_letters(
    validator: Any, limit: Any, value: object, _schema: object
) -> Iterator[ValidationError]:
    if validator.is_type(value, "string") and letters(str(value)) < limit:
        yield ValidationError("too short")


def _pattern(
    validator: Any, pattern: Any, value: object, _schema: object
) -> Iterator[ValidationError]:
    if validator.is_type(value, "string") and not found(str(pattern), str(value)):
        yield ValidationError("another pattern")


def _pattern_properties(
    validator: Any, patterns: Any, value: Any, _schema: object
) -> Iterator[ValidationError]:
    if not validator.is_type(value, "object"):
        return
    for pattern, schema in patterns.items():
        for name, part in value.items():
            if found(pattern, name):
                yield from validator.descend(
                    part, schema, path=name, schema_path=pattern
                )


def _properties(
    validator: Any, asked: Any, value: Any, _schema: object
) -> Iterator[ValidationError]:
    """Name the place of what may not be there; the library tells its object."""
    if not validator.is_type(value, "object"):
        return
    for name, schema in asked.items():
        if name not in value:
            continue
        if schema is False:
            yield ValidationError("not asked for", path=[name])
        else:
            yield from validator.descend(
                value[name], schema, path=name, schema_path=name
            )


def _additional_properties(
    validator: Any, further: Any, value: Any, schema: Any
) -> Iterator[ValidationError]:
    if not validator.is_type(value, "object"):
        return
    patterns = schema.get("patternProperties", {})
    for name, part in value.items():
        if name in schema.get("properties", {}):
            continue
        if any(found(pattern, name) for pattern in patterns):
            continue
        if further is False:
            yield ValidationError("not asked for", path=[name])
        else:
            yield from validator.descend(part, further, path=name)


def _counting(followed: Any) -> Any:
    """Let references be followed so many times a judgement, and no more."""

    def follow(
        validator: Any, reference: Any, value: object, schema: object
    ) -> Iterator[ValidationError]:
        level = _level.get()
        if spent() or level > DEEPEST_REFERENCE:
            raise RecursionError(reference)
        _level.set(level + 1)
        try:
            yield from followed(validator, reference, value, schema) or ()
        finally:
            _level.set(level)

    return follow


def _unique_items(
    validator: Any, wanted: Any, value: Any, _schema: object
) -> Iterator[ValidationError]:
    """Compare by what rows are; the library compares every two of them."""
    if not wanted or not validator.is_type(value, "array"):
        return
    if len({_identity(item) for item in value}) < len(value):
        yield ValidationError("the same twice")


def _identity(value: Any) -> Any:
    """Return what is equal exactly for equal JSON values: yes is not one."""
    if isinstance(value, bool):
        return "yes" if value else "no", bool
    if isinstance(value, list):
        return tuple(map(_identity, value)), list
    if isinstance(value, dict):
        return frozenset((name, _identity(part)) for name, part in value.items()), dict
    return value


def _ours(kind: Any) -> Any:
    extended: Any = extend
    references = {
        name: _counting(kind.VALIDATORS[name])
        for name in ("$ref", "$dynamicRef")
        if name in kind.VALIDATORS
    }
    return extended(
        kind,
        {
            **references,
            "uniqueItems": _unique_items,
            "maxLength": _max_letters,
            "minLength": _min_letters,
            "pattern": _pattern,
            "properties": _properties,
            "patternProperties": _pattern_properties,
            "additionalProperties": _additional_properties,
        },
    )


_MODERN: Any = _ours(Draft202012Validator)
_SEVENTH: Any = _ours(Draft7Validator)


class Checker:
    """Checks values against a schema and its parts; a broken schema checks nothing."""

    def __init__(self, root: Json) -> None:
        schema = root if isinstance(root, dict | bool) else {}
        dialect = schema.get("$schema") if isinstance(schema, dict) else None
        kind = _SEVENTH if "draft-0" in as_text(dialect) else _MODERN
        self.broken = ""
        try:
            kind.check_schema(schema)
        except BROKEN as error:
            self.broken = str(getattr(error, "message", error)).partition("\n")[0]
            schema = {}
        self._validator: Validator = kind(
            schema, format_checker=formats, registry=Registry()
        )

    def errors(self, value: Json) -> Iterable[ValidationError]:
        """Return what is wrong; nothing when the schema leads nowhere."""
        begin()
        try:
            return list(self._validator.iter_errors(value))
        except BROKEN as error:
            self.broken = str(error)
            return []

    def fits(self, schema: Json, value: Any) -> bool:
        """Say whether the value fits this part of the schema; broken parts fit none.

        ``value`` may be ``MISSING``, which is of no type and equals nothing.
        """
        if not isinstance(schema, dict | bool):
            return False
        try:
            return bool(self._validator.evolve(schema=schema).is_valid(value))
        except BROKEN:
            return False


class _Missing:
    """What stands where nothing was answered, as JSON Forms' ``undefined``."""


MISSING = _Missing()
