"""Tables for spreadsheets: what a cell says is never taken for a formula."""

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_MARK = "\ufeff"
"""Spreadsheets read UTF-8 only behind it."""


def csv_of(rows: Iterable[Sequence[object]]) -> str:
    """Write rows as CSV; a text that could begin a formula stands behind a quote."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return _MARK + text.getvalue()


def _safe(cell: object) -> object:
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return cell
