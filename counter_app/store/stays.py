"""When the walk-in of a dossier began: how long its citizen was at the counter.

Nobody's name is in it, and nothing of it leaves this PC.
"""

from datetime import datetime

from sqlalchemy import Column, Connection, Table, Text
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.ids import DossierId
from counter_app.store.prepared import Prepared
from counter_app.store.schema import METADATA

STAY = Table(
    "stay",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("begun_at", Text, nullable=False),
)
ADD = Prepared(insert(STAY).on_conflict_do_nothing(), "dossier", "begun_at")


class SqlStays:
    """The beginnings of one piece of work."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, dossier: DossierId, begun_at: datetime) -> None:
        """Keep when the walk-in began; what is kept already stays."""
        values = {"dossier": dossier, "begun_at": begun_at.isoformat()}
        ADD.run(self._connection, values)
