"""What is printed on cover strips and separator sheets, and read back from scans.

A strip names one row of one procedure's checklist; the pages after it belong there. A
separator names nothing: the pages after it belong to the next row. Both hold a check
character, for a reader may see codes that are not there (MACHINE-REPORT 3).

The text is ASCII and upper case, so that a QR code keeps it in its compact
alphanumeric mode: ``MCB1:1.001193:GIAY-CHUNG-SINH:7``. Print it as QR, error
correction Q, at least 22 mm wide: that is read at 200 dpi on a worn page. Print nothing
further than 50 mm above or below it: a page with a strip and more than that is kept.
"""

from dataclasses import dataclass

from counter_app.domain.ids import ProcedureCode, RowId

PREFIX = "MCB1"
LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-./:+"
"""What a strip may hold, and what its check character is counted over: 41, a prime."""
LONGEST = 120


@dataclass(frozen=True, slots=True)
class CoverStrip:
    """The pages that follow belong to this row of this procedure."""

    procedure: ProcedureCode
    row: RowId


@dataclass(frozen=True, slots=True)
class Separator:
    """The pages that follow belong to the next row."""


Mark = CoverStrip | Separator


def payload(mark: Mark) -> str:
    """Return the text of the code; ValueError when a name does not fit the letters."""
    names = ("", "") if isinstance(mark, Separator) else (mark.procedure, mark.row)
    body = ":".join((PREFIX, *names)).upper()
    if not set(body) <= set(LETTERS) or len(body) > LONGEST or body.count(":") != 2:
        raise ValueError(body)
    return f"{body}:{_check(body)}"


def read_mark(text: str) -> Mark | None:
    """Return what a code says, or None when it is none of ours or was misread."""
    line = text.strip("\r\n\t ")
    body, check = line[:-2], line[-1:]
    parts = body.split(":")
    fits = len(parts) == 3 and parts[0] == PREFIX and line[-2:-1] == ":"
    if (
        not fits
        or len(line) > LONGEST + 2
        or not set(body) <= set(LETTERS)
        or check != _check(body)
    ):
        return None
    _prefix, procedure, row = parts
    if not procedure and not row:
        return Separator()
    if not procedure or not row:
        return None
    return CoverStrip(ProcedureCode(procedure), RowId(row.lower()))


def _check(body: str) -> str:
    """Count as ISO 7064 pure systems do, over 41 letters: notices any one letter wrong.

    Two neighbours swapped are noticed too.
    """
    total = 0
    for letter in body:
        total = (total + LETTERS.index(letter)) * 2 % len(LETTERS)
    return LETTERS[-total % len(LETTERS)]
