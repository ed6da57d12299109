"""One pass of coming to agree with the portal, as the use case asks for it."""

from datetime import datetime
from typing import Protocol

from counter_app.domain.errors import PortalProblem
from counter_app.domain.ids import DossierId, Sha256


class Exchange(Protocol):
    """One pass of synchronising with the portal; see counter_app.sync.engine."""

    def run(self) -> "Pass":
        """Push, settle, pull, apply; a way that is barred is told in the pass."""


class Pass(Protocol):
    """What one pass did."""

    @property
    def sent(self) -> int:
        """Operations the portal confirmed."""

    @property
    def conflicts(self) -> int:
        """Operations that wait for an officer's decision."""

    @property
    def failed(self) -> int:
        """Operations the portal refused."""

    @property
    def changed(self) -> frozenset[DossierId]:
        """Dossiers that look different now."""

    @property
    def damaged(self) -> frozenset[Sha256]:
        """Files this PC cannot read any more and the portal does not have."""

    @property
    def clock_offset(self) -> float:
        """Seconds this PC is ahead of the portal."""

    @property
    def closed_until(self) -> datetime | None:
        """End of the planned work the portal announces, if any."""

    @property
    def notice(self) -> str:
        """Why, in the portal's words."""

    @property
    def problem(self) -> PortalProblem | None:
        """Why the pass ended early; what it did before is kept all the same."""
