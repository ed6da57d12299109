"""Keep citizens' marks as counters tell them: each once, and none of anybody."""

import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Engine, case, func, insert, select
from sqlalchemy.exc import IntegrityError

from city_portal.clock import Clock
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import HANOI, stamp
from city_portal.store import schema
from city_portal.store.dossiers import Copy
from city_portal.store.offices import Device
from counter_app.wire.messages import RatingGiven, RatingsReply

FEWEST = 5
"""Marks that must be there before anybody is shown what they come to."""
SATISFIED = 4
"""This mark and better."""
_MARKS = range(1, 6)
_NAME = re.compile(r"[\x21-\x7e]{1,100}", re.ASCII)
_REASONS = ("", "waiting", "guidance", "manner", "trips", "other")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatingBook:
    """The use case of taking marks in."""

    engine: Engine
    clock: Clock

    def keep(self, device: Device, given: Sequence[RatingGiven]) -> RatingsReply:
        """Keep those not known before; Refused with INVALID keeps none of them."""
        rows = {one.id: _row(device.org, one) for one in given}
        table = schema.rating
        known = select(table.c.id).where(
            table.c.org == device.org, table.c.id.in_([*rows])
        )
        with self.engine.begin() as connection:
            for name in connection.execute(known).scalars().all():
                del rows[name]
            if rows:
                connection.execute(insert(table), [*rows.values()])
        return RatingsReply(fresh=len(rows), server_time=stamp(self.clock.now()))

    def is_rated(self, copy: Copy) -> bool:
        """Say whether this dossier was rated on the citizens' page."""
        table = schema.rated.c
        found = (table.org == copy.org) & (table.dossier == copy.id)
        with self.engine.begin() as connection:
            return connection.scalar(select(table.dossier).where(found)) is not None

    def give(self, copy: Copy, mark: str, reason: str) -> None:
        """Keep a citizen's mark of a dossier whose result was handed over, once.

        That it was rated and the mark are two rows that nothing joins.
        """
        if mark not in map(str, _MARKS) or reason not in _REASONS:
            raise Refused(Why.INVALID, "this is no mark")
        if copy.status != "returned":
            raise Refused(Why.FORBIDDEN, "nothing was handed over yet")
        row = {
            "org": copy.org,
            "id": secrets.token_hex(16),
            "day": self.clock.now().astimezone(HANOI).date().isoformat(),
            "counter": str(copy.fields.get("counter") or "-")[:100],
            "procedure": str(copy.fields.get("procedure") or "-")[:100],
            "mark": int(mark),
            "reason": reason,
        }
        key = {"org": copy.org, "dossier": copy.id}
        try:
            with self.engine.begin() as connection:
                connection.execute(insert(schema.rated), key)
                connection.execute(insert(schema.rating), row)
        except IntegrityError as error:
            raise Refused(Why.FORBIDDEN, "it was rated already") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class Satisfaction:
    """What the marks of a period come to; shares are None for too few of them."""

    count: int
    satisfied: float | None
    """In percent."""
    average: float | None


def satisfaction(
    connection: Connection, org: str, first: date, last: date
) -> Satisfaction:
    """Add the marks of these days, both with it; of every office without one."""
    table = schema.rating.c
    chosen: ColumnElement[bool] = table.day.between(first.isoformat(), last.isoformat())
    if org:
        chosen &= table.org == org
    happy = func.sum(case((table.mark >= SATISFIED, 1), else_=0))
    asked = select(func.count(), happy, func.avg(table.mark)).where(chosen)
    count, good, average = connection.execute(asked).one()
    if count < FEWEST:
        return Satisfaction(count=count, satisfied=None, average=None)
    return Satisfaction(
        count=count, satisfied=100 * good / count, average=float(average)
    )


def _row(org: str, one: RatingGiven) -> dict[str, object]:
    names = (one.id, one.counter, one.procedure)
    if not all(map(_NAME.fullmatch, names)) or one.reason not in _REASONS:
        raise Refused(Why.INVALID, "this is no mark")
    try:
        day = date.fromisoformat(one.day).isoformat()
    except ValueError as error:
        raise Refused(Why.INVALID, "the day of a mark is none") from error
    return {
        "org": org,
        "id": one.id,
        "day": day,
        "counter": one.counter,
        "procedure": one.procedure,
        "mark": one.mark,
        "reason": one.reason,
    }
