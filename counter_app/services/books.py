"""Books beside the dossiers, as use cases ask for them; part of the ports."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from counter_app.domain.copies import RegisterEntry
from counter_app.domain.ids import DossierId, FormId
from counter_app.domain.shelving import Shelved, Waiting


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


class KeptForms(Protocol):
    """The declarations dossiers were received with; the catalogue's may be newer."""

    def keep(self, dossier: DossierId, form: FormId, files: Mapping[str, str]) -> None:
        """Note with which version of a form this dossier was received."""

    def of(self, dossier: DossierId) -> tuple[FormId, Mapping[str, str]] | None:
        """Return form and files; None for a dossier received elsewhere or before."""


class Stays(Protocol):
    """When the walk-ins of dossiers began."""

    def put(self, dossier: DossierId, begun_at: datetime) -> None:
        """Keep when the walk-in began; what is kept already stays."""


class Shelf(Protocol):
    """Where results lie until they are collected."""

    def put(self, shelved: Shelved) -> None:
        """Keep where this result lies, instead of where it lay before."""

    def of(self, wanted: DossierId) -> Shelved | None:
        """Return where this dossier's result lies, while it waits."""

    def taken(self) -> frozenset[int]:
        """Return the places in which something waits."""

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """Return the results that wait, longest first, shelved or not."""

    def in_post(self, limit: int) -> Sequence[Waiting]:
        """Return the results the post has, longest first; none of them waits here."""
