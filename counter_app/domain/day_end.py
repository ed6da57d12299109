"""The end of a day: what was printed, sent, stored and paid must come to the same.

Receipts printed = dossiers acknowledged = files acknowledged = money counted. What is
open is listed by name and handed to tomorrow; nothing here is ever rounded away.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.ids import DossierId


class Loose(StrEnum):
    """Why something is still open at the end of the day."""

    NOT_PRINTED = "not-printed"
    """Its receipt never came out, or nobody knows."""
    NOT_SENT = "not-sent"
    FILES = "files"
    """The portal does not have every file of it yet."""
    UNPAID = "unpaid"
    PAID_TWICE = "paid-twice"
    UNPROVED = "unproved"
    """Paid by a transfer of which no credit was seen."""
    SHIFT_OPEN = "shift-open"
    DIFFERENCE = "difference"
    """A till was closed with another sum than it should hold."""
    REFUSED = "refused"
    """The portal will not take it: an officer must look."""
    DISPUTED = "disputed"
    """Both sides changed the same: an officer must decide."""
    DRAFT = "draft"
    """Begun and not received; its code is the procedure's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LooseEnd:
    """One thing that is open, by name."""

    why: Loose
    code: str
    """The dossier's code; the counter for a shift."""
    name: str
    """The applicant; the officer for a shift."""
    amount: int = 0
    dossier: DossierId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DayBalance:
    """The sums of one local day at one counter. Amounts in đồng."""

    day: date
    received: int = 0
    printed: int = 0
    """Dossiers whose receipt is known to have come out."""
    acknowledged: int = 0
    files: int = 0
    files_acknowledged: int = 0
    due: int = 0
    """Fees of the day's dossiers, as far as a source gives them."""
    paid: int = 0
    waived: int = 0
    taken: int = 0
    """What the till's book says came in on this day, given back taken off."""
    loose: tuple[LooseEnd, ...] = ()
    """What is open at this counter, of earlier days too: tomorrow's day names it."""

    @property
    def balanced(self) -> bool:
        """Whether every receipt, dossier, file and đồng is accounted for."""
        whole = self.received == self.printed == self.acknowledged
        return whole and self.files == self.files_acknowledged and not self.loose
