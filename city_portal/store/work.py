"""How far the back office is with dossiers, in one transaction."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, case, func, insert, select, update

from city_portal.store import desks, schema

# What was done and is open again (a result was wrong) begins anew.
_STAGE = case(
    (desks.work.c.stage == "done", "arrived"),
    else_=func.coalesce(desks.work.c.stage, "arrived"),
)


class Work(msgspec.Struct, frozen=True, kw_only=True):
    """One dossier in the back office."""

    dossier: str
    org: str
    stage: str = "arrived"
    officer: str = ""
    """Id of the specialist who has it."""
    decision: str = ""
    reason: str = ""
    ground: str = ""
    files: str = "[]"
    """JSON array of {sha256, size, name}: what will be the result."""
    changed_at: str = ""


class QueueRow(msgspec.Struct, frozen=True, kw_only=True):
    """One line of a queue."""

    id: str
    code: str
    official_code: str | None
    status: str
    arrived_at: str
    fields: str
    stage: str
    officer: str
    officer_name: str


class WorkBook:
    """What is asked about the work on dossiers in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, dossier: str, org: str) -> Work:
        """Return the work on a dossier; a fresh one that nobody has touched."""
        found = select(desks.work).where(desks.work.c.dossier == dossier)
        row = self._connection.execute(found).mappings().first()
        return Work(**row) if row else Work(dossier=dossier, org=org)

    def open(self, dossier: str, org: str) -> Work:
        """Return the work on a dossier that is open: done once, it begins anew."""
        one = self.get(dossier, org)
        if one.stage != "done":
            return one
        return Work(dossier=dossier, org=org)

    def put(self, one: Work) -> None:
        """Keep the work on a dossier."""
        table, values = desks.work, msgspec.structs.asdict(one)
        changed = self._connection.execute(
            update(table).where(table.c.dossier == one.dossier).values(**values)
        )
        if not changed.rowcount:
            self._connection.execute(insert(table).values(**values))

    def queue(
        self,
        org: str,
        statuses: Sequence[str],
        stages: Sequence[str],
        officer: str = "",
        *,
        start: int = 0,
        limit: int = 50,
    ) -> Sequence[QueueRow]:
        """Return dossiers of an office by state and stage, oldest first.

        No stages: all of them. ``officer`` keeps one specialist's only.
        """
        dossier, work, staff = schema.dossier.c, desks.work.c, desks.staff.c
        found = (
            self._waiting(org, statuses, stages, officer)
            .with_only_columns(
                dossier.id,
                dossier.code,
                dossier.official_code,
                dossier.status,
                dossier.arrived_at,
                dossier.fields,
                _STAGE.label("stage"),
                func.coalesce(work.officer, "").label("officer"),
                func.coalesce(staff.name, "").label("officer_name"),
            )
            .order_by(dossier.arrived_at, dossier.id)
            .offset(start)
            .limit(limit)
        )
        return [QueueRow(**row) for row in self._connection.execute(found).mappings()]

    def count(
        self,
        org: str,
        statuses: Sequence[str],
        stages: Sequence[str],
        officer: str = "",
    ) -> int:
        """Return how many there are."""
        found = self._waiting(org, statuses, stages, officer)
        return self._connection.scalar(found.with_only_columns(func.count())) or 0

    def _waiting(
        self, org: str, statuses: Sequence[str], stages: Sequence[str], officer: str
    ) -> Select[Any]:
        dossier, work, staff = schema.dossier.c, desks.work.c, desks.staff.c
        joined = schema.dossier.outerjoin(
            desks.work, work.dossier == dossier.id
        ).outerjoin(desks.staff, staff.id == work.officer)
        found = (
            select(dossier.id)
            .select_from(joined)
            .where(dossier.org == org, dossier.status.in_(statuses))
        )
        if stages:
            found = found.where(_STAGE.in_(stages))
        if officer:
            found = found.where(work.officer == officer)
        return found
