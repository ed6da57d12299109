"""Answers in words, as a citizen reads them: on paper, and to be checked."""

from collections.abc import Callable

from counter_app.domain.dates import written
from counter_app.domain.declarations import Field, FieldKind
from counter_app.domain.jsonable import Json
from counter_app.domain.times import written_moment, written_time

_WRITERS: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.DATE: written,
    FieldKind.PARTIAL_DATE: written,
    FieldKind.TIME: written_time,
    FieldKind.DATE_TIME: written_moment,
}


def answered(field: Field, value: Json) -> str:
    """Write an answer whole; nothing for nothing."""
    if field.secret and value:
        return "•••"
    labels = {str(option.value): option.label for option in field.options}
    if isinstance(value, bool):
        return labels.get(str(value), "Có" if value else "Không")
    if isinstance(value, dict):
        return address(value) if field.kind is FieldKind.ADDRESS else _joined(value)
    if isinstance(value, list):
        return ", ".join(answered(field, part) for part in value)
    if value is None:
        return ""
    text = labels.get(str(value), plain(value))
    writer = _WRITERS.get(field.kind)
    return writer(text) if writer else text


def address(value: dict[str, Json]) -> str:
    """Write an address in two tiers, with the old unit as the papers name it."""
    parts = (plain(value.get(key)) for key in ("chi_tiet", "xa", "tinh"))
    text = ", ".join(part for part in parts if part)
    former = plain(value.get("xa_cu"))
    return f"{text} (giấy tờ ghi: {former})" if former else text


def plain(value: Json) -> str:
    """Write one value without a field; whole numbers without a comma."""
    if value is None or isinstance(value, bool | dict | list):
        return ""
    if isinstance(value, float):
        return f"{value:g}".replace(".", ",")
    return str(value)


def _joined(value: dict[str, Json]) -> str:
    return ", ".join(plain(part) for part in value.values() if plain(part))
