"""What a pass came to, and what is known from one to the next."""

from dataclasses import dataclass, field
from datetime import datetime

from counter_app.domain.errors import PortalProblem
from counter_app.domain.ids import DossierId, OperationId, Sha256
from counter_app.sync.breaker import Breaker


@dataclass(slots=True, kw_only=True)
class Report:
    """What one pass did; it fits services.ports.Pass."""

    sent: int = 0
    conflicts: int = 0
    failed: int = 0
    changed: frozenset[DossierId] = frozenset()
    clock_offset: float = 0.0
    damaged: frozenset[Sha256] = frozenset()
    """Files this machine cannot read any more and the portal does not have."""
    problem: PortalProblem | None = None
    epoch: int = 0
    """Of the portal, as this PC knows it now."""
    attempted: set[OperationId] = field(default_factory=set)
    """Operations this pass will not send again."""
    begun_anew: bool = False
    """The portal was restored; what was not stable has to be said again."""
    rolled_back: bool = False
    """An older copy of this PC's disk had been put back; it is a new incarnation."""
    said_again: int = 0
    """Dossiers the portal had lost without saying so."""
    closed_until: datetime | None = None
    """End of the planned work the portal announces, if any."""
    notice: str = ""
    greeted: bool = False
    """The portal said its time and plans in this pass."""
    read_to_end: bool = False
    """Nothing more is in the feed."""
    have: str = ""
    """The hash of the catalogue that is not to be fetched: kept, or refused."""
    in_force: str | None = None
    """The hash of the catalogue in force, if the feed told it."""

    def looks_different(self, dossiers: frozenset[DossierId]) -> None:
        """Note dossiers that look different now."""
        self.changed |= dossiers


@dataclass(slots=True)
class Memory:
    """What an engine knows only while the program runs."""

    known: bool = False
    """This PC was found to be who it was."""
    asks_first: bool = True
    """The portal's time and plans are asked before all else.

    Not after a pass that came to its end and heard them along with the feed.
    """
    clock_offset: float = 0.0
    """Seconds by which this PC's clock is ahead, as last heard."""
    stable: int = -1
    """What no restore can lose was let go up to here."""
    files: Breaker = field(default_factory=Breaker)
