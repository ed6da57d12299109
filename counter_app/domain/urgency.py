"""Which of a dossier's four dimensions an officer must see first.

What needs a decision comes first, then what is late, then what waits for the citizen,
then what is due soon; a dossier not yet sent sends itself.
"""

from enum import IntEnum

from counter_app.domain.changes import SyncState
from counter_app.domain.deadlines import Deadline, Standing
from counter_app.domain.dossiers import OPEN, Status
from counter_app.domain.listing import Line

SOON_MINUTES = 3 * 60
"""A promise of today is pressing from here on."""


class Urgency(IntEnum):
    """Why a dossier is to be seen, the most urgent first."""

    STUCK = 0
    """The city will not take it, or two sides changed it."""
    LATE = 1
    CITIZEN = 2
    """It waits for papers, or for a payment."""
    READY = 3
    SOON = 4
    UNSENT = 5
    UNPRICED = 6
    NONE = 7


def counting(line: Line, of: Deadline | None) -> Deadline | None:
    """Return how the promise stands while there is one to keep."""
    return of if line.status in OPEN and not line.in_post else None


def urgency(line: Line, of: Deadline | None) -> Urgency:
    """Say why this dossier is to be seen; ``of``: how its promise stands."""
    left = counting(line, of) if line.status is not Status.SUPPLEMENT else None
    reasons = (
        (line.sync in {SyncState.CONFLICT, SyncState.FAILED}, Urgency.STUCK),
        (left is not None and left.standing is Standing.LATE, Urgency.LATE),
        (line.status in {Status.SUPPLEMENT, Status.PAYMENT}, Urgency.CITIZEN),
        (line.status is Status.READY, Urgency.READY),
        (left is not None and is_soon(left), Urgency.SOON),
        (line.sync is not SyncState.SENT, Urgency.UNSENT),
        (line.status in OPEN and line.fee is None, Urgency.UNPRICED),
    )
    return next((why for true, why in reasons if true), Urgency.NONE)


def is_soon(of: Deadline) -> bool:
    """Say whether the promised hour is near, or just over."""
    near = of.standing is Standing.TODAY and of.count <= SOON_MINUTES
    return near or of.standing is Standing.PASSED
