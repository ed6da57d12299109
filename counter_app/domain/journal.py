"""Who did what to a dossier, in an append-only record."""

from dataclasses import dataclass, field
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
    LISTED_OUT = "listed-out"
    """On a list of what goes to the specialist room; the detail is its number."""
    LISTED_BACK = "listed-back"
    """On a list of results that came back from there."""
    PRINT_ANSWERED = "print-answered"
    NUMBER_VOIDED = "number-voided"
    DECLARATION_PRINTED = "declaration-printed"
    RESULT_ARRIVED = "result-arrived"
    SHELVED = "shelved"
    """The result was put on the shelf; the detail is its place."""
    POSTED = "posted"
    """The post took the result; the detail is the number of the item."""
    CAME_BACK = "came-back"
    """The post brought it back undelivered; the detail is the number of the item."""
    HANDED_OVER = "handed-over"
    CORRECTED = "corrected"
    """After the receipt was printed; the detail names the fields."""
    ASKED = "asked"
    """More papers were asked for; the detail counts them."""
    BROUGHT = "brought"
    """Of what was asked, so many came."""
    EXTENDED = "extended"
    APOLOGISED = "apologised"
    """For a result that came late, given with it; the detail counts the days."""
    REFUSED = "refused"
    TURNED_AWAY = "turned-away"
    """Before anything was received; the detail: the slip, its number, the procedure."""
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"
    SENT = "sent"
    SENT_AGAIN = "sent-again"
    RENUMBERED = "renumbered"
    """The code was another dossier's; the detail names the old and the new one."""
    CONFLICT_PASSED = "conflict-passed"
    """Both copies are kept, the head chooses; the detail is the operation."""
    RENEWED = "renewed"
    CLOCK_CONFIRMED = "clock-confirmed"
    FILES_ERASED = "files-erased"
    """Of a closed dossier the portal has for good; the detail counts them."""
    CONTENT_ERASED = "content-erased"
    """What a closed dossier said, after the days the policy says; numbers and dates
    stay. The detail counts the papers that went with it."""
    CONTENT_FETCHED = "content-fetched"
    """An officer asked the city for what had been erased here."""
    PAPERS_ERASED = "papers-erased"
    """Kept prints of lists and of slips without a dossier; the detail counts them."""
    DAY_PROVEN = "day-proven"
    """The portal holds exactly the dossiers of a day; the detail names day and sum."""
    CHANGED_BY_PORTAL = "changed-by-portal"
    MIRRORED = "mirrored"
    """A state kept as the portal told it; nobody's act."""
    SCANS_ERASED = "scans-erased"
    """The portal has the files: what they were made of is gone; the detail counts."""
    PAPER_REUSED = "paper-reused"
    """A paper kept here, taken with the citizen's consent; the detail: its row."""
    LOOKED_UP = "looked-up"
    """Somebody or something was found and opened from the palette."""
    PERSON_EXPORTED = "person-exported"
    """One person's data were handed out; the detail: ground, reference, who agreed."""
    MANY_VIEWED = "many-viewed"
    """Dossiers of so many people were opened in a short time; the detail counts."""
    OWN_VIEWED = "own-viewed"
    """An officer opened a dossier of somebody with their own name."""
    DENIED = "denied"
    OFFICER_ENROLLED = "officer-enrolled"
    OFFICER_PROVEN = "officer-proven"
    """Let in after the city said who they are; ``detail`` is the account."""
    OFFICER_DISMISSED = "officer-dismissed"
    OFFICER_CHANGED = "officer-changed"
    """The city's roster gave an officer other roles or counters."""
    OWN_PASSWORD = "password-changed"  # noqa: S105 -- a word of the journal
    FORKED = "forked"
    """The portal knows another past of this PC; the detail: the length here."""
    PAUSE_LIFTED = "pause-lifted"
    TRIES_MISSED = "tries-missed"
    """Wrong passwords before the right one; the detail counts them."""
    RESTORED = "restored"
    QUEUE_EXPORTED = "queue-exported"
    """What was not sent was written onto a stick; the detail counts it."""
    FEE_TAKEN = "fee-taken"
    FEE_WAIVED = "fee-waived"
    FEE_REVERSED = "fee-reversed"
    FEE_PROVED = "fee-proved"
    SHIFT_OPENED = "shift-opened"
    SHIFT_CLOSED = "shift-closed"
    SHIFT_HANDED = "shift-handed"
    """The open work of a counter; the detail: counter, count, its sum, who took it."""
    LAW_SET = "law-set"
    LAW_TAKEN_BACK = "law-taken-back"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One line; no free text, no personal data: names of things only."""

    at: datetime
    act: Act
    officer: OfficerId | None = None
    dossier: DossierId | None = None
    detail: str = ""
    """A code, a count or a channel."""
    seq: int = field(default=0, compare=False)
    """Its place in the journal, once it is written."""
    hash: str = field(default="", compare=False)
    """Of itself and everything before it: 64 hexadecimal digits, once written."""


WITNESS = 10
"""Letters of an entry's hash on paper: 50 bits in the citizen's hand."""
_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


def witness_of(entry_hash: str) -> str:
    """Return the ten letters that stand for an entry on paper (Crockford's base 32).

    Nobody can make up a journal that ends in the witnesses citizens already hold.
    """
    number = int(entry_hash[:16] or "0", 16) >> (64 - 5 * WITNESS)
    letters = (_LETTERS[number >> 5 * place & 31] for place in range(WITNESS))
    whole = "".join(reversed([*letters]))
    return f"{whole[:5]}-{whole[5:]}"
