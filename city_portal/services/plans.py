"""The city's roll-out plans with what belongs to each phase and batch of them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from city_portal.files.catalogue import Catalogue, PlanPart
from city_portal.files.placing import Placing
from city_portal.rules.refusals import Refused, Why
from city_portal.store.offices import Offices


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A phase with its offices, or a batch with its procedures."""

    part: PlanPart
    members: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Plans:
    """The use cases of naming members and reading them."""

    engine: Engine
    catalogue: Catalogue
    placing: Placing

    def read(self) -> list[Placed]:
        """Return each part of each plan of the pack, in the order of the plans."""
        named = self.placing.read()
        return [
            Placed(part=one, members=named.get((one.plan_id, one.id), frozenset()))
            for one in self.catalogue.parts()
        ]

    def place(self, rows: Iterable[Sequence[str]]) -> None:
        """Put these (plan, part, office or procedure) in the place of all before.

        Refused with the number of the first line that does not fit: of a plan or part
        the pack has not, an office or procedure unknown here, or one in two phases or
        two batches of one plan.
        """
        parts = {(one.plan_id, one.id): one for one in self.catalogue.parts()}
        procedures = self.catalogue.procedures()
        with self.engine.begin() as connection:
            offices = {*Offices(connection).codes()}
        taken: dict[tuple[str, str, str], str] = {}
        for number, row in enumerate(rows, 1):
            if not row:
                continue
            plan, name, member = _three(number, row)
            part = parts.get((plan, name))
            if part is None:
                raise _wrong(number, f"the pack has no {name} in a plan {plan}")
            if member not in (offices if part.kind == "phase" else procedures):
                what = "office" if part.kind == "phase" else "procedure"
                raise _wrong(number, f"no {what} is called {member}")
            before = taken.setdefault((plan, part.kind, member), name)
            if before != name:
                raise _wrong(number, f"{member} is in {before} already")
        self.placing.write(
            (plan, name, member) for (plan, _kind, member), name in taken.items()
        )


def _three(number: int, row: Sequence[str]) -> tuple[str, str, str]:
    if len(row) != 3:
        raise _wrong(number, "a line is a plan, a part, an office or procedure")
    return row[0], row[1], row[2]


def _wrong(number: int, why: str) -> Refused:
    return Refused(Why.INVALID, f"line {number}: {why}")
