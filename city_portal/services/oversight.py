"""How the offices do: shares online, on time, coverage, and the monthly form II.06a."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.catalogue import Catalogue, PlanPart, Target
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act
from city_portal.rules.times import HANOI, stamp
from city_portal.services.counting import Counting
from city_portal.services.plans import Placed, Plans
from city_portal.services.rating import Satisfaction, satisfaction
from city_portal.services.staff import Visitor
from city_portal.store.figures import Figures, Sums
from city_portal.store.fleet import FleetRows
from city_portal.store.offices import Offices
from city_portal.store.staff import StaffBook

_LONGEST = timedelta(days=5 * 366)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """From the beginning of a day to the end of another, in Hà Nội."""

    first: date
    last: date

    @property
    def begins(self) -> str:
        """Return the first moment."""
        return _stamp(self.first)

    @property
    def ends(self) -> str:
        """Return the moment after the last."""
        return _stamp(self.last + timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The sums of one ward, field or procedure."""

    name: str
    code: str = ""
    before: int = 0
    received: int = 0
    self_online: int = 0
    assisted: int = 0
    early: int = 0
    on_time: int = 0
    late: int = 0
    pending: int = 0
    overdue: int = 0

    @property
    def online(self) -> int:
        """Return those submitted online, with help or without."""
        return self.self_online + self.assisted

    @property
    def offline(self) -> int:
        """Return those on paper or by post."""
        return self.received - self.online

    @property
    def done(self) -> int:
        """Return those that ended in the period."""
        return self.early + self.on_time + self.late

    @property
    def open(self) -> int:
        """Return those open at its end."""
        return self.pending + self.overdue

    @property
    def total(self) -> int:
        """Return all that was on the tables in the period."""
        return self.before + self.received

    def share(self, part: int, of: int | None = None) -> float | None:
        """Return a part in percent; None of nothing."""
        whole = self.received if of is None else of
        return 100 * part / whole if whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """How much of a list is offered, or used, online."""

    name: str
    part: int
    whole: int
    target: Target | None = None

    @property
    def percent(self) -> float | None:
        """Return it in percent; None of nothing."""
        return 100 * self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True, kw_only=True)
