"""The proof at the end of a day: the portal holds exactly these, and all of it."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One dossier of a day as this PC knows it."""

    dossier: str
    code: str
    tip: str
    """The last operation confirmed; empty when the portal never confirmed one."""
    files: frozenset[str]
    """SHA-256 of every file it names."""
    waits: bool
    """Something of it is not confirmed yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayProof:
    """What comparing one day came to; codes as printed, sorted."""

    day: date
    at: datetime
    """When the portal was asked."""
    dossiers: int
    """How many of this day there are here."""
    files: int
    """How many different files they name."""
    digest: str
    """SHA-256 over dossiers and files, 64 hexadecimal digits; the same on both sides
    when it is proven."""
    unsent: tuple[str, ...] = ()
    """Something of them waits here, was refused or needs a decision."""
    differing: tuple[str, ...] = ()
    """The portal has another state of them."""
    missing_there: tuple[str, ...] = ()
    """The portal does not have them."""
    missing_here: tuple[str, ...] = ()
    """The portal has them and this PC has not read them yet."""
    without_files: tuple[str, ...] = ()
    """The portal lacks a file of them."""

    @property
    def proven(self) -> bool:
        """Whether the portal holds exactly these dossiers and files."""
        return not (
            self.unsent
            or self.differing
            or self.missing_there
            or self.missing_here
            or self.without_files
        )

    @property
    def short(self) -> str:
        """The first letters of the digest, for paper and for reading aloud."""
        return f"{self.digest[:4]}-{self.digest[4:8]}".upper()
