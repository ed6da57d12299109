"""Every paper the counter prints: the facts that stand on it, and on what paper."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from counter_app.domain.charts import Plot
from counter_app.domain.printed import Form
from counter_app.domain.receipts import Letterhead, PaperSize, Receipt


class Roll(StrEnum):
    """Paper without an end, for thermal printers."""

    MM80 = "80mm"
    """80 mm wide, of which 72 mm (576 dots at 203 dpi) can be printed."""


Medium = PaperSize | Roll
"""What a paper is laid out for."""


def medium(name: str) -> Medium:
    """Read the name of a sheet or a roll; ValueError for any other."""
    return Roll(name) if name in {roll.value for roll in Roll} else PaperSize(name)


Fact = str | int | date | datetime | None
"""What may stand on a paper; the words say how it is written. None: not known."""

Row = tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Slip:
    """One paper to be drawn. Times are local; empty text means not known."""

    form: Form
    form_set: str
    """``TT01-2018`` or ``TT03-2025``: stored with each print."""
    letterhead: Letterhead
    printed_at: datetime
    about: Receipt | None = None
    """The dossier it speaks of: all its facts can be used in the words."""
    facts: Mapping[str, Fact] = field(default_factory=dict)
    """What this paper says beside; a fact of the same name stands before ``about``."""
    tables: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    """Rows by the name the words give their table."""
    plots: Sequence[Plot] = ()
    """Charts, each drawn above its table."""
    labels: Sequence[Mapping[str, Fact]] = ()
    """The facts of each label, of a form that is a sheet of labels."""
    used: int = 0
    """Labels already taken from the first sheet."""
    copy: int = 1
    rehearsal: bool = False
    void: bool = False
    """HỦY across the paper: its number was voided."""

    @classmethod
    def of(
        cls,
        form: Form,
        receipt: Receipt,
        facts: Mapping[str, Fact] | None = None,
        tables: Mapping[str, Sequence[Row]] | None = None,
    ) -> Self:
        """Make a paper about one dossier, on the same head and of the same set."""
        return cls(
            form=form,
            form_set=receipt.form_set,
            letterhead=receipt.letterhead,
            printed_at=receipt.printed_at,
            about=receipt,
            facts=facts or {},
            tables=tables or {},
            copy=receipt.copy,
            rehearsal=receipt.rehearsal,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A paper with one table of any length, its rows fetched as they are drawn."""

    slip: Slip
    table: str
    rows: Iterable[Row]
