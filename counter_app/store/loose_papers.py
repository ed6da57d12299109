"""Kept prints of no single dossier: lists, labels, slips of who was turned away.

They name people, and nothing says when the last of them is done with, so they go by
days alone. Which day a print is of is what the portal said when it was first seen here:
a PC's clock put back or ahead makes none older.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, func, select

from counter_app.domain.ids import Sha256
from counter_app.domain.journal import Act, Entry
from counter_app.domain.printed import Form
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.repositories import SqlJournal, SqlNotes

NOTE = "loose-papers"
"""JSON: ``gone``, up to which print they are erased; ``seen``, the last of each day."""
NAMELESS = frozenset({Form.CASH_UP, Form.REPORT, Form.HOURS, Form.STRIPS, Form.TEST})
"""Sums and forms: nobody's name is on them."""
PRINT = schema.print_.c


class SqlLoosePapers:
    """The prints of one store."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def erase(
        self,
        today: date,
        before: date,
        at: datetime,
        most: int,
        remove: Callable[[Sha256], None],
    ) -> int:
        """Erase what was seen before a day; return how many. ``today``: seen now.

        The files first, the note after: what breaks in between is done again.
        """
        with reading(self._engine) as connection:
            noted = _noted(connection)
            newest = connection.execute(select(func.max(PRINT.seq))).scalar() or 0
            seen = {**noted["seen"], today.isoformat(): newest}
            past = [day for day in seen if day < before.isoformat()]
            until = max((seen[day] for day in past), default=0)
            due = _due(connection, noted["gone"], until, most)
        gone = due[-1].seq if len(due) == most else max(until, noted["gone"])
        kept = {
            day: seq
            for day, seq in seen.items()
            if day == max(past, default="") or day not in past
        }
        said = {"gone": gone, "seen": kept}
        if said == noted:
            return 0
        with translated(), self._engine.begin() as connection:
            names = {row.sha256 for row in due} - _named_after(connection, gone)
            for name in sorted(names):
                remove(Sha256(name))
            SqlNotes(connection).put(NOTE, rows.as_json(said))
            if names:
                entry = Entry(at=at, act=Act.PAPERS_ERASED, detail=str(len(names)))
                SqlJournal(connection).add(entry)
        return len(names)


def _noted(connection: Connection) -> dict[str, Any]:
    noted = SqlNotes(connection).get(NOTE)
    return rows.from_json(noted) if noted else {"gone": 0, "seen": {}}


def _due(connection: Connection, gone: int, until: int, most: int) -> list[Any]:
    nameless = [form.value for form in NAMELESS]
    wanted = (
        select(PRINT.seq, PRINT.sha256)
        .where(
            PRINT.dossier.is_(None),
            PRINT.seq > gone,
            PRINT.seq <= until,
            PRINT.form.not_in(nameless),
        )
        .order_by(PRINT.seq)
        .limit(most)
    )
    return [*connection.execute(wanted)]


def _named_after(connection: Connection, seq: int) -> set[str]:
    later = select(PRINT.sha256).where(PRINT.seq > seq)
    return {*connection.execute(later).scalars()}
