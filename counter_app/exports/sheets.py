"""Tables as CSV and XLSX: what a citizen typed never becomes a formula.

Source: SECURITY.md 1.2.10 and 1.6 (OWASP "CSV Injection").
"""

import csv
from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO, StringIO

from counter_app.domain.reporting import FileKind
from counter_app.domain.slips import Fact, Row

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n", "\0")
"""A text that begins so is a formula to a spreadsheet."""


class Spreadsheets:
    """Writes tables; a library is loaded when the first is wanted."""

    def write(self, kind: FileKind, heading: Row, rows: Sequence[Row]) -> bytes:
        """Return the whole file: CSV in UTF-8 with BOM, or XLSX."""
        return (_csv if kind is FileKind.CSV else _xlsx)([heading, *rows])


def plain(fact: Fact) -> str | int:
    """Return what may stand in a cell: a number, or a text that is none but a text."""
    if fact is None:
        return ""
    if isinstance(fact, int):
        return fact
    if isinstance(fact, datetime):
        return f"{fact:%d/%m/%Y %H:%M}"
    if isinstance(fact, date):
        return f"{fact:%d/%m/%Y}"
    # Some programs take a formula for one although blanks stand before it.
    is_formula = fact.startswith(FORMULAS) or fact.lstrip().startswith(FORMULAS)
    return f"'{fact}" if is_formula else fact


def _csv(rows: Sequence[Row]) -> bytes:
    # With the mark at the front Excel reads Vietnamese as what it is.
    written = StringIO(newline="")
    csv.writer(written).writerows([[plain(fact) for fact in row] for row in rows])
    return written.getvalue().encode("utf-8-sig")


def _xlsx(rows: Sequence[Row]) -> bytes:
    import xlsxwriter

    made = BytesIO()
    switches = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with xlsxwriter.Workbook(made, switches) as book:
        bold = book.add_format({"bold": True, "text_wrap": True})
        sheet = book.add_worksheet("II.06a")
        for place, row in enumerate(rows):
            facts = [plain(fact) for fact in row]
            sheet.write_row(place, 0, facts, None if place else bold)
        sheet.freeze_panes(1, 0)
        sheet.set_column(1, 1, 32)
    return made.getvalue()
