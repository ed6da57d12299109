"""Answers as text in a field and back. What cannot be read stays as it was typed."""

import json
import re
from collections.abc import Callable
from datetime import date

from counter_app.domain.dates import read_date, written
from counter_app.domain.declarations import FieldKind
from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Json
from counter_app.domain.times import (
    read_moment,
    read_time,
    written_moment,
    written_time,
)

Today = Callable[[], date]

_GROUPED = re.compile(r"-?\d{1,3}(?:[. \u00a0\u202f]\d{3})+(?:,\d+)?")
_WHOLE = re.compile(r"-?\d+", re.ASCII)
_DECIMAL = re.compile(r"-?\d+[.,]\d+", re.ASCII)
_MOST_DIGITS = 15


def read(kind: FieldKind, text: str, today: Today) -> Json:
    """Return the answer a text means; None for nothing, the text itself if unclear."""
    text = nfc(text).strip()
    if not text:
        return None
    reader = _READERS.get(kind)
    return reader(text, today) if reader else text


def _date(text: str, today: Today) -> Json:
    found = read_date(text, this_year=today().year)
    return found if found and len(found) == len("1987-03-05") else text


def _number(text: str, _today: Today) -> Json:
    number = number_in(text)
    return text if number is None else number


def _whole_number(text: str, _today: Today) -> Json:
    number = number_in(text)
    return text if number is None or number % 1 else number


_READERS: dict[FieldKind, Callable[[str, Today], Json]] = {
    FieldKind.DATE: _date,
    FieldKind.PARTIAL_DATE: lambda text, today: (
        read_date(text, this_year=today().year) or text
    ),
    FieldKind.TIME: lambda text, _today: read_time(text) or text,
    FieldKind.DATE_TIME: lambda text, today: (
        read_moment(text, this_year=today().year) or text
    ),
    FieldKind.INTEGER: _whole_number,
    FieldKind.NUMBER: _number,
    FieldKind.UNKNOWN: lambda text, _today: _as_json(text),
    FieldKind.DIGITS: lambda text, _today: re.sub(r"[\s.\-]", "", text),
}


def write(kind: FieldKind, value: Json) -> str:
    """Return an answer as it is shown in its field.

    What has no form of its own (lists and objects where one value was expected) is
    shown as JSON: nothing that is there is invisible.
    """
    if value is None:
        return ""
    if isinstance(value, bool | dict | list):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int | float):
        return grouped(value)
    return _WRITERS.get(kind, str)(value)


_WRITERS: dict[FieldKind, Callable[[str], str]] = {
    FieldKind.DATE: written,
    FieldKind.PARTIAL_DATE: written,
    FieldKind.TIME: written_time,
    FieldKind.DATE_TIME: written_moment,
}


def _as_json(text: str) -> Json:
    """Read what may be of any kind: a number, yes or no, a list, or text."""
    number = number_in(text)
    if number is not None:
        return number
    if text[0] not in '[{"' and text not in ("true", "false"):
        return text
    try:
        told: Json = json.loads(text)
    except (ValueError, RecursionError):
        return text
    return told


def grouped(number: float) -> str:
    """Write a number the Vietnamese way: ``8.000``, ``1.234,5``."""
    if number % 1 == 0 and abs(number) < 1e15:
        number = int(number)
    text = f"{number:,}" if isinstance(number, int) else f"{number:,.10g}"
    return text.translate(str.maketrans(",.", ".,"))


def number_in(text: str) -> int | float | None:
    """Read ``8000``, ``8.000``, ``1.234,5`` or ``2.5``; None for what is no number."""
    if sum(letter.isdigit() for letter in text) > _MOST_DIGITS:
        return None
    if _GROUPED.fullmatch(text):
        text = re.sub(r"[. \u00a0\u202f]", "", text)
    if _WHOLE.fullmatch(text):
        return int(text)
    if _DECIMAL.fullmatch(text):
        return float(text.replace(",", "."))
    return None
