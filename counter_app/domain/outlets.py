"""Which printer, paper and tray each kind of paper goes to."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from counter_app.domain.printed import Form
from counter_app.domain.receipts import PaperSize
from counter_app.domain.slips import Medium


class Job(StrEnum):
    """What a printer of a counter is for."""

    RECEIPTS = "receipts"
    SLIPS = "slips"
    BOOKS = "books"
    """Registers, lists and what goes with the papers of a dossier."""
    LABELS = "labels"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """Where papers of one kind come out."""

    printer: str = ""
    """Name of a queue, ``escpos://host:port`` or ``escpos:///dev/usb/lp0``; empty: keep
    the PDF only."""
    size: Medium = PaperSize.A5
    tray: str = ""
    """As the printer's driver names it; empty: the printer's own choice."""
    twice: bool = False
    """Two copies of an A5 paper side by side on one A4 sheet."""


JOBS: Mapping[Form, Job] = {
    Form.RECEIPT: Job.RECEIPTS,
    Form.SUPPLEMENT: Job.SLIPS,
    Form.REFUSAL: Job.SLIPS,
    Form.APOLOGY: Job.SLIPS,
    Form.STOP: Job.SLIPS,
    Form.RETURNED: Job.SLIPS,
    Form.FEE: Job.SLIPS,
    Form.CHECK: Job.SLIPS,
    Form.CONTROL: Job.BOOKS,
    Form.REGISTER: Job.BOOKS,
    Form.REPORT: Job.BOOKS,
    Form.HOURS: Job.BOOKS,
    Form.CHARTS: Job.BOOKS,
    Form.BATCH: Job.BOOKS,
    Form.TRANSFER: Job.BOOKS,
    Form.CASH_UP: Job.BOOKS,
    Form.DECLARATION: Job.BOOKS,
    Form.COVERS: Job.LABELS,
    Form.STRIPS: Job.LABELS,
    Form.SHELF: Job.LABELS,
    Form.COPIES: Job.LABELS,
    Form.TEST: Job.RECEIPTS,
}
