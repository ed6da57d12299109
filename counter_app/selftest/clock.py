"""The counter's clock when the self-test is told the moment of receiving."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class StandingClock:
    """Stands still, so that a dossier is received at exactly the moment asked for."""

    at: datetime
    """Aware."""

    def now(self) -> datetime:
        """Return that moment, every time."""
        return self.at
