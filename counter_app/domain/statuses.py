"""How far the ward's work on a dossier is."""

from enum import StrEnum


class Status(StrEnum):
    """How far the ward's work on the dossier is; money, deadline and sync are apart."""

    RECEIVED = "received"
    PROCESSING = "processing"
    SUPPLEMENT = "supplement"
    PAYMENT = "payment"
    """The back office waits until the citizen has paid what is owed."""
    READY = "ready"
    RETURNED = "returned"
    REFUSED = "refused"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


OPEN = frozenset(
    {
        Status.RECEIVED,
        Status.PROCESSING,
        Status.SUPPLEMENT,
        Status.PAYMENT,
        Status.READY,
    }
)
"""The promise still counts: nothing was handed over, refused or stopped."""
WORKED_ON = frozenset({Status.RECEIVED, Status.PROCESSING})
"""The time runs: neither is a citizen asked for papers, nor is there a result."""
ENDED = frozenset({Status.REFUSED, Status.STOPPED, Status.WITHDRAWN})
"""Ended without a result."""
