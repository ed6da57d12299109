"""How the second copy stands, and which printed numbers nobody has a dossier for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondCopy:
    """The copy of what is not safe at the portal yet, on another disk."""

    place: str
    """Its folder."""
    away_since: str = ""
    """ISO 8601 moment since which it could not be written; empty: it is there."""
    brought_back: tuple[str, ...] = ()
    """Codes that were printed and missing here, and were brought back from it."""
    brought_back_at: str = ""
    """ISO 8601 moment of that."""
    same_disk: bool = False
    """It lies on the disk of the profile itself and does not outlive it."""
