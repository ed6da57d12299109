"""What is due: by the promised moment, of dossiers the ward still works on."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, Engine, func, select

from counter_app.domain.ids import DossierId
from counter_app.domain.listing import DueGroup
from counter_app.domain.statuses import WORKED_ON
from counter_app.store import schema
from counter_app.store.database import reading
from counter_app.store.prepared import Prepared

SOON = timedelta(days=3)


class SqlDueDates:
    """Reads by the index of status and promised moment."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def due(self, now: datetime) -> Mapping[DueGroup, Sequence[DossierId]]:
        """Return each group, the oldest promise first; ``now`` is local."""
        table = schema.dossier
        with reading(self._engine) as connection:
            return {
                group: Prepared(
                    select(table.c.id)
                    .where(table.c.status.in_(WORKED_ON), within)
                    .order_by(table.c.due_at, table.c.row)
                ).column(connection)
                for group, within in _groups(now).items()
            }

    def counts(self, now: datetime) -> Mapping[DueGroup, int]:
        """Return how many each group has; ``now`` is local."""
        table = schema.dossier
        with reading(self._engine) as connection:
            return {
                group: connection.execute(
                    select(func.count())
                    .select_from(table)
                    .where(table.c.status.in_(WORKED_ON), within)
                ).scalar_one()
                for group, within in _groups(now).items()
            }


def _groups(now: datetime) -> Mapping[DueGroup, ColumnElement[bool]]:
    # ``due_at`` is local ISO text throughout: it compares as time does.
    due, moment = schema.dossier.c.due_at, now.isoformat()
    tomorrow = (now.date() + timedelta(days=1)).isoformat()
    last = (now.date() + SOON + timedelta(days=1)).isoformat()
    return {
        DueGroup.OVERDUE: due < moment,
        DueGroup.TODAY: (due >= moment) & (due < tomorrow),
        DueGroup.SOON: (due >= tomorrow) & (due < last),
    }
