"""How this PC is: counts, moments and states. No person, no dossier, no account."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """What the city's fleet view and a bundle are told."""

    version: str
    disk_free_mib: int
    unsent: int = 0
    oldest_unsent_at: str = ""
    refused: int = 0
    conflicts: int = 0
    numbers_left: int = 0
    clock_offset: int = 0
    """Seconds this PC's clock is ahead of the portal's."""
    printer: str = ""
    """``ok``, ``none``, or the name of what it complains of; empty: not looked at."""
    scanner: str = ""
    backup_at: str = ""
    backup_failed: bool = False
    ring: int = 3
    """In which wave of an update it is."""
    update: str = ""
    """How the last update ended: ``installed``, ``went-back``, ``broken``, or none."""
    updated_to: str = ""
    errors: tuple[str, ...] = ()
    """Codes of what the doctor found that is an error."""
