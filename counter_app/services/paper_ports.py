"""What the use cases of paper out ask: drawing, queues, prints and their numbers.

Like services.ports: adapters fit by shape, proved in bootstrap; nothing here
may be called from the GUI thread.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.ids import DossierCode, DossierId
from counter_app.domain.outlets import Outlet
from counter_app.domain.printed import Form, Numbered, Outcome, Print, Series
from counter_app.domain.slips import Book, Medium, Slip


class Prints(Protocol):
    """Papers that came out, or may have."""

    def add(self, record: Print) -> int:
        """Note one print and return its key."""

    def settle(self, record: Print) -> None:
        """Keep the outcome, the job and the printer of a print noted before."""

    def get(self, key: int) -> Print:
        """Return one print, or raise NotFound."""

    def of(self, dossier: DossierId, form: Form = Form.RECEIPT) -> Sequence[Print]:
        """Return the prints of one form of a dossier, oldest first."""

    def numbered(self, form: Form, number: str) -> Sequence[Print]:
        """Return the prints of the paper with this number, oldest first."""

    def with_outcome(self, *outcomes: Outcome) -> Sequence[Print]:
        """Return the prints with one of these outcomes, oldest first."""

    def since(self, moment: datetime) -> Sequence[Print]:
        """Return the prints from this moment (in UTC) on, oldest first."""


class PaperNumbers(Protocol):
    """Numbers of papers: taken once, voided perhaps, never freed."""

    def take(self, asked: Numbered) -> Numbered:
        """Use up the next number of a series; its scope and number are filled in."""

    def put(self, number: Numbered) -> None:
        """Keep this version of a number."""

    def find(self, series: str, text: str) -> Numbered | None:
        """Return the number of a series that is printed so, or None."""

    def at(self, series: Series, number: int) -> Numbered | None:
        """Return what is kept of a number of this series, or None."""

    def is_void(self, code: DossierCode) -> bool:
        """Say whether the code of a dossier was voided on this PC."""


class Paper(Protocol):
    """Papers as PDF."""

    def prepare(self) -> None:
        """Load what drawing takes, so that the first receipt need not wait for it."""

    def slip(self, slip: Slip, size: Medium, *, twice: bool = False) -> bytes:
        """Draw a paper; equal papers give equal bytes.

        ``twice``: two A5 side by side on one A4. Raises NotFound for a form, or a
        layout of it, that this machine lacks.
        """

    def book(self, book: Book, told: Callable[[int], bool]) -> bytes | None:
        """Draw a register of any length.

        ``told`` hears how many lines are done; when it says False, None is returned.
        """

    def marked(self, pdf: bytes, form_set: str, copy: int, at: datetime) -> bytes:
        """Return a paper drawn before, marked as its ``copy``-th print; local time."""

    def sizes(self, form: Form, form_set: str) -> Sequence[Medium]:
        """Return what a form is laid out for, its standard first."""


class Printer(Protocol):
    """The print queues."""

    def names(self) -> Sequence[str]:
        """Return the printers this machine knows."""

    def send(self, pdf: bytes, title: str, to: Outlet) -> str:
        """Queue a PDF and return the job's name. ASCII title.

        Raises PrinterProblem, and for an empty ``to.printer``; ``unsure`` on it says
        that the paper may come out all the same.
        """

    def makes_files(self, printer: str) -> bool:
        """Say whether what is sent there becomes a file instead of paper."""

    def outcome(self, printer: str, job: str) -> Outcome:
        """Say what became of a job: QUEUED while it waits, UNKNOWN if nobody knows."""


class Tallies(Protocol):
    """How the numbers of this PC stand; reads only."""

    def series(self, since: date, until: date) -> Sequence[Series]:
        """Return every series with a number of these days, its gaps and voids."""

    def holder(self, series: Series, number: int) -> DossierId | None:
        """Return the dossier that has this number of a day, or None."""
