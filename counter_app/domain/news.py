"""What a use case tells the screens after it has kept something."""

from dataclasses import dataclass, field

from counter_app.domain.ids import DossierId, OfficerId


@dataclass(frozen=True, slots=True)
class Changed:
    """These dossiers changed; ``outbox`` if something now waits to be sent."""

    dossiers: frozenset[DossierId] = field(default_factory=frozenset)
    outbox: bool = False
    drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Connection:
    """Whether the portal answers, since when, and what still waits."""

    online: bool
    since: str = ""
    """ISO 8601 moment of the last change between on line and off line."""
    waiting: int = 0
    failed: int = 0
    conflicts: int = 0
    last_sent: str = ""
    clock_offset: float = 0.0
    """Seconds this PC's clock is ahead of the portal's."""
    numbers_left: int = 0
    """How many final codes remain for today."""
    oldest: str = ""
    """ISO 8601 moment of the oldest act not yet sent; empty when nothing waits."""
    quarantined: int = 0
    """Copies of the portal not applied: unreadable, or not this office's."""
    lost_scans: tuple[str, ...] = ()
    """Code and name of each scan that neither this PC nor the portal has."""
    cause: str = ""
    """Why the last pass ended early: the name of the error; empty when it did not."""
    next_at: str = ""
    """ISO 8601 moment of the next try after a failure; empty while all goes well."""
    closed_until: str = ""
    """ISO 8601 end of planned work on the portal, when some is announced."""
    notice: str = ""
    """Why, in the portal's words."""
    paused_until: str = ""
    """ISO 8601 moment until which an officer stopped sending; empty: nobody did."""


@dataclass(frozen=True, slots=True)
class PutOut:
    """The officer at work may work here no more: the screen is to be covered."""

    officer: OfficerId


@dataclass(frozen=True, slots=True)
class Renewing:
    """The data of an older version are being brought up to date: ``part``, 0 to 1."""

    part: float


News = Changed | Connection | PutOut | Renewing
