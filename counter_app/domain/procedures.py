"""Procedures as the catalogue pack tells them; every value is dated data."""

from dataclasses import dataclass, replace
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


DOUBT = "chưa kiểm chứng"
"""Said once of what no primary source confirmed, also where the text says so itself."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalSource:
    """Where a legal value comes from, and whether a primary source was seen."""

    text: str
    verified: bool = False
    by_hand: bool = False
    """An administrator set the value; the text says why."""

    @property
    def said(self) -> str:
        """The source in words; one that nobody verified says so, on paper too."""
        if self.verified or self.text.endswith(DOUBT):
            return self.text
        return f"{self.text}, {DOUBT}"


class LimitKind(StrEnum):
    """The rule a time limit follows."""

    SAME_DAY = "same-day"
    """Within the day; received after ``cutoff``: the next working day."""
    WORKING_DAYS = "working-days"
    CALENDAR_DAYS = "calendar-days"
    WORKING_HOURS = "working-hours"
    AT_ONCE = "at-once"
    """While the citizen waits (tiếp nhận và trả ngay)."""
    STAGES = "stages"
    """One limit after the other, each by its own rule."""
    UNSTATED = "unstated"
    """No source gives a limit: ``days`` working days are the office's own choice.

    0 days: nothing was chosen yet, no date can be promised.
    """


class Supplement(StrEnum):
    """What a request for more papers does to the promised date."""

    PAUSE = "pause"
    """The time the citizen takes is not counted; the rest goes on."""
    RESTART = "restart"
    """The limit begins anew with the full dossier (Nghị định 61/2018 điều 19(4))."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Extension:
    """By how much a limit may be prolonged, once, and in which case."""

    days: float
    working: bool = True
    """Working days; False counts all days."""
    condition: str
    """The case, in the words of the law."""
    source: LegalSource


class OnlineLevel(StrEnum):
    """How far a procedure can be done online (Nghị định 42/2022, 224/2026)."""

    FULL = "full"
    """Toàn trình; level 4 before 2022."""
    PART = "part"
    """Một phần; level 3 before 2022."""
    NONE = "none"


class Standing(StrEnum):
    """Whether a version may be received on a day, and if not why."""

    IN_FORCE = "in-force"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    ELSEWHERE = "elsewhere"
    """Another province's own procedure, not this city's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeLimit:
    """How long the ward has."""

    kind: LimitKind
    days: float = 0
    """Of the kinds that count days; working days may end in a half."""
    hours: float = 0
    """Of WORKING_HOURS, in quarters."""
    cutoff: time = time(15, 0)
    cutoff_inclusive: bool = True
    """Received exactly at ``cutoff`` is in time: the law says "sau 15 giờ"."""
    stages: tuple["TimeLimit", ...] = ()
    name: str = ""
    """What a stage is for."""
    supplement: Supplement = Supplement.PAUSE
    extension: Extension | None = None
    calendar: str = ""
    """The calendar to count on, when it is not the office's own."""
    source: LegalSource

    @property
    def countable(self) -> bool:
        """Whether a date can be made of it."""
        return self.kind is not LimitKind.UNSTATED or self.days > 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tier:
    """From this page on (the first is 1), each page costs so many đồng."""

    from_page: int
    amount: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Price:
    """What a channel costs: ``amount`` đồng, once or for each of ``per_field``.

    ``amount`` None without ``tiers`` means that no source gives it: never zero.
    ``when`` maps answer pointers to the value they must have for this price, and
    ``cases`` are those it is for; empty: for every one.
    """

    amount: int | None
    per_field: str = ""
    """Where the number of copies or cases is answered."""
    tiers: tuple[Tier, ...] = ()
    """Instead of ``amount``: by page of one copy, lowest page first."""
    pages_field: str = ""
    """Where the number of pages of one copy is answered."""
    cap: int | None = None
    """The most one copy may cost."""
    per_item: str = ""
    """A list of documents; ``per_field`` and ``pages_field`` then point inside each."""
    unit: str = ""
    """What ``per_field`` counts: ``bản``, ``trường hợp``."""
    set_by: str = ""
    """Who sets an amount that no source gives."""
    when: tuple[tuple[str, str], ...] = ()
    cases: tuple[str, ...] = ()
    source: LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Exemption:
    """Who pays nothing, or less, on showing a paper."""

    id: str
    name: str
    percent: int = 100
    """How much is taken off."""
    when: tuple[tuple[str, str], ...] = ()
    """Answers that show it; without them the officer grants it by hand."""
    source: LegalSource


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """One channel a procedure may be submitted by; the first fitting price counts."""

    channel: Channel
    limit: TimeLimit
    prices: tuple[Price, ...]
    exemptions: tuple[Exemption, ...] = ()

    @property
    def by_hand(self) -> tuple[str, ...]:
        """The grounds of values an administrator set in place of the catalogue's."""
        shown = (self.limit.source, *(price.source for price in self.prices[:1]))
        return tuple(source.text for source in shown if source.by_hand)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One case (trường hợp) of a procedure; the usual one stands first.

    ``limit`` is the case's own, in place of the offers'.
    """

    id: str
    name: str
    limit: TimeLimit | None = None


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
    card: bool = False
    """A citizen card read and compared with its holder at the counter is this paper."""
    authority: bool = False
    """Whoever holds another's card shows by it that they may."""
    condition: str = ""
    channels: tuple[Channel, ...] = ()
    """Empty: asked on every channel."""
    cases: tuple[str, ...] = ()
    """Empty: asked in every case."""
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
    cases: tuple[Case, ...] = ()
    notes: tuple[str, ...] = ()
    """Remarks of the source beside the checklist; none of them is a paper."""
    online: OnlineLevel = OnlineLevel.NONE
    anywhere: bool = False
    """Received by any ward, wherever the citizen lives (phi địa giới)."""
    elsewhere: str = ""
    """The place whose own procedure it is, when it is none of this city's."""
    offers: tuple[Offer, ...]
    checklist: tuple[ChecklistRow, ...]
    form: FormId | None
    result: str
    valid_from: date
    valid_to: date | None = None
    """The last day it is received."""
    replaced_by: str = ""
    """The decision that ended it, and what to use instead."""
    decision: LegalSource

    def offer(self, channel: Channel, case: str = "") -> Offer:
        """Return the offer of this channel in this case; ValueError if there is none.

        Without a case, what holds for every one is told.
        """
        chosen = self.case(case) if case else None
        for offer in self.offers:
            if offer.channel is channel:
                return _in_case(offer, chosen)
        raise ValueError(channel)

    def case(self, wanted: str) -> Case:
        """Return a case by its id; ValueError if there is none."""
        for case in self.cases:
            if case.id == wanted:
                return case
        raise ValueError(wanted)

    def standing(self, on: date) -> Standing:
        """Say whether it may be received on this day."""
        if self.elsewhere:
            return Standing.ELSEWHERE
        if on < self.valid_from:
            return Standing.NOT_YET
        if self.valid_to is not None and self.valid_to < on:
            return Standing.EXPIRED
        return Standing.IN_FORCE


def _in_case(offer: Offer, case: Case | None) -> Offer:
    name = case.id if case else ""
    return replace(
        offer,
        limit=case.limit if case and case.limit else offer.limit,
        prices=tuple(
            price for price in offer.prices if not price.cases or name in price.cases
        ),
    )
