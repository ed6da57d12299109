"""When background work was last done, and what came of it."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import Column, Connection, Table, Text, insert, select, update
from sqlalchemy.exc import IntegrityError

from city_portal.store.schema import metadata

table = Table(
    "round",
    metadata,
    Column("name", Text, primary_key=True),
    Column("org", Text, primary_key=True),  # empty: of the whole portal
    Column("at", Text, nullable=False),
    Column("outcome", Text, nullable=False),
)


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """The last time one piece of work was done."""

    name: str
    org: str = ""
    at: str
    outcome: str


class RoundBook:
    """What is asked about rounds in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def note(self, done: Round) -> None:
        """Keep it in place of the last one."""
        kept = (table.c.name == done.name) & (table.c.org == done.org)
        values = {"at": done.at, "outcome": done.outcome}
        again = update(table).where(kept).values(**values)
        if self._connection.execute(again).rowcount:
            return
        try:
            with self._connection.begin_nested():
                named = {"name": done.name, "org": done.org}
                self._connection.execute(insert(table).values(**named, **values))
        except IntegrityError:  # another process was first
            self._connection.execute(again)

    def all(self) -> Sequence[Round]:
        """Return each piece of work's last time."""
        rows = self._connection.execute(select(table)).mappings()
        return [Round(**row) for row in rows]
