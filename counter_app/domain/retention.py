"""How long what a closed dossier says is kept here, and how that stands."""

from dataclasses import dataclass
from enum import StrEnum


class Held(StrEnum):
    """Why a dossier that is done with keeps what it says all the same."""

    FEE = "fee"
    """Money is still to be paid, proven or given back."""
    DAMAGED = "damaged"
    """It cannot be read, or is not what the journal says: evidence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Dossiers, counted."""

    overdue: int
    """Past their days and not erased."""
    held: int
    erased: int
