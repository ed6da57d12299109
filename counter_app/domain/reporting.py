"""What a period comes to: how it was submitted, how it was settled, what is under way.

One flow is one line of the national monthly form: Biểu II.06a/VPCP/KSTT, thirteen
columns. Its identities hold by construction: received = settled + under way. Source:
DOMAIN.md 1 and forms.json ``bao_cao_II06a`` (seen in one system, the annex was not).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from statistics import median

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Channel
from counter_app.domain.statuses import ENDED, Status

FEWEST_FOR_PERCENT = 20
"""Of fewer cases the count is told, and no percentage in large type (UX 3.19)."""


class FileKind(StrEnum):
    """A file other programs read."""

    CSV = "csv"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A dossier as a report sees it: nobody's. Times are local."""

    procedure: ProcedureCode
    counter: str
    channel: Channel
    status: Status
    received_at: datetime
    due_at: datetime
    settled_at: datetime | None = None
    """When the result was here, or it ended without one."""
    sent: bool = True
    """The city knows of it."""
    begun_at: datetime | None = None
    """When the walk-in began, if it did here: the card was read, or typing began."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What is asked for: local days, both with it; empty means every one."""

    since: date
    until: date
    counter: str = ""
    field: str = ""


@dataclass(frozen=True, slots=True)
class Flow:
    """One line of the national form."""

    by_channel: Mapping[Channel, int] = field(default_factory=dict)
    """Received in the period."""
    carried: int = 0
    """Received before, and not settled before."""
    early: int = 0
    """A result before its day."""
    on_time: int = 0
    """A result on its day, or ended without one in time."""
    late: int = 0
    under_way: int = 0
    """In time, those that wait for the citizen among them."""
    overdue: int = 0

    @property
    def itself(self) -> int:
        """Submitted by citizens themselves."""
        return self.by_channel.get(Channel.SELF, 0)

    @property
    def assisted(self) -> int:
        """Submitted on line, guided at the counter."""
        return self.by_channel.get(Channel.ASSISTED, 0)

    @property
    def online(self) -> int:
        """Submitted on line; never told without both its parts."""
        return self.itself + self.assisted

    @property
    def direct(self) -> int:
        """On paper at the counter, or by post."""
        return self.taken - self.online

    @property
    def taken(self) -> int:
        """Received in the period."""
        return sum(self.by_channel.values())

    @property
    def received(self) -> int:
        """Column 3: what there was to do."""
        return self.taken + self.carried

    @property
    def settled(self) -> int:
        """Column 7."""
        return self.early + self.on_time + self.late

    @property
    def in_time(self) -> int:
        """Settled no later than promised."""
        return self.early + self.on_time

    @property
    def pending(self) -> int:
        """Column 11."""
        return self.under_way + self.overdue

    def columns(self) -> tuple[int, ...]:
        """Return columns 3 to 13."""
        return (
            self.received,
            self.online,
            self.direct,
            self.carried,
            self.settled,
            self.early,
            self.on_time,
            self.late,
            self.pending,
            self.under_way,
            self.overdue,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One day of the charts."""

    day: date
    itself: int
    assisted: int
    direct: int
    settled: int
    in_time: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Stay:
    """How long it took from the card to the receipt, in minutes."""

    count: int
    usual: float
    """Half of them took no longer: one that was parked for hours changes little."""
    longest: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What was counted. Nothing unsent is in it: ``unsent`` says how many those are."""

    asked: Asked
    whole: Flow
    by_field: Mapping[str, Flow]
    """In the order of the fields' names; what has none comes last."""
    days: Sequence[Day]
    """Every day of the period on which something was received or settled."""
    hours: Mapping[int, int]
    """Received in the hour that begins then."""
    stays: Mapping[int, Stay]
    """How long citizens were at the counter, by the hour their walk-in began in."""
    unsent: int


def hours_of(summary: Summary) -> range:
    """Return the hours of the day from the first to the last anything happened in."""
    seen = {*summary.hours, *summary.stays}
    return range(min(seen), max(seen) + 1) if seen else range(0)


def summed_up(
    asked: Asked,
    cases: Iterable[Case],
    fields: Mapping[ProcedureCode, str],
    now: datetime,
) -> Summary:
    """Count the cases of a period as it stands now, or as it stood at its end.

    ``fields`` names the field of a procedure; one that is not known counts under "".
    ``now`` is local.
    """
    end = datetime.combine(asked.until + timedelta(days=1), time.min, now.tzinfo)
    at = min(now, end)
    wanted = [
        case
        for case in cases
        if (not asked.counter or case.counter == asked.counter)
        and (not asked.field or fields.get(case.procedure, "") == asked.field)
        and case.received_at < end
        and not _settled_before(case, asked.since)
    ]
    known = [case for case in wanted if case.sent]
    kinds: dict[str, list[Case]] = {}
    for case in known:
        kinds.setdefault(fields.get(case.procedure, ""), []).append(case)
    taken = [case for case in known if case.received_at.date() >= asked.since]
    hours = Counter(case.received_at.hour for case in taken)
    return Summary(
        asked=asked,
        whole=_flow(known, asked, at),
        by_field={
            name: _flow(kinds[name], asked, at)
            for name in sorted(kinds, key=lambda name: (not name, name))
        },
        days=_days(taken, known, end),
        hours=dict(sorted(hours.items())),
        stays=_stays(taken),
        unsent=len(wanted) - len(known),
    )


def _stays(taken: Sequence[Case]) -> Mapping[int, Stay]:
    """Count by hour; what was begun on another day did not wait at the counter."""
    minutes: dict[int, list[float]] = {}
    for case in taken:
        begun = case.begun_at
        if begun and begun.date() == case.received_at.date():
            took = (case.received_at - begun) / timedelta(minutes=1)
            minutes.setdefault(begun.hour, []).append(took)
    return {
        hour: Stay(count=len(took), usual=median(took), longest=max(took))
        for hour, took in sorted(minutes.items())
    }


def _settled_before(case: Case, day: date) -> bool:
    return case.settled_at is not None and case.settled_at.date() < day


def _flow(cases: Sequence[Case], asked: Asked, at: datetime) -> Flow:
    taken: Counter[Channel] = Counter()
    counts: Counter[str] = Counter()
    for case in cases:
        if case.received_at.date() >= asked.since:
            taken[case.channel] += 1
        else:
            counts["carried"] += 1
        counts[_standing(case, asked.until, at)] += 1
    return Flow(by_channel=dict(taken), **counts)


def _standing(case: Case, until: date, at: datetime) -> str:
    settled = case.settled_at
    if settled is None or settled.date() > until:
        waits = settled is None and case.status is Status.SUPPLEMENT
        return "under_way" if waits or case.due_at >= at else "overdue"
    if settled > case.due_at:
        return "late"
    early = settled.date() < case.due_at.date() and case.status not in ENDED
    return "early" if early else "on_time"


def _days(taken: Sequence[Case], known: Sequence[Case], end: datetime) -> Sequence[Day]:
    received: dict[date, Counter[Channel]] = {}
    for case in taken:
        received.setdefault(case.received_at.date(), Counter())[case.channel] += 1
    settled: Counter[date] = Counter()
    in_time: Counter[date] = Counter()
    for case in known:
        if case.settled_at and case.settled_at < end:
            settled[case.settled_at.date()] += 1
            in_time[case.settled_at.date()] += case.settled_at <= case.due_at
    return [
        Day(
            day=day,
            itself=ways[Channel.SELF],
            assisted=ways[Channel.ASSISTED],
            direct=ways[Channel.PAPER] + ways[Channel.POST],
            settled=settled[day],
            in_time=in_time[day],
        )
        for day in sorted({*received, *settled})
        for ways in (received.get(day, Counter()),)
    ]
