"""Operations the portal will not take: shown with their reason, and tried again."""

from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime, tzinfo

from sqlalchemy import Connection, Engine, case, func, or_, select, update

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import NotFound
from counter_app.domain.exchange import Refusal, Sent, Waiting
from counter_app.domain.fields import dossier_from
from counter_app.domain.ids import (
    DossierCode,
    DossierId,
    OfficerId,
    OperationId,
    Sha256,
)
from counter_app.domain.journal import Act, Entry
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.numbers import SqlNumbers, next_operation
from counter_app.store.repositories import SqlDossiers, SqlJournal
from counter_app.store.settling import Clock

PENDING = ("new", "sent")
NUMBER_TAKEN = ("number-taken", "the code belongs to another dossier")
"""The portal's word for it, and its sentence."""
MOST = 50
"""Files looked for by name at once."""
LATEST, SENT_LISTED = 5_000, 200
"""Lines of the journal looked at for what was sent, and dossiers listed of them."""


class SqlRefusals:
    """The outbox as an officer reads it."""

    def __init__(self, engine: Engine, zone: tzinfo, clock: Clock) -> None:
        self._engine = engine
        self._zone = zone
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

    def sent(self, since: datetime) -> Sequence[Sent]:
        """Return what the portal confirmed since then, newest first, not all of it."""
        entry, dossier = schema.journal.c, schema.dossier.c
        # From the newest back: the journal has no index of its times, and needs none.
        latest = (
            select(entry.act, entry.at, entry.dossier)
            .order_by(entry.seq.desc())
            .limit(LATEST)
            .subquery()
        )
        at = func.max(latest.c.at).label("at")
        wanted = (
            select(dossier.id, dossier.code, dossier.applicant, at)
            .join(latest, latest.c.dossier == dossier.id)
            .where(
                latest.c.act == Act.SENT.value,
                latest.c.at >= since.astimezone(UTC).isoformat(),
            )
            .group_by(dossier.id)
            .order_by(at.desc())
            .limit(SENT_LISTED)
        )
        with reading(self._engine) as connection:
            return [
                Sent(
                    dossier=DossierId(row.id),
                    code=DossierCode(row.code),
                    applicant=row.applicant,
                    at=datetime.fromisoformat(row.at),
                )
                for row in connection.execute(wanted)
            ]

    def lost_scans(self, files: Collection[Sha256]) -> Sequence[str]:
        """Return the code and the scan's name for each dossier that names a file."""
        table, lost = schema.dossier.c, sorted(files)
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.id, table.code, table.current)
                .where(or_(*(table.current.contains(name) for name in lost[:MOST])))
                .order_by(table.code)
            )
            return [
                f"{row.code} {file.name}"
                for row in found
                for paper in _read(row.id, row.current).papers
                for file in paper.files
                if file.sha256 in files
            ]

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

    def renumber(self, operation: OperationId, day: date, by: OfficerId) -> DossierCode:
        """Give a dossier another code: the portal has its own for another dossier.

        The code, the operation that creates the dossier and the journal are one
        transaction. The old code is used up and stays so. Raises NotFound unless it was
        refused for its number and nothing of it ever took effect.
        """
        table, dossiers = schema.outbox, schema.dossier
        with self._writing() as connection:
            found = (
                connection.execute(
                    select(table, dossiers.c.current)
                    .join(dossiers, dossiers.c.id == table.c.dossier)
                    .where(
                        table.c.operation == operation,
                        table.c.state == "failed",
                        table.c.reason.in_(NUMBER_TAKEN),
                        dossiers.c.tip.is_(None),
                    )
                )
                .mappings()
                .first()
            )
            changes = rows.changes_of(found) if found else {}
            if found is None or "code" not in changes:
                raise NotFound(operation)
            current = rows.from_json(found["current"])
            code = SqlNumbers(connection).take(day, str(current["counter"]))
            changes["code"] = (None, code)
            gone = [*rows.from_json(found["supersedes"]), operation]
            connection.execute(
                update(table)
                .where(table.c.seq == found["seq"])
                .values(
                    operation=next_operation(connection),
                    changes=rows.changes_as_json(changes),
                    supersedes=rows.as_json(gone),
                    image=None,
                    state="new",
                    reason="",
                )
            )
            dossier = DossierId(found["dossier"])
            fresh = dossier_from(dossier, {**current, "code": code})
            SqlDossiers(connection, self._zone).put(fresh)
            entry = Entry(
                at=self._clock.now(),
                act=Act.RENUMBERED,
                officer=by,
                dossier=dossier,
                detail=f"{current['code']} {code}",
            )
            SqlJournal(connection).add(entry)
            return code

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection


def _read(name: str, current: str) -> Dossier:
    return dossier_from(DossierId(name), rows.from_json(current))
