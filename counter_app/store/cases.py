"""Dossiers as a report sees them: times, ways and standing, and nobody's name."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import Connection, func, or_, select

from counter_app.domain.ids import ProcedureCode
from counter_app.domain.procedures import Channel
from counter_app.domain.reporting import Case
from counter_app.domain.statuses import Status
from counter_app.store import schema
from counter_app.store.stays import STAY


def cases_of(
    connection: Connection, since: date, until: date, zone: tzinfo
) -> Sequence[Case]:
    """Return what was received by the last day, but for what was settled before.

    A day's slack: the border is drawn by local days, which only the rule counts
    (counter_app.domain.reporting).
    """
    table = schema.dossier
    settled = func.coalesce(
        func.json_extract(table.c.current, "$.result_at"),
        func.json_extract(table.c.current, "$.ending.at"),
    )
    earliest = (since - timedelta(days=1)).isoformat()
    wanted = select(
        table.c.procedure,
        func.json_extract(table.c.current, "$.counter"),
        table.c.channel,
        table.c.status,
        table.c.received_at,
        table.c.due_at,
        settled,
        table.c.version,
        STAY.c.begun_at,
        func.json_extract(table.c.current, "$.submission"),
    )
    wanted = wanted.join(STAY, STAY.c.dossier == table.c.id, isouter=True).where(
        table.c.received_day <= until.isoformat(),
        or_(
            table.c.received_day >= since.isoformat(),
            settled.is_(None),
            settled >= earliest,
        ),
    )

    def local(text: str) -> datetime:
        return datetime.fromisoformat(text).astimezone(zone)

    return [
        Case(
            procedure=ProcedureCode(procedure),
            counter=counter,
            # Few procedures name the citizen's own device; what came from home did so.
            channel=Channel.SELF if submission else Channel(channel),
            status=Status(status),
            received_at=local(received),
            due_at=local(due),
            settled_at=local(ended) if ended else None,
            sent=version > 0,
            begun_at=local(begun) if begun else None,
        )
        for (
            procedure,
            counter,
            channel,
            status,
            received,
            due,
            ended,
            version,
            begun,
            submission,
        ) in connection.execute(wanted)
    ]
