"""What a keyword of JSON Schema that does not hold says about an answer."""

import re
from typing import Any

from counter_app.domain.declarations import FaultKind, Field, FieldKind
from counter_app.domain.jsonable import Json
from counter_app.forms.checker import letters
from counter_app.forms.soup import as_list, as_text, texts

_KINDS = {
    "maxLength": FaultKind.TOO_LONG,
    "minLength": FaultKind.WRONG_LENGTH,
    "minimum": FaultKind.TOO_SMALL,
    "exclusiveMinimum": FaultKind.NOT_ABOVE,
    "maximum": FaultKind.TOO_BIG,
    "exclusiveMaximum": FaultKind.NOT_BELOW,
    "multipleOf": FaultKind.NOT_A_MULTIPLE,
    "minItems": FaultKind.TOO_FEW_ROWS,
    "maxItems": FaultKind.TOO_MANY_ROWS,
    "uniqueItems": FaultKind.TWICE,
    "contains": FaultKind.LACKS_A_ROW,
    "minContains": FaultKind.LACKS_A_ROW,
    "maxContains": FaultKind.TOO_MANY_ALIKE,
    "items": FaultKind.TOO_MANY_ROWS,
    "additionalItems": FaultKind.TOO_MANY_ROWS,
    "unevaluatedItems": FaultKind.TOO_MANY_ROWS,
    "minProperties": FaultKind.TOO_FEW_ANSWERS,
    "maxProperties": FaultKind.TOO_MANY_ANSWERS,
    "not": FaultKind.WRONG_KIND,
    "pattern": FaultKind.WRONG_FORM,
    "format": FaultKind.WRONG_FORM,
    "type": FaultKind.WRONG_KIND,
    "additionalProperties": FaultKind.NOT_ASKED,
    "properties": FaultKind.NOT_ASKED,
}
_BESIDES = frozenset({"dependentRequired", "dependencies"})
SAID_AT_ONCE = frozenset({"required", "dependentRequired"})
"""Keywords whose one value tells all that is missing."""
_BEYOND = frozenset({"items", "additionalItems", "unevaluatedItems"})
"""Keywords that refuse rows beyond those named one by one."""
_LIKE = {
    "uri": "https://example.vn/a",
    "iri": "https://example.vn/a",
    "hostname": "example.vn",
    "idn-hostname": "example.vn",
    "ipv4": "192.0.2.1",
    "ipv6": "2001:db8::1",
    "uuid": "123e4567-e89b-12d3-a456-426614174000",
    "duration": "P3D",
    "json-pointer": "/a/b",
    "regex": "[0-9]+",
}
"""How a text of a format looks; an example says more than the format's name."""
_COUNTED = frozenset({FaultKind.TOO_FEW_ROWS, FaultKind.TOO_MANY_ROWS})
_DATES = {FieldKind.DATE, FieldKind.PARTIAL_DATE}
_TIMES = {FieldKind.TIME, FieldKind.DATE_TIME}
_BROKEN_NUMBER = re.compile(r"-?\d[\d.]*[.,]\d+", re.ASCII)
_NUMBERS = {FieldKind.INTEGER, FieldKind.NUMBER}


def said_by(error: Any, asked: Field | None) -> tuple[FaultKind, dict[str, str]]:
    """Return what an error of the library is, and the facts its sentence tells.

    ``asked`` is the field that shows the answer, if one does.
    """
    value, limit, keyword = error.instance, error.validator_value, error.validator
    if keyword in {"enum", "const"}:
        return _not_an_option(asked, value, limit)
    facts = {"value": shown(value), "limit": shown(limit)}
    if isinstance(value, str):
        facts["n"] = str(letters(value))
    kind = _KINDS.get(keyword, FaultKind.OTHER)
    if kind in _COUNTED:
        facts["n"] = str(len(as_list(value)))
    if keyword in _BEYOND:
        facts["limit"] = str(_named_rows(error.schema))
    if keyword == "format":
        kind, facts["limit"] = _by_format(asked, limit), _LIKE.get(str(limit), "")
    if keyword == "type" and asked and asked.kind in _NUMBERS:
        kind = _no_number(value, asked)
    if keyword == "not" and not facts["value"]:
        kind = FaultKind.OTHER
    return kind, facts


def names_needed(error: Any) -> list[str]:
    """Return the names an object lacks, if that is the error."""
    given = error.instance if isinstance(error.instance, dict) else {}
    told = error.validator_value
    if error.validator == "required":
        return [name for name in texts(told) if name not in given]
    if error.validator in _BESIDES and isinstance(told, dict):
        needed = [name for key in told if key in given for name in texts(told[key])]
        return [name for name in dict.fromkeys(needed) if name not in given]
    return []


def names_refused(error: Any) -> list[str]:
    """Return the names in an object that are not asked for, if that is the error."""
    if error.validator == "unevaluatedProperties":
        given = error.instance if isinstance(error.instance, dict) else {}
        # The library tells the names in its sentence only.
        return [name for name in given if repr(name) in error.message] or [*given]
    way = list(error.absolute_schema_path)
    steps = zip([None, *way], way, strict=False)
    if any(s == "propertyNames" and before != "properties" for before, s in steps):
        return [as_text(error.instance)]
    return []


def shown(value: object) -> str:
    """Write an answer or a limit as the sentence shows it; a list by its length."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float):
        return str(len(as_list(value))) if isinstance(value, list) else ""
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _not_an_option(
    asked: Field | None, value: Json, limit: Json
) -> tuple[FaultKind, dict[str, str]]:
    if asked and asked.kind is FieldKind.YES_NO:
        return FaultKind.TICKED if limit is False else FaultKind.MISSING, {}
    only = "" if isinstance(limit, list) else shown(limit)
    if only and not (asked and asked.options):
        return FaultKind.NOT_THAT, {"value": shown(value), "limit": only}
    return FaultKind.NOT_AN_OPTION, {"value": shown(value)}


def _by_format(asked: Field | None, told: object) -> FaultKind:
    if asked and asked.kind in _DATES:
        return FaultKind.IMPOSSIBLE_DATE
    if asked and asked.kind in _TIMES:
        return FaultKind.IMPOSSIBLE_TIME
    if "email" in str(told):
        return FaultKind.NOT_EMAIL
    return FaultKind.UNLIKE if str(told) in _LIKE else FaultKind.WRONG_FORM


def _no_number(value: object, asked: Field) -> FaultKind:
    """An integer's field hands on what was typed: ``1,5`` is text by then."""
    broken = isinstance(value, float) or _BROKEN_NUMBER.fullmatch(as_text(value))
    is_whole = asked.kind is FieldKind.INTEGER
    return FaultKind.NOT_WHOLE if broken and is_whole else FaultKind.NOT_A_NUMBER


def _named_rows(schema: object) -> int:
    told = schema if isinstance(schema, dict) else {}
    return len(as_list(told.get("prefixItems")) or as_list(told.get("items")))