class PartFigures:
    """How one phase or batch of a plan does."""

    part: PlanPart
    placed: int
    """Offices of a phase, procedures of a batch that the city named; 0: none yet."""
    online: int
    """Those of them with a dossier online in the period."""
    pcs: int
    group: Group


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything the dashboard shows."""

    period: Period
    whole: Group
    wards: tuple[Group, ...]
    fields: tuple[Group, ...]
    procedures: tuple[Group, ...]
    online_target: Target | None
    coverage: tuple[Coverage, ...]
    parts: tuple[PartFigures, ...]
    satisfaction: Satisfaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Oversight:
    """The use cases of looking over offices; an office's account sees its own."""

    engine: Engine
    clock: Clock
    catalogue: Catalogue
    counting: Counting
    plans: Plans

    def report(self, who: Visitor, first: str, last: str) -> Report:
        """Return the figures of a period; of this month without one."""
        who.must_be_allowed(Act.OVERSEE)
        period = self._period(first, last)
        sums, names = self._sums(who, period)
        targets = self.catalogue.targets()
        wards = _grouped(sums, lambda one: (one.org, names.get(one.org, one.org)))
        return Report(
            period=period,
            whole=_added("", "", sums),
            wards=wards,
            fields=_grouped(sums, self._field),
            procedures=_grouped(
                sums, lambda one: (one.procedure, one.procedure_name or one.procedure)
            ),
            online_target=_target(targets, "online-dossiers"),
            coverage=self._coverage(wards, len(names), targets),
            parts=self._parts(who, sums),
            satisfaction=self._satisfaction(who, period),
        )

    def form_06a(self, who: Visitor, month: str) -> tuple[Period, list[Group]]:
        """Return the monthly form by field; the last row is the sum of all."""
        who.must_be_allowed(Act.OVERSEE)
        period = self._month(month)
        sums, _names = self._sums(who, period)
        return period, [*_grouped(sums, self._field), _added("", "", sums)]

    def exported(self, who: Visitor, what: str) -> None:
        """Write down that somebody takes a table away."""
        who.must_be_allowed(Act.EXPORT)
        with self.engine.begin() as connection:
            now = stamp(self.clock.now())
            StaffBook(connection).note(who.did(Act.EXPORT, now, detail=what))

    def _sums(self, who: Visitor, period: Period) -> tuple[list[Sums], dict[str, str]]:
        self.counting.catch_up()
        with self.engine.begin() as connection:
            offices = Offices(connection)
            codes = [who.org] if who.org else [*offices.codes()]
            found = {code: offices.get(code) for code in codes}
            sums = [*Figures(connection).sums(period.begins, period.ends, who.org)]
        return sums, {code: one.name for code, one in found.items() if one}

    def _parts(self, who: Visitor, sums: Sequence[Sums]) -> tuple[PartFigures, ...]:
        with self.engine.begin() as connection:
            pcs = FleetRows(connection).counted(who.org)
        return tuple(
            _part(one, sums, pcs)
            for one in self.plans.read()
            # An office's own account: its phase, and every batch.
            if not who.org or one.part.kind == "batch" or who.org in one.members
        )

    def _satisfaction(self, who: Visitor, period: Period) -> Satisfaction:
        with self.engine.begin() as connection:
            return satisfaction(connection, who.org, period.first, period.last)

    def _field(self, one: Sums) -> tuple[str, str]:
        procedure = self.catalogue.procedures().get(one.procedure)
        if procedure is None:
            return "", ""
        return procedure.field_code, procedure.field

    def _coverage(
        self, wards: Sequence[Group], offices: int, targets: Sequence[Target]
    ) -> tuple[Coverage, ...]:
        known = self.catalogue.procedures().values()
        return (
            Coverage(
                name="procedures",
                part=sum(one.online for one in known),
                whole=len(known),
                target=_target(targets, "online-procedures"),
            ),
            Coverage(
                name="units",
                part=sum(1 for ward in wards if ward.online),
                whole=offices,
            ),
        )

    def _period(self, first: str, last: str) -> Period:
        today = self.clock.now().astimezone(HANOI).date()
        begins = _read(first) if first else today.replace(day=1)
        ends = _read(last) if last else today
        if ends < begins or ends - begins > _LONGEST:
            raise Refused(Why.INVALID, "period")
        return Period(first=begins, last=ends)

    def _month(self, month: str) -> Period:
        today = self.clock.now().astimezone(HANOI).date()
        first = _read(f"{month}-01") if month else today.replace(day=1)
        after = (first + timedelta(days=32)).replace(day=1)
        return Period(first=first, last=after - timedelta(days=1))


def _part(one: Placed, sums: Sequence[Sums], pcs: Mapping[str, int]) -> PartFigures:
    part = one.part
    named = "org" if part.kind == "phase" else "procedure"
    own = [each for each in sums if getattr(each, named) in one.members]
    return PartFigures(
        part=part,
        placed=len(one.members),
        online=len(
            {getattr(each, named) for each in own if each.self_online or each.assisted}
        ),
        pcs=sum(pcs.get(member, 0) for member in one.members),
        group=_added(part.id, part.name, own),
    )


def _grouped(
    sums: Iterable[Sums], key: Callable[[Sums], tuple[str, str]]
) -> tuple[Group, ...]:
    """Add what has the same (code, name); those without a name come last."""
    found: dict[tuple[str, str], list[Sums]] = {}
    for one in sums:
        found.setdefault(key(one), []).append(one)
    order = sorted(found, key=lambda at: (not at[1], at[1].casefold(), at[0]))
    return tuple(_added(code, name, found[code, name]) for code, name in order)


def _added(code: str, name: str, sums: Sequence[Sums]) -> Group:
    return Group(
        name=name,
        code=code,
        before=sum(one.before for one in sums),
        received=sum(one.received for one in sums),
        self_online=sum(one.self_online for one in sums),
        assisted=sum(one.assisted for one in sums),
        early=sum(one.early for one in sums),
        on_time=sum(one.on_time for one in sums),
        late=sum(one.late for one in sums),
        pending=sum(one.pending for one in sums),
        overdue=sum(one.overdue for one in sums),
    )


def _target(targets: Iterable[Target], measure: str) -> Target | None:
    return next((one for one in targets if one.measure == measure), None)


def _read(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise Refused(Why.INVALID, "period") from error


def _stamp(day: date) -> str:
    return stamp(datetime(day.year, day.month, day.day, tzinfo=HANOI))
