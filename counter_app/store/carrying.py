"""What this PC still owes the portal, and what of it was written onto a stick."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Engine, select

from counter_app.domain.carrying import Unsent
from counter_app.domain.exchange import Pending
from counter_app.domain.ids import DossierId, OfficerId, OperationId
from counter_app.domain.journal import Act, Entry
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.ledger import SqlLedger, pending_of
from counter_app.store.repositories import SqlJournal, SqlNotes

NOTE = "exported"
"""JSON: names of the operations in exported files, and the hashes of the batches."""


class SqlQueue:
    """The outbox as a whole."""

    def __init__(self, engine: Engine, ledger: SqlLedger) -> None:
        self._engine = engine
        self._ledger = ledger

    def unsent(self) -> Unsent:
        """Return all of it; nothing is changed."""
        table, dossier = schema.outbox, schema.dossier
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table, dossier.c.tip, dossier.c.code)
                .join(dossier, dossier.c.id == table.c.dossier)
                .where(table.c.state != "acked")
                .order_by(table.c.seq)
            ).mappings()
            read = [(row["state"], pending_of(row)) for row in found]
        sendable: list[Pending] = []
        parked: list[Pending] = []
        tips: dict[DossierId, OperationId] = {}
        stopped: set[DossierId] = set()
        for state, pending in read:
            name = pending.change.dossier
            if state in ("conflict", "failed") or name in stopped:
                stopped.add(name)
                parked.append(pending)
                continue
            # It stands on the one before it, as it will when that one is confirmed.
            standing = replace(pending, tip=tips.get(name, pending.tip))
            tips[name] = pending.change.id
            sendable.append(standing)
        return Unsent(sendable=sendable, parked=parked, files=self._ledger.unstored())

    def freeze(self, images: Mapping[OperationId, bytes]) -> None:
        """Keep the exact bytes before they leave."""
        self._ledger.freeze(images)

    def note_exported(
        self,
        operations: Sequence[OperationId],
        batches: Sequence[str],
        by: OfficerId,
        at: datetime,
    ) -> None:
        """Note what is on a stick now, and who wrote it there."""
        with translated(), self._engine.begin() as connection:
            notes = SqlNotes(connection)
            before = rows.from_json(notes.get(NOTE) or "{}")
            said = {
                "operations": [*operations],
                "batches": sorted({*before.get("batches", ()), *batches}),
            }
            notes.put(NOTE, rows.as_json(said))
            SqlJournal(connection).add(
                Entry(
                    at=at,
                    act=Act.QUEUE_EXPORTED,
                    officer=by,
                    detail=str(len(operations)),
                )
            )

    def exported_batches(self) -> Sequence[str]:
        """Return the hash of every batch on a stick."""
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(NOTE)
        return list(rows.from_json(noted)["batches"]) if noted else []

    def left_behind(self) -> int:
        """Count what is neither at the portal nor in the newest exported file."""
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(NOTE)
            asked = select(schema.outbox.c.operation).where(
                schema.outbox.c.state != "acked"
            )
            waiting = set(connection.execute(asked).scalars())
        carried = rows.from_json(noted)["operations"] if noted else ()
        return len(waiting.difference(carried))
