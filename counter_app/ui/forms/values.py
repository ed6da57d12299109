"""Answers as text in a field and back. What cannot be read stays as it was typed."""

import re
from collections.abc import Callable
from datetime import date

from counter_app.domain.dates import read_date, written
from counter_app.domain.declarations import FieldKind
from counter_app.domain.folding import nfc
from counter_app.domain.jsonable import Json

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
    if kind is FieldKind.DATE:
        found = read_date(text, this_year=today().year)
        return found if found and len(found) == len("1987-03-05") else text
    if kind is FieldKind.PARTIAL_DATE:
        return read_date(text, this_year=today().year) or text
    if kind in (FieldKind.INTEGER, FieldKind.NUMBER):
        number = number_in(text)
        whole_wanted = kind is FieldKind.INTEGER
        return text if number is None or (whole_wanted and number % 1) else number
    if kind is FieldKind.DIGITS:
        return re.sub(r"[\s.\-]", "", text)
    return text


def write(kind: FieldKind, value: Json) -> str:
    """Return an answer as it is shown in its field."""
    if value is None or isinstance(value, dict | list):
        return ""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return grouped(value)
    if kind in (FieldKind.DATE, FieldKind.PARTIAL_DATE):
        return written(value)
    return value


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
