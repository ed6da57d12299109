"""What must be done first: work whose promised moment is near or has passed.

A dossier that waits for its citizen, or whose result is here, is not among it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from counter_app.domain.ids import DossierId
from counter_app.domain.listing import DueGroup
from counter_app.services.rights import READING, allowed, anybody
from counter_app.services.session import Session


class Promises(Protocol):
    """Promised moments in order; reads only."""

    def due(self, now: datetime) -> Mapping[DueGroup, Sequence[DossierId]]:
        """Return each group, the oldest promise first; ``now`` is local."""

    def counts(self, now: datetime) -> Mapping[DueGroup, int]:
        """Return how many each group has; ``now`` is local."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DueDates:
    """The use case of what is due."""

    promises: Promises
    session: Session
    local: Callable[[], datetime]
    """This moment in the counter's zone."""
    specialists: str = ""
    """Whom to call about a dossier that is due, as IT staff wrote it down."""

    @allowed(*READING, unheard=True)
    def due(self) -> Mapping[DueGroup, Sequence[DossierId]]:
        """Return what is due, group by group."""
        return self.promises.due(self.local())

    @anybody
    def waiting(self) -> int:
        """Return how many are overdue or due today: what the rail tells."""
        counts = self.promises.counts(self.local())
        return counts.get(DueGroup.OVERDUE, 0) + counts.get(DueGroup.TODAY, 0)
