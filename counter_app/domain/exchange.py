"""The words of synchronising: what waits, what the portal has, what became of it.

Shared by the engine that talks and the store that remembers; source: SYNC.md 2.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_app.domain.changes import Change
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    OperationId,
    Sha256,
)
from counter_app.domain.jsonable import Json


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """The oldest unconfirmed operation of one dossier."""

    change: Change
    code: str
    """As printed on the receipt."""
    tip: str | None
    """The dossier's last operation seen applied; None when the portal has none."""
    image: bytes | None
    """The exact bytes sent before, if ever a send was begun."""
    files: frozenset[Sha256] = frozenset()
    """Files this operation names that the portal is not known to have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """The portal's copy of one dossier."""

    dossier: DossierId
    version: int
    tip: str
    fields: dict[str, Json]
    complete: bool = False
    """Every file it names is stored at the portal."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A file the portal is not known to have, and how far its upload came."""

    sha256: Sha256
    size: int
    url: str = ""
    offset: int = 0


class Reconciled(StrEnum):
    """What a conflict came to."""

    MERGED = "merged"
    """A new operation, made on the portal's copy, waits instead of the old one."""
    PARKED = "parked"
    """An officer must decide; the dossier sends nothing until then."""
    REFUSED = "refused"
    """The two make no dossier this program can read; shown as failed."""
    GONE = "gone"
    """The operation is no longer waiting: a late or repeated answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two sides changed the same; each name of ``fields`` needs a decision."""

    operation: OperationId
    dossier: DossierId
    base: Mapping[str, Json]
    mine: Mapping[str, Json]
    theirs: Mapping[str, Json]
    fields: tuple[str, ...]
    seen_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class PassedOn:
    """An officer kept both copies of a conflict and left the choice to the head."""

    by: OfficerId
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """An operation the portal will not take; its dossier waits until it goes."""

    operation: OperationId
    dossier: DossierId
    code: DossierCode
    applicant: str
    reason: str
    """The portal's word, e.g. ``number-taken``."""
    made_by: OfficerId
    made_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A dossier with something to send, and since when."""

    dossier: DossierId
    code: DossierCode
    applicant: str
    made_by: OfficerId
    made_at: datetime
    sent: bool
    """A send was begun; the portal has not confirmed it yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A dossier of which the city confirmed something, and when it last did."""

    dossier: DossierId
    code: DossierCode
    applicant: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Greeting:
    """What the portal says before anybody signs in."""

    now: datetime
    closed_from: datetime | None = None
    closed_until: datetime | None = None
    notice: str = ""

    @property
    def is_closed(self) -> bool:
        """Whether planned work keeps the portal closed now."""
        until = self.closed_until
        if until is None or self.now >= until:
            return False
        return self.closed_from is None or self.now >= self.closed_from


class Side(StrEnum):
    """Whose value of a field stands."""

    MINE = "mine"
    THEIRS = "theirs"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """What this PC still owes the portal, and what it has left."""

    waiting: int = 0
    failed: int = 0
    conflicts: int = 0
    last_sent: str = ""
    """ISO 8601 moment of the last confirmation."""
    numbers_left: int = 0
    """Final codes of the day asked for."""
    oldest: str = ""
    """ISO 8601 moment of the oldest act not yet sent; empty when nothing waits."""
    quarantined: int = 0
    """Copies of the portal that were not applied: unreadable, or not ours."""


class PackFault(StrEnum):
    """Why a pack is not let in; the old one stays."""

    UNSIGNED = "unsigned"
    UNKNOWN_KEY = "unknown-key"
    BAD_SIGNATURE = "bad-signature"
    TAMPERED = "tampered"
    """Its files are not those that were signed: changed, cut off or mixed."""
    OLDER = "older"
    """An older pack than the one in force, or another one of the same number."""
    TOO_LARGE = "too-large"
    BROKEN = "broken"
    """Signed, but it cannot be read as law."""
    NEWER_FORMAT = "newer-format"
    """Of a kind this version of the program does not know."""


class PackRefused(ValueError):
    """A pack that is not let in: ``fault`` tells why, the text which part."""

    def __init__(self, fault: PackFault, words: str = "") -> None:
        super().__init__(f"{fault.value}: {words}" if words else fault.value)
        self.fault = fault
        self.words = words


@dataclass(frozen=True, slots=True)
class PackSignature:
    """Who signed a pack's manifest, and the signature in base64."""

    key: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A catalogue pack as the portal sends it; files by their path inside it."""

    version: str
    sha256: str
    """Of all files, those not sent among them."""
    files: Mapping[str, str] = field(default_factory=dict)
    manifest: str = ""
    """The exact text that was signed; empty for a pack nobody signed."""
    signatures: tuple[PackSignature, ...] = ()
    base: str = ""
    """The pack whose other files still hold; empty when all files are here."""
    gone: tuple[str, ...] = ()
    """Paths of the base that fell away."""
