"""Who did what to a dossier, in an append-only record."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import DossierId, OfficerId


class Act(StrEnum):
    """What was done."""

    SIGNED_IN = "signed-in"
    RECEIVED = "received"
    PRINTED = "printed"
    REPRINTED = "reprinted"
    PAPER_PRINTED = "paper-printed"
    """Any paper but a receipt; the detail names it, its number and the copy."""
    PRINT_ANSWERED = "print-answered"
    NUMBER_VOIDED = "number-voided"
    DECLARATION_PRINTED = "declaration-printed"
    RESULT_ARRIVED = "result-arrived"
    HANDED_OVER = "handed-over"
    CORRECTED = "corrected"
    SENT = "sent"
    SENT_AGAIN = "sent-again"
    RENEWED = "renewed"
    CLOCK_CONFIRMED = "clock-confirmed"
    CHANGED_BY_PORTAL = "changed-by-portal"
    DENIED = "denied"
    OFFICER_ENROLLED = "officer-enrolled"
    OFFICER_DISMISSED = "officer-dismissed"
    PAUSE_LIFTED = "pause-lifted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line; no free text, no personal data: names of things only."""

    at: datetime
    act: Act
    officer: OfficerId | None = None
    dossier: DossierId | None = None
    detail: str = ""
    """A code, a count or a channel."""
