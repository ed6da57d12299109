"""Codes that were printed, or may have been, and that no dossier here carries.

Two witnesses: what this PC counted (its own or brought back from the second copy), and
the gaps between the codes the portal tells of, for a counter whose disk was lost: codes
of a block are used up in their order, so one below the highest was used.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, Engine, func, select

from counter_app.domain.numbers import SLOT_SIZE, day_of, final_code, is_provisional
from counter_app.store import rows, schema
from counter_app.store.database import reading

Block = tuple[date, int]
"""A day and a block's number."""


class SqlMissing:
    """Reads the counts and the codes."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def missing_codes(self, since: date, until: date, counter: str) -> Sequence[str]:
        """Return them, sorted; of this PC's blocks and of this counter's dossiers."""
        with reading(self._engine) as connection:
            office = connection.execute(select(schema.device.c.organisation)).scalar()
            if office is None:
                return []
            org = str(rows.from_json(office)["code"])
            used = _counted(connection, since, until)
            have, ours = _carried(connection, org, counter, (since, until))
            for block in ours:
                used[block] = max(used.get(block, 0), max(have[block]) + 1)
            return sorted(
                final_code(org, day, slot * SLOT_SIZE + place)
                for (day, slot), count in used.items()
                for place in range(count)
                if place not in have.get((day, slot), ())
            )


def _counted(connection: Connection, since: date, until: date) -> dict[Block, int]:
    table = schema.slot_day.c
    used: defaultdict[Block, int] = defaultdict(int)
    for row in connection.execute(
        select(table.slot, table.day, table.used).where(
            table.day.between(since.isoformat(), until.isoformat())
        )
    ):
        block = (date.fromisoformat(row.day), row.slot)
        used[block] = max(used[block], row.used)
    return used


def _carried(
    connection: Connection, org: str, counter: str, days: tuple[date, date]
) -> tuple[dict[Block, set[int]], set[Block]]:
    """Return the places of each block that have a dossier, and which are ours."""
    table = schema.dossier.c
    have: defaultdict[Block, set[int]] = defaultdict(set)
    ours: set[Block] = set()
    since, until = (day.isoformat() for day in days)
    for row in connection.execute(
        select(
            table.code, func.json_extract(table.current, "$.counter").label("at")
        ).where(table.received_day.between(since, until), table.code.startswith(org))
    ):
        day = day_of(row.code)
        if day is None or is_provisional(row.code):
            continue
        slot, place = divmod(int(row.code[-4:]), SLOT_SIZE)
        have[day, slot].add(place)
        if row.at == counter:
            ours.add((day, slot))
    return have, ours
