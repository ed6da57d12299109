"""One line of a list, a filter, and counts: read, never written."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Status
from counter_app.domain.ids import DossierCode, DossierId, DraftId, ProcedureCode


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A dossier as a list shows it."""

    id: DossierId
    code: DossierCode
    received_at: datetime
    applicant: str
    procedure: ProcedureCode
    procedure_name: str
    due_at: datetime
    status: Status
    sync: SyncState
    papers_missing: int = 0
    fee: int | None = 0
    in_post: bool = False
    """The post has the result."""
    erased: bool = False
    """What it said was erased here: nobody's name is known any more."""


class Filter(StrEnum):
    """The filter chips above today's list."""

    ALL = "all"
    WAITING = "waiting"
    """Not sent yet, of whatever day."""
    PAPERS_MISSING = "papers-missing"
    """Received without a paper on this day, or asked for one on whatever day."""
    READY = "ready"
    """The result waits for its citizen, of whatever day."""


class Order(StrEnum):
    """By what a list is sorted: one for each column, in their order."""

    RECEIVED = "received"
    CODE = "code"
    APPLICANT = "applicant"
    PROCEDURE = "procedure"
    DUE = "due"
    STANDING = "standing"
    """The most urgent first."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What an officer chose to see of today's list, and in which order."""

    filter: Filter = Filter.ALL
    order: Order = Order.RECEIVED
    backwards: bool = False
    """The other way round than a list begins: newest first, A first, soonest first."""

    @property
    def as_it_comes(self) -> bool:
        """Whether it is the order every list begins with: the newest first."""
        return self.order is Order.RECEIVED and not self.backwards


@dataclass(frozen=True, slots=True, kw_only=True)
class DraftLine:
    """A draft as the ready screen shows it."""

    id: DraftId
    citizen: str
    procedure: str
    stage: str
    saved_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Today:
    """The counts of the ready screen."""

    received: int
    online: int
    """Self-submitted or assisted, of ``received``."""
    due_soon: int
    overdue: int
    ready: int
    as_of: datetime


class DueGroup(StrEnum):
    """How near the promised moment of work still to be done is."""

    OVERDUE = "overdue"
    TODAY = "today"
    SOON = "soon"
    """Within three days."""
