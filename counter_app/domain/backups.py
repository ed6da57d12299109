"""What there is of backups, and how a restored profile waits to be confirmed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """One whole backup, as its own list of contents says."""

    name: str
    """Its folder: the moment in UTC, ``20261129T014500Z``."""
    at: datetime
    size: int
    """Bytes of everything in it; files it shares with others count in each."""
    files: int
    """Sealed files of dossiers."""
    version: str
    """Of the program that wrote it."""
    counter: str
    revision: str
    """Of the database's tables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupStanding:
    """How backing up stands on this PC."""

    place: str
    """The folder; empty: nobody chose one, nothing is backed up."""
    last_at: datetime | None = None
    """When the newest whole backup was taken, as far as this PC knows."""
    kept: int = 0
    """How many there are; 0 also while the folder is away."""
    away: bool = False
    """The folder is not there now: a stick was pulled out."""
    same_disk: bool = False
    """It lies on the disk of the profile itself and does not outlive it."""
    running: float | None = None
    """How far the running backup is, 0 to 1; None: none is running."""
    failed_at: datetime | None = None
    """When the last try failed, if none succeeded since."""
    why: str = ""
    """The name of what it failed of."""
    every_hours: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What reading a backup back came to."""

    backup: Backup
    broken: Sequence[str] = ()
    """Parts that are absent or not what was written."""
    dossiers: int = 0
    unsent: int = 0
    """Operations in it that the portal had not confirmed."""
    journal: int = 0
    """Entries of the journal, whose chain was read to its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """A restored profile that has no identity until somebody confirms it."""

    backup: str
    """The backup's moment, ISO 8601."""
    restored_at: str
    by: str
    """Who restored it: two accounts, or one and the city's key."""
