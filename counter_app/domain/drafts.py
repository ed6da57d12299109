"""A walk-in being served: everything may still be missing or wrong.

A draft is not a dossier. A dossier always has its code, its due date and whole
answers; a draft has what has been typed so far, and is kept on disk at every step.
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from counter_app.domain.ids import DossierId, DraftId, OfficerId, ProcedureCode
from counter_app.domain.jsonable import Answers
from counter_app.domain.papers import PaperRow
from counter_app.domain.people import Citizen
from counter_app.domain.procedures import Channel


class Stage(StrEnum):
    """Where the officer stopped: the step shown when the draft is resumed."""

    CITIZEN = "citizen"
    FORM = "form"
    PAPERS = "papers"
    CHECK = "check"


class Confirmation(StrEnum):
    """How the citizen said that the data are right."""

    ON_SCREEN = "on-screen"
    SPOKEN = "spoken"
    SIGNED_SLIP = "signed-slip"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A walk-in being served, as kept on disk (encrypted)."""

    id: DraftId
    owner: OfficerId
    counter: str
    citizen: Citizen
    card_holder_present: bool = True
    """False: somebody else holds the card; then authority is asked for."""
    procedure: ProcedureCode | None = None
    procedure_version: str = ""
    channel: Channel | None = None
    case: str = ""
    """Which case of the procedure; empty when it has none."""
    answers: Answers = field(default_factory=dict)
    asked: dict[str, str] = field(default_factory=dict)
    """What its declaration could ask when it began: pointer to label; empty before
    drafts kept it."""
    papers: tuple[PaperRow, ...] = ()
    exempt: str = ""
    """The exemption the officer grants, by its id in the offer."""
    stage: Stage = Stage.CITIZEN
    confirmed: Confirmation | None = None
    together: tuple[DossierId, ...] = ()
    """What this citizen handed in before it in the same visit, the newest first."""
    submission: str = ""
    """The submission from home it answers, ``TN-…``; empty: the citizen came."""
    started_at: datetime
    saved_at: datetime
