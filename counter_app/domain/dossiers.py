"""The dossier and the only steps it may take."""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Self

from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise
from counter_app.domain.errors import WrongState
from counter_app.domain.fees import Fee
from counter_app.domain.ids import DossierCode, DossierId, OfficerId, ProcedureCode
from counter_app.domain.jsonable import Answers
from counter_app.domain.papers import PaperRow
from counter_app.domain.payments import Payment, owed
from counter_app.domain.people import Citizen
from counter_app.domain.procedures import Channel


class Status(StrEnum):
    """How far the ward's work on the dossier is; money, deadline and sync are apart."""

    RECEIVED = "received"
    PROCESSING = "processing"
    SUPPLEMENT = "supplement"
    READY = "ready"
    RETURNED = "returned"
    REFUSED = "refused"
    STOPPED = "stopped"
    WITHDRAWN = "withdrawn"


OPEN = frozenset({Status.RECEIVED, Status.PROCESSING, Status.SUPPLEMENT, Status.READY})
"""The promise still counts: nothing was handed over, refused or stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handover:
    """To whom the result was given, when and how it was confirmed."""

    to_name: str
    to_personal_id: str = ""
    relation: str = ""
    """Empty when the applicant came in person."""
    by: OfficerId
    at: datetime
    confirmed: Confirmation
    receipt_taken_back: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """What one citizen handed in for one procedure. Times are aware, in UTC."""

    id: DossierId
    code: DossierCode
    """As printed on the receipt. Provisional codes are honoured for ever."""
    official_code: DossierCode | None = None
    """Given by the portal when ``code`` is provisional."""
    lookup_secret: str
    """Four letters or digits, printed as text only."""
    register_number: int
    """Line of the counter's register (Sổ theo dõi) of the day."""
    counter: str
    procedure: ProcedureCode
    procedure_version: str
    procedure_name: str
    form_set: str
    channel: Channel
    case: str = ""
    """Which case of the procedure; empty when it has none."""
    applicant: Citizen
    card_holder_present: bool = True
    answers: Answers = field(default_factory=dict)
    papers: tuple[PaperRow, ...] = ()
    missing_reason: str = ""
    """Why it was received although asked papers were missing."""
    fee: Fee
    due: Promise
    confirmed: Confirmation
    received_by: OfficerId
    received_by_name: str
    received_at: datetime
    status: Status = Status.RECEIVED
    result_at: datetime | None = None
    """When the result reached the counter."""
    handover: Handover | None = None
    payments: tuple[Payment, ...] = ()
    """What was paid, waived and given back, oldest first."""

    @property
    def owed(self) -> int | None:
        """What is still to be paid; None when nobody knows: see payments.owed."""
        return owed(self.fee, self.payments)

    def pay(self, payment: Payment) -> Self:
        """Add an entry about the fee; the dossier may be anywhere on its way."""
        return replace(self, payments=(*self.payments, payment))

    def result_arrived(self, *, at: datetime) -> Self:
        """Note that the result lies at the counter."""
        self._must_be(Status.RECEIVED, Status.PROCESSING)
        return replace(self, status=Status.READY, result_at=at)

    def hand_back(self, handover: Handover) -> Self:
        """Give the result to the citizen."""
        self._must_be(Status.READY)
        return replace(self, status=Status.RETURNED, handover=handover)

    def correct_phone(self, phone: str) -> Self:
        """Write down another telephone number."""
        return replace(self, applicant=replace(self.applicant, phone=phone))

    def _must_be(self, *allowed: Status) -> None:
        if self.status not in allowed:
            raise WrongState(self.status)
