"""Keep citizens' marks as counters tell them: each once, and none of anybody."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine, insert, select

from city_portal.clock import Clock
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import stamp
from city_portal.store import schema
from city_portal.store.offices import Device
from counter_app.wire.messages import RatingGiven, RatingsReply

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
