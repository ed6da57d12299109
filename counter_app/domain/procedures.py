"""Procedures as the catalogue pack tells them; every value is dated data."""

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from counter_app.domain.ids import FormId, ProcedureCode, RowId
from counter_app.domain.papers import PaperState


class Channel(StrEnum):
    """How the citizen submits; the citizen's own choice."""

    ASSISTED = "assisted"
    """Trực tuyến, có hỗ trợ tại quầy."""
    PAPER = "paper"
    """Trực tiếp (giấy)."""
    SELF = "self"
    """Công dân tự nộp trên điện thoại."""
    POST = "post"
    """Bưu chính."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalSource:
    """Where a legal value comes from, and whether a primary source was seen."""

    text: str
    verified: bool = False

    @property
    def said(self) -> str:
        """The source in words; one that nobody verified says so, on paper too."""
        return self.text if self.verified else f"{self.text}, chưa kiểm chứng"


class LimitKind(StrEnum):
    """The rule a time limit follows."""

    SAME_DAY = "same-day"
    """Within the day; received after ``cutoff``: the next working day."""
    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """How long the ward has. ``days`` is unused for SAME_DAY."""

    kind: LimitKind
    days: int = 0
    cutoff: time = time(15, 0)
    cutoff_inclusive: bool = True
    """Received exactly at ``cutoff`` is in time: the law says "sau 15 giờ"."""
    source: LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a channel costs: ``amount`` đồng, once or for each of ``per_field``.

    ``amount`` None means that no source gives it: an administrator must set it.
    ``when`` maps answer pointers to the value they must have for this price.
    """

    amount: int | None
    per_field: str = ""
    when: tuple[tuple[str, str], ...] = ()
    source: LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One channel a procedure may be submitted by; the first fitting price counts."""

    channel: Channel
    limit: TimeLimit
    prices: tuple[Price, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistRow:
    """One line of the required papers.

    ``states`` are the states an officer may give it; ``asked`` False rows are needed
    only in the case told by ``condition`` and count as complete when not needed.
    """

    id: RowId
    name: str
    short_name: str
    asked: bool
    condition: str = ""
    channels: tuple[Channel, ...] = ()
    """Empty: asked on every channel."""
    states: tuple[PaperState, ...]
    originals: int = 0
    copies: int = 0
    source: LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Procedure:
    """One version of one procedure."""

    code: ProcedureCode
    version: str
    name: str
    """The legal name: on paper, always."""
    short_name: str
    """A recognisable name for lists."""
    field: str
    synonyms: tuple[str, ...] = ()
    difference: str = ""
    """One line that tells it from its look-alike."""
    offers: tuple[Offer, ...]
    checklist: tuple[ChecklistRow, ...]
    form: FormId | None
    result: str
    valid_from: date
    valid_to: date | None = None
    decision: LegalSource

    def offer(self, channel: Channel) -> Offer:
        """Return the offer of this channel; ValueError if it is not offered."""
        for offer in self.offers:
            if offer.channel is channel:
                return offer
        raise ValueError(channel)
