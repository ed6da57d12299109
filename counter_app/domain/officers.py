"""An officer's account on this PC. How they get in is the vault's affair."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.people import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An officer enrolled on this PC."""

    officer: Officer
    confirmed_at: datetime | None = None
    """When the portal last said that this officer works here; None: never yet."""
    revoked: bool = False
    """The portal said that this officer no longer does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tries:
    """Wrong passwords in a row, and until when no further one is heard."""

    failures: int = 0
    held_until: datetime | None = None
