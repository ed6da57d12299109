"""Values set by hand, append-only but for the day they are taken back."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Engine, insert, select, update

from counter_app.domain.errors import NotFound
from counter_app.domain.ids import OfficerId, ProcedureCode
from counter_app.domain.journal import Act, Entry
from counter_app.domain.overrides import Kept, Override
from counter_app.domain.procedures import Channel, LimitKind
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.repositories import SqlJournal


class SqlOverrides:
    """An administrator's values; each change is one transaction with its line."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def every(self) -> Sequence[Kept]:
        """Return all, those taken back among them, the oldest first."""
        table = schema.law_override
        with reading(self._engine) as connection:
            found = connection.execute(select(table).order_by(table.c.seq))
            return [_kept(row) for row in found.mappings()]

    def add(self, override: Override, by: OfficerId, at: datetime) -> int:
        """Keep one and write it down; return its number."""
        values = {
            "procedure": override.procedure,
            "body": rows.as_json(_plain(override)),
            "made_at": at.isoformat(),
            "made_by": by,
        }
        with self._writing() as connection:
            done = connection.execute(insert(schema.law_override).values(values))
            number = int(done.lastrowid)
            _note(connection, Act.LAW_SET, number, by, at)
        return number

    def end(self, number: int, by: OfficerId, at: datetime) -> None:
        """Take one back and write it down; raise NotFound."""
        table = schema.law_override
        with self._writing() as connection:
            done = connection.execute(
                update(table)
                .where(table.c.seq == number, table.c.ended_at.is_(None))
                .values(ended_at=at.isoformat())
            )
            if done.rowcount == 0:
                raise NotFound(str(number))
            _note(connection, Act.LAW_TAKEN_BACK, number, by, at)

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection


def _note(
    connection: Connection, act: Act, number: int, by: OfficerId, at: datetime
) -> None:
    entry = Entry(at=at, act=act, officer=by, detail=str(number))
    SqlJournal(connection).add(entry)


def _plain(override: Override) -> dict[str, Any]:
    return {
        "channel": override.channel,
        "case": override.case,
        "kind": override.kind,
        "count": override.count,
        "amount": override.amount,
        "reason": override.reason,
        "ground": override.ground,
        "valid_from": override.valid_from.isoformat(),
        "valid_to": override.valid_to.isoformat() if override.valid_to else None,
    }


def _kept(row: Any) -> Kept:
    body = rows.from_json(row["body"])
    until, ended = body["valid_to"], row["ended_at"]
    return Kept(
        number=row["seq"],
        override=Override(
            procedure=ProcedureCode(row["procedure"]),
            channel=Channel(body["channel"]) if body["channel"] else None,
            case=body["case"],
            kind=LimitKind(body["kind"]) if body["kind"] else None,
            count=body["count"],
            amount=body["amount"],
            reason=body["reason"],
            ground=body["ground"],
            valid_from=date.fromisoformat(body["valid_from"]),
            valid_to=date.fromisoformat(until) if until else None,
        ),
        made_at=datetime.fromisoformat(row["made_at"]),
        made_by=OfficerId(row["made_by"]),
        ended_at=datetime.fromisoformat(ended) if ended else None,
    )
