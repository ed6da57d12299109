"""What citizens submitted from home, until a counter has received it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import DraftId, OfficerId, ProcedureCode, RowId, Sha256
from counter_app.domain.jsonable import Answers


class Reply(StrEnum):
    """What is told the citizen instead of receiving."""

    SUPPLEMENT = "supplement"
    """Sent back: something is wanting; the citizen submits again."""
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class FromHomeFile:
    """One file of a submission; its content is with the city until it is opened."""

    row: RowId
    name: str
    sha256: Sha256
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FromHome:
    """One declaration that waits (status 1)."""

    code: str
    """``TN-…``: no dossier code."""
    submitted_at: datetime
    procedure: ProcedureCode
    procedure_name: str
    name: str
    personal_id: str
    phone: str
    answers: Answers = field(default_factory=dict)
    files: tuple[FromHomeFile, ...] = ()
    claimed: str = ""
    """The counter that has opened it; empty: none."""
    vouched: str = ""
    """Who vouched for the citizen, e.g. ``VNeID``; empty: nobody."""
    mine: bool = False
    """It is this PC that has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """One line of the list."""

    one: FromHome
    draft: DraftId | None = None
    """What it was opened as here, while that is neither received nor given up."""
    owner: OfficerId | None = None
    """Whose draft that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An answer on its way to the citizen."""

    code: str
    reply: Reply
    said: str
    by: OfficerId


Contents = Mapping[Sha256, bytes]
