"""What happens to a dossier after it was received: asked, prolonged, ended, corrected.

Each is a fact of the dossier with its reason, so that its slip can be printed again and
the portal knows why. A supplement is asked once and complete, a date is put off once
(Nghị định 61/2018 điều 15(3), 19(9); the texts in force since 2025 were not read).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Self

from counter_app.domain.ids import OfficerId, RowId
from counter_app.domain.statuses import Status


class FollowUp(StrEnum):
    """What an officer may do with a dossier after it was received."""

    ASK = "ask"
    """Yêu cầu bổ sung."""
    BRING = "bring"
    """Nhận giấy tờ bổ sung."""
    EXTEND = "extend"
    """Xin lỗi và hẹn lại."""
    REFUSE = "refuse"
    """Từ chối tiếp nhận."""
    STOP = "stop"
    """Dừng giải quyết."""
    WITHDRAW = "withdraw"
    """Rút hồ sơ: the citizen's own wish."""
    CORRECT = "correct"
    """Sửa thông tin."""


class Hindrance(StrEnum):
    """Why something cannot be done with a dossier now."""

    ASKED_BEFORE = "asked-before"
    NOT_ASKED = "not-asked"
    WAITING_FOR_PAPERS = "waiting-for-papers"
    WAITING_FOR_PAYMENT = "waiting-for-payment"
    """The back office asked for money; then it goes on by itself."""
    EXTENDED_BEFORE = "extended-before"
    BEGUN = "begun"
    """The ward is working on it: it can be stopped, no longer refused."""
    RESULT_HERE = "result-here"
    IN_POST = "in-post"
    """The post has the result: it cannot be given to anybody here."""
    NOT_IN_POST = "not-in-post"
    NOT_LATE = "not-late"
    """There is no late result to apologise for."""
    FEE_OWED = "fee-owed"
    """It is given with other results, and its fee is still to be paid."""
    OVER = "over"
    """Handed over, refused, stopped or withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """One paper the citizen is to bring, or to put right."""

    name: str
    row: RowId | None = None
    """The row of the checklist; None: nothing the checklist names."""
    what: str = ""
    """What is to be added or corrected."""
    ground: str = ""
    came: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What was asked of the citizen, once and complete (Mẫu 02)."""

    wanted: tuple[Wanted, ...]
    reason: str
    until: date | None = None
    """By when the citizen is asked to bring it; None: not said."""
    asked_at: datetime
    asked_by: OfficerId
    before: Status
    """How far the work was; it goes on there."""
    complete_at: datetime | None = None
    """When the last of it came."""

    @property
    def open(self) -> bool:
        """Whether something is still to be brought."""
        return self.complete_at is None

    def with_came(self, came: Iterable[int], at: datetime) -> Self:
        """Note that these (by their place, from 0) came; all of them completes it."""
        here = frozenset(came)
        wanted = tuple(
            replace(one, came=one.came or place in here)
            for place, one in enumerate(self.wanted)
        )
        whole = all(one.came for one in wanted)
        return replace(self, wanted=wanted, complete_at=at if whole else None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """The one time the date was put off (Mẫu 04)."""

    reason: str
    due_before: datetime
    at: datetime
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Apology:
    """Said with a result that came late (Mẫu 04): it names no new date."""

    reason: str
    days: int
    """Working days between the promised date and the result."""
    at: datetime
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Ending:
    """Why it ended without a result (Mẫu 03, Mẫu 05); the status says how."""

    reason: str
    ground: str = ""
    right_place: str = ""
    """Who would be the right one to ask; of a refusal."""
    fee_outcome: str = ""
    """What becomes of the fee that was paid."""
    before: Status
    """How far the work was."""
    at: datetime
    by: OfficerId


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """What was put right after the receipt was printed; append-only."""

    at: datetime
    by: OfficerId
    reason: str
    parts: tuple[str, ...]
    """Names of the fields, see counter_app.domain.fields."""
