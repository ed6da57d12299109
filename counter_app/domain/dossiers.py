"""The dossier and the only steps it may take."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Self

from counter_app.domain.afterwards import (
    Apology,
    Correction,
    Ending,
    Extension,
    FollowUp,
    Hindrance,
    Request,
)
from counter_app.domain.drafts import Confirmation
from counter_app.domain.due import Promise
from counter_app.domain.errors import Hindered, WrongState
from counter_app.domain.fees import Fee
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    ProcedureCode,
    RowId,
)
from counter_app.domain.jsonable import Answers
from counter_app.domain.papers import PaperRow, PaperState
from counter_app.domain.payments import Payment, owed
from counter_app.domain.people import Citizen
from counter_app.domain.posting import PostEnd, Posting
from counter_app.domain.procedures import Channel
from counter_app.domain.statuses import ENDED, OPEN, WORKED_ON, Status

__all__ = ["ENDED", "OPEN", "WORKED_ON", "Dossier", "Handover", "Status"]


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
    request: Request | None = None
    """The supplement asked for, if one was."""
    extension: Extension | None = None
    apology: Apology | None = None
    """Of a result that came late, given with it."""
    ending: Ending | None = None
    corrections: tuple[Correction, ...] = ()
    """Oldest first."""
    postings: tuple[Posting, ...] = ()
    """The times the post took the result, oldest first."""
    payments: tuple[Payment, ...] = ()
    """What was paid, waived and given back, oldest first."""
    submission: str = ""
    """The submission from home it answers, ``TN-…``; empty: the citizen came."""

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
        """Give the result to the citizen; not while the post has it."""
        self._must_be(Status.READY)
        if self.in_post:
            raise Hindered(Hindrance.IN_POST)
        return replace(self, status=Status.RETURNED, handover=handover)

    @property
    def in_post(self) -> Posting | None:
        """The item under which the post has the result now; None: it has not."""
        last = self.postings[-1] if self.postings else None
        if last is None or last.end or self.status is not Status.READY:
            return None
        return last

    def post(self, posting: Posting) -> Self:
        """Give the result to the post; the dossier is open until it is delivered."""
        self._must_be(Status.READY)
        if self.in_post:
            raise Hindered(Hindrance.IN_POST)
        return replace(self, postings=(*self.postings, posting))

    def post_ended(self, end: PostEnd, *, at: datetime, by: OfficerId) -> Self:
        """Note what became of the item the post has."""
        last = self.in_post
        if last is None:
            raise Hindered(Hindrance.NOT_IN_POST)
        ended = last.ended(end, at=at, by=by)
        return replace(self, postings=(*self.postings[:-1], ended))

    def hindrance(self, act: FollowUp) -> Hindrance | None:
        """Say why this cannot be done with the dossier now; None: it can."""
        if self.status not in OPEN:
            return Hindrance.OVER
        if (act, self.status) in _WHILE:
            return Hindrance.IN_POST if self.in_post else _WHILE[act, self.status]
        if act is FollowUp.BRING and not self._wants_papers:
            return Hindrance.NOT_ASKED
        if act is FollowUp.ASK and self.request:
            return Hindrance.ASKED_BEFORE
        if act is FollowUp.EXTEND and self.extension:
            return Hindrance.EXTENDED_BEFORE
        return None

    @property
    def missing(self) -> tuple[RowId, ...]:
        """Return the rows of the checklist it was received without."""
        return tuple(row.row for row in self.papers if row.state is PaperState.MISSING)

    @property
    def _wants_papers(self) -> bool:
        if self.status is Status.SUPPLEMENT:
            return self.request is not None
        return bool(self.missing)

    def ask(self, request: Request) -> Self:
        """Ask the citizen for more papers, once; the clock stands still meanwhile."""
        self._must_be_free(FollowUp.ASK)
        return replace(self, status=Status.SUPPLEMENT, request=request)

    def bring(
        self,
        came: Iterable[int],
        papers: Sequence[PaperRow],
        due: Promise,
        at: datetime,
    ) -> Self:
        """Note what came of what was asked; ``due`` counts once nothing is wanting.

        Of what was only missing, nothing but the papers changes: no time stood still.
        """
        self._must_be_free(FollowUp.BRING)
        if self.request is None or self.status is not Status.SUPPLEMENT:
            return replace(self, papers=tuple(papers))
        request = self.request.with_came(came, at)
        after = replace(self, request=request, papers=tuple(papers))
        if request.open:
            return after
        return replace(after, status=request.before, due=due)

    def extend(self, extension: Extension, due: Promise) -> Self:
        """Put the date off, once."""
        self._must_be_free(FollowUp.EXTEND)
        return replace(self, extension=extension, due=due)

    def apologise(self, apology: Apology) -> Self:
        """Note what is said with a result that came late; said once, it stays."""
        self._must_be(Status.READY)
        if apology.days < 1:
            raise Hindered(Hindrance.NOT_LATE)
        return self if self.apology else replace(self, apology=apology)

    def end(self, act: FollowUp, ending: Ending) -> Self:
        """End it without a result; KeyError for an act that ends nothing."""
        self._must_be_free(act)
        return replace(self, status=_ENDS[act], ending=ending)

    def correct(
        self, correction: Correction, applicant: Citizen, answers: Answers
    ) -> Self:
        """Put right what was written down; what was decided stays."""
        self._must_be_free(FollowUp.CORRECT)
        return replace(
            self,
            applicant=applicant,
            answers=answers,
            corrections=(*self.corrections, correction),
        )

    def _must_be_free(self, act: FollowUp) -> None:
        why = self.hindrance(act)
        if why:
            raise Hindered(why)

    def correct_phone(self, phone: str) -> Self:
        """Write down another telephone number."""
        return replace(self, applicant=replace(self.applicant, phone=phone))

    def _must_be(self, *allowed: Status) -> None:
        if self.status not in allowed:
            raise WrongState(self.status)


_ENDS = {
    FollowUp.REFUSE: Status.REFUSED,
    FollowUp.STOP: Status.STOPPED,
    FollowUp.WITHDRAW: Status.WITHDRAWN,
}
_WHILE: Mapping[tuple[FollowUp, Status], Hindrance] = {
    (FollowUp.ASK, Status.SUPPLEMENT): Hindrance.ASKED_BEFORE,
    (FollowUp.EXTEND, Status.SUPPLEMENT): Hindrance.WAITING_FOR_PAPERS,
    (FollowUp.REFUSE, Status.PROCESSING): Hindrance.BEGUN,
    (FollowUp.REFUSE, Status.PAYMENT): Hindrance.BEGUN,
    (FollowUp.ASK, Status.PAYMENT): Hindrance.WAITING_FOR_PAYMENT,
    **{
        (act, Status.READY): Hindrance.RESULT_HERE
        for act in FollowUp
        if act is not FollowUp.CORRECT
    },
}
"""What a state rules out; every other open state allows it."""
