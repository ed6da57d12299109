"""Which services were online in which unit on which day, and the targets set for it.

Plans are dated data. A source often names no day: then what is told is what is certain
and what is possible, never a day somebody made up.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from counter_app.domain.folding import fold
from counter_app.domain.procedures import (
    Channel,
    LegalSource,
    OnlineLevel,
    Procedure,
    Standing,
)

ONLINE = frozenset({Channel.ASSISTED, Channel.SELF})
"""Channels that count as online; whoever is guided at the counter counts too."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """When it began: on a day, or some day between ``earliest`` and ``latest``."""

    name: str
    starts: date | None = None
    earliest: date | None = None
    latest: date | None = None

    def certain(self, on: date) -> bool:
        """Say whether it had surely begun by this day."""
        sure = self.starts or self.latest
        return sure is not None and sure <= on

    def possible(self, on: date) -> bool:
        """Say whether it may have begun by this day."""
        first = self.starts or self.earliest
        return first is None or first <= on


@dataclass(frozen=True, slots=True, kw_only=True)
class Phase(Start):
    """Units connected together."""

    id: str
    units: int
    kind: str
    districts: tuple[str, ...] = ()
    """The districts they belong to; empty when the source does not name them."""
    districts_count: int = 0
    names: tuple[str, ...] = ()
    """The units by name, where a list of them is known."""
    fields: tuple[str, ...] = ()


class Tier(StrEnum):
    """Whose service it is."""

    CITY = "city"
    DISTRICT = "district"
    WARD = "ward"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Services of one kind of office within a batch."""

    tier: Tier
    services: int
    offices: int
    field: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch(Start):
    """Services opened together."""

    id: str
    services: int
    parts: tuple[Part, ...] = ()


class Measure(StrEnum):
    """What a target counts."""

    ONLINE_DOSSIERS = "online-dossiers"
    ONLINE_PROCEDURES = "online-procedures"


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A share to be reached, in whole percent."""

    id: str
    name: str
    measure: Measure
    percent: int
    exclusive: bool
    """"Trên 70 %": exactly 70 is not enough."""

    def met(self, part: int, whole: int) -> bool:
        """Say whether ``part`` of ``whole`` is enough; of nothing nothing is."""
        if whole <= 0:
            return False
        reached, asked = 100 * part, self.percent * whole
        return reached > asked if self.exclusive else reached >= asked


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One plan and the time it holds."""

    id: str
    name: str
    portal: str
    valid_from: date
    valid_to: date | None
    source: LegalSource
    by_catalogue: bool
    """The services are those of the catalogue, each with its own level."""
    phases: tuple[Phase, ...]
    batches: tuple[Batch, ...]
    targets: tuple[Target, ...]

    def holds(self, on: date) -> bool:
        """Say whether the plan is the one of this day."""
        ended = self.valid_to is not None and self.valid_to < on
        return self.valid_from <= on and not ended


@dataclass(frozen=True, slots=True)
class Span:
    """A number of which a part is certain and the rest possible."""

    certain: int
    possible: int

    @property
    def exact(self) -> bool:
        """Whether the source leaves nothing open."""
        return self.certain == self.possible


@dataclass(frozen=True, slots=True, kw_only=True)
class Online:
    """What was online on a day, in one unit or in all."""

    on: date
    plan: Plan
    unit: str
    units: Span
    """Connected units: of all, or 0 and 1 for the one that was asked for."""
    services: Span
    """Services opened by then, of every tier."""
    procedures: tuple[Procedure, ...] = ()
    """By name, where the catalogue knows them."""
    remarks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Rollout:
    """The plans of a catalogue; asked with its procedures of the day."""

    plans: tuple[Plan, ...]

    def plan(self, on: date) -> Plan | None:
        """Return the plan of this day."""
        found = [plan for plan in self.plans if plan.holds(on)]
        return max(found, key=lambda plan: plan.valid_from) if found else None

    def online(
        self, on: date, procedures: Sequence[Procedure], unit: str = ""
    ) -> Online | None:
        """Tell what was online on this day; None when no plan tells of it.

        ``unit`` is a ward or a district as people write it; empty for the whole city.
        ValueError for a ward no list of that day knows.
        """
        plan = self.plan(on)
        if plan is None:
            return None
        phases = _phases(plan, unit) if unit else plan.phases
        sure = [phase for phase in phases if phase.certain(on)]
        maybe = [phase for phase in phases if phase.possible(on)]
        units = (
            Span(int(bool(phases) and len(sure) == len(phases)), int(bool(maybe)))
            if unit
            else Span(_units(sure), _units(maybe))
        )
        named = online_procedures(procedures, on) if plan.by_catalogue else ()
        return Online(
            on=on,
            plan=plan,
            unit=unit,
            units=units,
            services=_services(plan, on, named),
            procedures=tuple(named) if units.possible else (),
            remarks=tuple(_remarks(plan, on)),
        )


def online_procedures(procedures: Sequence[Procedure], on: date) -> list[Procedure]:
    """Return those in force on this day that can be done online, whole or in part."""
    return [
        one
        for one in procedures
        if one.online is not OnlineLevel.NONE and one.standing(on) is Standing.IN_FORCE
    ]


def in_force(procedures: Sequence[Procedure], on: date) -> list[Procedure]:
    """Return those in force on this day."""
    return [one for one in procedures if one.standing(on) is Standing.IN_FORCE]


def _services(plan: Plan, on: date, named: Sequence[Procedure]) -> Span:
    if plan.by_catalogue:
        return Span(len(named), len(named))
    return Span(
        sum(batch.services for batch in plan.batches if batch.certain(on)),
        sum(batch.services for batch in plan.batches if batch.possible(on)),
    )


def _units(phases: Sequence[Phase]) -> int:
    return sum(phase.units for phase in phases)


def _phases(plan: Plan, unit: str) -> Sequence[Phase]:
    """Return the phases this unit may belong to."""
    asked = fold(unit)
    named = [
        phase
        for phase in plan.phases
        if any(asked == _short(name) or asked == fold(name) for name in _names(phase))
    ]
    if named:
        return named
    # The source does not name every district: it belongs to one of those left open.
    unnamed = [phase for phase in plan.phases if not _names(phase)]
    if not unnamed:
        raise ValueError(unit)
    return unnamed


def _names(phase: Phase) -> tuple[str, ...]:
    return phase.districts + phase.names


def _short(name: str) -> str:
    folded = fold(name)
    for kind in ("quan ", "huyen ", "thi xa ", "phuong ", "xa "):
        if folded.startswith(kind):
            return folded.removeprefix(kind)
    return folded


def _remarks(plan: Plan, on: date) -> Iterator[str]:
    everything: tuple[Start, ...] = (*plan.phases, *plan.batches)
    for one in everything:
        open_yet = one.possible(on) and not one.certain(on)
        if one.starts is None and one.latest is not None and open_yet:
            yield (
                f"{one.name}: nguồn không ghi ngày bắt đầu,"
                f" chậm nhất {one.latest:%d/%m/%Y}"
            )
