"""The book of certified copies, as the use case asks for it; part of the ports."""

from collections.abc import Sequence
from datetime import date
from typing import Protocol

from counter_app.domain.copies import RegisterEntry
from counter_app.domain.ids import DossierId


class Certifications(Protocol):
    """The lines of the book of certified copies this PC wrote."""

    def next(self, counter: str, year: int) -> tuple[str, int]:
        """Return the book this PC keeps at a counter, and its next number of a year."""

    def add(self, entry: RegisterEntry) -> None:
        """Append one line."""

    def of(self, dossier: DossierId) -> Sequence[RegisterEntry]:
        """Return the lines of one visit, in the order of its documents."""

    def on(self, day: date) -> Sequence[RegisterEntry]:
        """Return the lines of one day, newest first."""
