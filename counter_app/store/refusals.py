"""Operations the portal will not take: shown with their reason, and tried again."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import Connection, Engine, case, select, update

from counter_app.domain.errors import NotFound
from counter_app.domain.exchange import Refusal, Waiting
from counter_app.domain.ids import DossierCode, DossierId, OfficerId, OperationId
from counter_app.domain.journal import Act, Entry
from counter_app.store import schema
from counter_app.store.database import reading, translated
from counter_app.store.repositories import SqlJournal
from counter_app.store.settling import Clock

PENDING = ("new", "sent")


class SqlRefusals:
    """The outbox as an officer reads it."""

    def __init__(self, engine: Engine, clock: Clock) -> None:
        self._engine = engine
        self._clock = clock

    def open(self) -> Sequence[Refusal]:
        """Return the refused operations, oldest first."""
        table, dossier = schema.outbox.c, schema.dossier.c
        with reading(self._engine) as connection:
            found = connection.execute(
                select(schema.outbox, dossier.code, dossier.applicant)
                .join(schema.dossier, dossier.id == table.dossier)
                .where(table.state == "failed")
                .order_by(table.seq)
            ).mappings()
            return [
                Refusal(
                    operation=OperationId(row["operation"]),
                    dossier=DossierId(row["dossier"]),
                    code=DossierCode(row["code"]),
                    applicant=row["applicant"],
                    reason=row["reason"],
                    made_by=OfficerId(row["made_by"]),
                    made_at=datetime.fromisoformat(row["made_at"]),
                )
                for row in found
            ]

    def waiting(self) -> Sequence[Waiting]:
        """Return what waits to be sent, one line a dossier, oldest first."""
        table, dossier = schema.outbox.c, schema.dossier.c
        with reading(self._engine) as connection:
            found = connection.execute(
                select(schema.outbox, dossier.code, dossier.applicant)
                .join(schema.dossier, dossier.id == table.dossier)
                .where(table.state.in_(PENDING))
                .order_by(table.seq)
            ).mappings()
            lines: dict[str, Waiting] = {}
            for row in found:
                lines.setdefault(
                    row["dossier"],
                    Waiting(
                        dossier=DossierId(row["dossier"]),
                        code=DossierCode(row["code"]),
                        applicant=row["applicant"],
                        made_by=OfficerId(row["made_by"]),
                        made_at=datetime.fromisoformat(row["made_at"]),
                        sent=row["state"] == "sent",
                    ),
                )
            return [*lines.values()]

    def author(self, operation: OperationId) -> OfficerId:
        """Return who made a refused operation; raise NotFound if none is."""
        table = schema.outbox.c
        with reading(self._engine) as connection:
            author = connection.execute(
                select(table.made_by).where(
                    table.operation == operation, table.state == "failed"
                )
            ).scalar()
        if author is None:
            raise NotFound(operation)
        return OfficerId(author)

    def retry(self, operation: OperationId, by: OfficerId) -> DossierId:
        """Let a refused operation be sent again, with the same bytes and author."""
        table = schema.outbox
        with self._writing() as connection:
            found = connection.execute(
                update(table)
                .where(table.c.operation == operation, table.c.state == "failed")
                .values(
                    state=case((table.c.image.is_(None), "new"), else_="sent"),
                    reason="",
                )
                .returning(table.c.dossier)
            ).first()
            if found is None:
                raise NotFound(operation)
            dossier = DossierId(found.dossier)
            entry = Entry(
                at=self._clock.now(),
                act=Act.SENT_AGAIN,
                officer=by,
                dossier=dossier,
                detail=operation,
            )
            SqlJournal(connection).add(entry)
            return dossier

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection
