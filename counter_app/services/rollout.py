"""Which services are online where, and how near this counter is to the targets."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from counter_app.domain.rollout import (
    ONLINE,
    Measure,
    Online,
    Target,
    in_force,
    online_procedures,
)
from counter_app.services.ports import Catalogue, Clock, Queries
from counter_app.services.rights import anybody


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """A target and what was counted for it."""

    target: Target
    part: int
    whole: int

    @property
    def met(self) -> bool:
        """Whether it is enough."""
        return self.target.met(self.part, self.whole)


@dataclass(frozen=True, slots=True, kw_only=True)
class RollingOut:
    """The use case of asking what is online, and of counting for a report."""

    catalogue: Catalogue
    queries: Queries
    clock: Clock
    zone: tzinfo

    @anybody
    def online(self, on: date | None = None, unit: str = "") -> Online | None:
        """Tell what was online on a day, today by default; see Rollout.online."""
        day = on or self.clock.now().astimezone(self.zone).date()
        procedures = self.catalogue.procedures(day)
        return self.catalogue.rollout().online(day, procedures, unit)

    @anybody
    def reached(self, first: date, last: date) -> Sequence[Reached]:
        """Count for the targets of the last day: dossiers received on this machine.

        One dossier counts once, however it was submitted; whoever was guided at the
        counter counts as online.
        """
        plan = self.catalogue.rollout().plan(last)
        if plan is None:
            return ()
        return [self._counted(target, first, last) for target in plan.targets]

    def _counted(self, target: Target, first: date, last: date) -> Reached:
        if target.measure is Measure.ONLINE_PROCEDURES:
            procedures = self.catalogue.procedures(last)
            part = len(online_procedures(procedures, last))
            return Reached(
                target=target, part=part, whole=len(in_force(procedures, last))
            )
        counts = self.queries.by_channel(first, last)
        part = sum(count for channel, count in counts.items() if channel in ONLINE)
        return Reached(target=target, part=part, whole=sum(counts.values()))
