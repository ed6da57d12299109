"""An officer's account on this PC: who, and how the password is checked."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.people import Officer


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """An officer enrolled on this PC."""

    officer: Officer
    password_hash: str
    failures: int = 0
    """Wrong passwords in a row."""
    held_until: datetime | None = None
