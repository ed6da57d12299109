"""Marks of citizens: a day, a counter, a procedure, and nothing that leads further.

The table has no order of its own (no rowid, random keys), so a mark cannot be told from
the receipts of the day; which receipts were asked about is kept apart.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import (
    CheckConstraint,
    Column,
    Engine,
    Integer,
    Table,
    Text,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.ids import DossierId, ProcedureCode
from counter_app.domain.ratings import Rating, Satisfaction
from counter_app.store.database import reading, translated
from counter_app.store.schema import METADATA

RATING = Table(
    "rating",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("day", Text, nullable=False),
    Column("counter", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("mark", Integer, nullable=False),
    Column("reason", Text, nullable=False, server_default=""),
    Column("told", Integer, nullable=False, server_default="0"),
    CheckConstraint("mark BETWEEN 1 AND 5"),
)
ASKED = Table("rating_asked", METADATA, Column("dossier", Text, primary_key=True))


class SqlRatings:
    """Marks; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def ask(self, dossier: DossierId) -> bool:
        """Note that this receipt is asked about; False when it was before."""
        asking = insert(ASKED).values(dossier=dossier)
        with translated(), self._engine.begin() as connection:
            done = connection.execute(asking.on_conflict_do_nothing())
        return done.rowcount == 1

    def add(self, rating: Rating) -> None:
        """Keep a mark."""
        values = {
            "id": rating.id,
            "day": rating.day.isoformat(),
            "counter": rating.counter,
            "procedure": rating.procedure,
            "mark": rating.mark,
            "reason": rating.reason,
        }
        with translated(), self._engine.begin() as connection:
            connection.execute(insert(RATING).values(values))

    def untold(self, limit: int) -> Sequence[Rating]:
        """Return marks the city does not know yet, in no order."""
        table = RATING
        asked = select(table).where(table.c.told == 0).limit(limit)
        with reading(self._engine) as connection:
            return [
                Rating(
                    id=row["id"],
                    day=date.fromisoformat(row["day"]),
                    counter=row["counter"],
                    procedure=ProcedureCode(row["procedure"]),
                    mark=row["mark"],
                    reason=row["reason"],
                )
                for row in connection.execute(asked).mappings()
            ]

    def told(self, ratings: Sequence[Rating]) -> None:
        """Note that the city has these."""
        table = RATING
        names = [rating.id for rating in ratings]
        noting = update(table).where(table.c.id.in_(names)).values(told=1)
        with translated(), self._engine.begin() as connection:
            connection.execute(noting)

    def satisfaction(self, first: date, last: date) -> Satisfaction:
        """Return what the marks of these days come to."""
        table = RATING
        days = table.c.day.between(first.isoformat(), last.isoformat())
        summed = select(func.count(), func.avg(table.c.mark)).where(days)
        why = (
            select(table.c.reason, func.count())
            .where(days, table.c.reason != "")
            .group_by(table.c.reason)
        )
        with reading(self._engine) as connection:
            count, average = connection.execute(summed).one()
            reasons = {row[0]: row[1] for row in connection.execute(why).all()}
        return Satisfaction(count=count, average=average, reasons=reasons)
