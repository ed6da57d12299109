"""Who is on which version of the program, and the button that stops one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.catalogue import PlanPart
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.roles import Act
from city_portal.rules.rollout import ordered
from city_portal.rules.times import stamp
from city_portal.services.plans import Plans
from city_portal.services.rollout import Rollouts, Standing
from city_portal.services.staff import Visitor
from city_portal.store.fleet import FleetRows
from city_portal.store.staff import StaffBook
from counter_app.wire.fleet import Beat

RINGS = range(4)
UNKNOWN = -1
"""The wave of a PC that never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PhasePcs:
    """A phase with its offices here, and their PCs by version."""

    part: PlanPart
    offices: int
    """As many as the city named; 0: none yet."""
    pcs: int
    newest: int
    """PCs on the newest version any PC has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What the page shows."""

    versions: Sequence[tuple[str, Mapping[int, int]]]
    """Each version, newest first, with its PCs by wave; "" for who never told."""
    standings: Sequence[Standing]
    phases: Sequence[PhasePcs]


@dataclass(frozen=True, slots=True, kw_only=True)
class RolloutPage:
    """The use cases of whoever rolls versions out; halting is the whole city's."""

    engine: Engine
    clock: Clock
    rollouts: Rollouts
    plans: Plans

    def read(self, who: Visitor) -> Overview:
        """Return how far each version is; an office's account counts its own PCs."""
        who.must_be_allowed(Act.FLEET)
        found: dict[str, Counter[int]] = {}
        by_office: dict[str, Counter[str]] = {}
        with self.engine.begin() as connection:
            rows = FleetRows(connection).every(who.org)
        for row in rows:
            if row["revoked"]:
                continue
            body = row["body"]
            beat = msgspec.json.decode(body, type=Beat) if body else Beat()
            ring = min(beat.ring, RINGS[-1]) if body else UNKNOWN
            found.setdefault(beat.version, Counter())[ring] += 1
            by_office.setdefault(row["org"], Counter())[beat.version] += 1
        names = sorted(found, key=ordered, reverse=True)
        return Overview(
            versions=[(name, found[name]) for name in names],
            standings=self.rollouts.read(),
            phases=self._phases(by_office, names[0] if names else ""),
        )

    def _phases(
        self, by_office: Mapping[str, Counter[str]], newest: str
    ) -> list[PhasePcs]:
        phases = []
        for one in self.plans.read():
            if one.part.kind != "phase":
                continue
            own = [count for org, count in by_office.items() if org in one.members]
            phases.append(
                PhasePcs(
                    part=one.part,
                    offices=len(one.members),
                    pcs=sum(count.total() for count in own),
                    newest=sum(count[newest] for count in own) if newest else 0,
                )
            )
        return phases

    def halt(self, who: Visitor, version: str, note: str) -> None:
        """Stop a version; Refused without a reason, or for what is no version."""
        self._must_be_the_citys(who)
        note = " ".join(note.replace("\0", "").split())[:300]
        if not note:
            raise Refused(Why.INVALID, "halt-reason")
        if not ordered(version):
            raise Refused(Why.INVALID, "halt-version")
        self.rollouts.halt(version, who.login, note)
        self._note(who, f"halted {version}: {note}")

    def resume(self, who: Visitor, version: str) -> None:
        """Let it go on; Refused when it is not halted."""
        self._must_be_the_citys(who)
        self.rollouts.resume(version, who.login)
        self._note(who, f"resumed {version}")

    def _must_be_the_citys(self, who: Visitor) -> None:
        who.must_be_allowed(Act.HALT)
        if who.org:
            raise Refused(Why.FORBIDDEN, "role")

    def _note(self, who: Visitor, said: str) -> None:
        line = who.did(Act.HALT, stamp(self.clock.now()), detail=said[:200])
        with self.engine.begin() as connection:
            StaffBook(connection).note(line)
