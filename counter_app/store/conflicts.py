"""Conflicts that wait for an officer, and the decision that ends one."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, tzinfo

from sqlalchemy import Connection, Engine, delete, insert, select, update

from counter_app.domain.errors import NotFound, NotReady
from counter_app.domain.exchange import Conflict, Copy, Side
from counter_app.domain.ids import DossierId, OfficerId, OperationId
from counter_app.domain.merging import Changes, Clash, applied, decide, merge
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.numbers import next_operation
from counter_app.store.settling import (
    Clock,
    SqlSettling,
)


class SqlConflicts:
    """The conflict table."""

    def __init__(self, engine: Engine, zone: tzinfo, clock: Clock) -> None:
        self._engine = engine
        self._zone = zone
        self._clock = clock

    def open(self) -> Sequence[Conflict]:
        """Return the conflicts nobody decided yet, oldest first."""
        table = schema.conflict
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table)
                .where(table.c.decided_by.is_(None))
                .order_by(table.c.seen_at, table.c.operation)
            ).mappings()
            return [_conflict(connection, row) for row in found.all()]

    def resolve(
        self, operation: OperationId, keep: Mapping[str, Side], by: OfficerId
    ) -> DossierId:
        """Set the officer's decision on the portal's copy, as one new operation.

        Raises NotFound for a conflict that is not open, NotReady when a clashing
        field has no decision.
        """
        with self._writing() as connection:
            row = (
                connection.execute(
                    select(schema.conflict).where(
                        schema.conflict.c.operation == operation,
                        schema.conflict.c.decided_by.is_(None),
                    )
                )
                .mappings()
                .first()
            )
            if row is None:
                raise NotFound(operation)
            chain = _chain(connection, row["dossier"])
            theirs = Copy(
                dossier=DossierId(row["dossier"]),
                version=row["their_version"],
                tip=row["their_tip"],
                fields=rows.from_json(row["theirs"]),
                complete=False,
            )
            conflict = _conflict(connection, row)
            undecided = [name for name in conflict.fields if name not in keep]
            if undecided:
                raise NotReady(len(undecided))
            said = decide(conflict.base, _changes(chain), theirs.fields, keep)
            self._replace(connection, chain, said, by)
            connection.execute(
                update(schema.conflict)
                .where(schema.conflict.c.operation == operation)
                .values(decided_by=by)
            )
            settling = SqlSettling(connection, self._zone, self._clock)
            known = settling.row_of(theirs.dossier)
            settling.write(theirs, applied(theirs.fields, [said]), known)
            settling.open_inbox(theirs.dossier)
            return theirs.dossier

    def _replace(
        self,
        connection: Connection,
        chain: Sequence[rows.Row],
        said: Changes,
        by: OfficerId,
    ) -> None:
        table = schema.outbox
        connection.execute(
            delete(table).where(table.c.seq.in_([row["seq"] for row in chain]))
        )
        if not said:
            return
        gone = [
            name
            for row in chain
            for name in (*rows.from_json(row["supersedes"]), row["operation"])
        ]
        connection.execute(
            insert(table).values(
                operation=next_operation(connection),
                dossier=chain[0]["dossier"],
                changes=rows.changes_as_json(dict(said)),
                supersedes=rows.as_json(gone),
                made_at=self._clock.now().isoformat(),
                made_by=by,
                state="new",
                reason="",
            )
        )

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection


def _conflict(connection: Connection, row: rows.Row) -> Conflict:
    chain = _changes(_chain(connection, row["dossier"]))
    base, theirs = rows.from_json(row["base"]), rows.from_json(row["theirs"])
    verdict = merge(base, chain[0], chain[1:], theirs) if chain else None
    return Conflict(
        operation=OperationId(row["operation"]),
        dossier=DossierId(row["dossier"]),
        base=base,
        mine=rows.from_json(row["mine"]),
        theirs=theirs,
        fields=verdict.fields if isinstance(verdict, Clash) else (),
        seen_at=datetime.fromisoformat(row["seen_at"]),
    )


def _chain(connection: Connection, dossier: str) -> Sequence[rows.Row]:
    table = schema.outbox
    return (
        connection.execute(
            select(table)
            .where(
                table.c.dossier == dossier,
                table.c.state.in_(("new", "sent", "conflict")),
            )
            .order_by(table.c.seq)
        )
        .mappings()
        .all()
    )


def _changes(chain: Sequence[rows.Row]) -> list[Changes]:
    return [rows.changes_of(row) for row in chain]
