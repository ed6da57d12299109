"""What this PC said to the portal, what it heard, and what it still owes.

Every method is one transaction. The engine that asks is counter_app.sync.engine; the
officer's own acts write through store.unit_of_work.
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime

from sqlalchemy import (
    Connection,
    func,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.changes import Change
from counter_app.domain.exchange import Copy, Pending, Tally, Upload
from counter_app.domain.fields import PAPERS
from counter_app.domain.ids import DossierId, OfficerId, OperationId, Sha256
from counter_app.store import rows, schema
from counter_app.store.database import reading
from counter_app.store.identity import SqlIdentity, read_anew
from counter_app.store.numbers import SqlNumbers
from counter_app.store.packs import SqlPacks
from counter_app.store.repositories import SqlNotes
from counter_app.store.settling import LAST_SENT, SqlSettling

log = logging.getLogger(__name__)

FEED = "ward"


class SqlLedger(SqlIdentity, SqlPacks):
    """The synchronisation tables, the packs among them."""

    def tally(self, day: date) -> Tally:
        """Count what this PC still owes the portal; ``day`` is local."""
        table = schema.outbox
        with reading(self._engine) as connection:
            found = connection.execute(
                select(
                    table.c.state,
                    func.count(table.c.dossier.distinct()).label("dossiers"),
                )
                .where(table.c.state != "acked")
                .group_by(table.c.state)
            )
            count = {row.state: row.dossiers for row in found}
            waiting = connection.execute(
                select(func.count(table.c.dossier.distinct())).where(
                    table.c.state.in_(("new", "sent"))
                )
            ).scalar_one()
            oldest = connection.execute(
                select(func.min(table.c.made_at)).where(
                    table.c.state.in_(("new", "sent"))
                )
            ).scalar()
            busy = select(table.c.dossier).where(table.c.state != "acked")
            quarantined = connection.execute(
                select(func.count()).where(schema.inbox.c.dossier.not_in(busy))
            ).scalar_one()
            enrolled = connection.execute(select(schema.device.c.id)).first()
            return Tally(
                waiting=waiting,
                failed=count.get("failed", 0),
                conflicts=count.get("conflict", 0),
                last_sent=SqlNotes(connection).get(LAST_SENT) or "",
                numbers_left=SqlNumbers(connection).left(day) if enrolled else 0,
                oldest=oldest or "",
                quarantined=quarantined,
            )

    # Files

    def unstored(self) -> Sequence[Upload]:
        """Return the files the portal is not known to have, small ones first."""
        table = schema.blob
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table)
                .where(table.c.state != "stored")
                .order_by(table.c.bytes, table.c.sha256)
            ).mappings()
            return [
                Upload(
                    sha256=Sha256(row["sha256"]),
                    size=row["bytes"],
                    url=row["upload_url"],
                    offset=row["upload_offset"],
                )
                for row in found
            ]

    def note_upload(self, sha256: Sha256, url: str, offset: int) -> None:
        """Note how far an upload came."""
        self._blob(sha256, state="uploading", upload_url=url, upload_offset=offset)

    def note_stored(self, sha256: Sha256) -> None:
        """Note that the portal has the file."""
        self._blob(sha256, state="stored", upload_url="", upload_offset=0)

    # Pushing

    def sendable(self) -> Sequence[Pending]:
        """Return the oldest unconfirmed operation of each dossier, oldest first.

        A dossier whose oldest operation is parked or refused sends nothing.
        """
        table, dossier = schema.outbox, schema.dossier
        oldest = (
            select(func.min(table.c.seq))
            .where(table.c.state != "acked")
            .group_by(table.c.dossier)
        )
        with reading(self._engine) as connection:
            unstored = set(
                connection.execute(
                    select(schema.blob.c.sha256).where(schema.blob.c.state != "stored")
                ).scalars()
            )
            found = connection.execute(
                select(table, dossier.c.tip, dossier.c.code)
                .join(dossier, dossier.c.id == table.c.dossier)
                .where(table.c.seq.in_(oldest), table.c.state.in_(("new", "sent")))
                .order_by(table.c.seq)
            ).mappings()
            return [pending_of(row, unstored) for row in found]

    def freeze(self, images: Mapping[OperationId, bytes]) -> None:
        """Keep the exact bytes before the first of them leaves."""
        table = schema.outbox
        with self._writing() as connection:
            for operation, image in images.items():
                connection.execute(
                    update(table)
                    .where(table.c.operation == operation, table.c.state == "new")
                    .values(state="sent", image=image)
                )

    @contextmanager
    def settling(self) -> Iterator[SqlSettling]:
        """Begin to take in an answer; kept when the block ends without an error."""
        with self._writing() as connection:
            yield SqlSettling(connection, self._zone, self._clock)

    # Pulling

    def begin_anew(self, epoch: int) -> None:
        """The portal was restored: read the feed anew, say again what is not stable."""
        with self._writing() as connection:
            read_anew(connection, epoch)

    def cursor(self) -> str:
        """Return where the feed was read to, or nothing."""
        with reading(self._engine) as connection:
            return _cursor(connection)

    def take_page(
        self, page: Sequence[Copy], begin: str, end: str
    ) -> frozenset[DossierId] | None:
        """Apply rows and move the cursor in one transaction.

        Returns the dossiers that look different now, or None, with nothing applied,
        when the page does not begin at the cursor.
        """
        with self._writing() as connection:
            if _cursor(connection) != begin:
                return None
            settling = SqlSettling(connection, self._zone, self._clock)
            for theirs in page:
                settling.take(theirs)
            settling.open_inboxes()
            values = {"feed": FEED, "token": end}
            connection.execute(
                upsert(schema.cursor)
                .values(values)
                .on_conflict_do_update(["feed"], set_=values)
            )
            return settling.changed

    def _blob(self, sha256: Sha256, **values: str | int) -> None:
        with self._writing() as connection:
            connection.execute(
                update(schema.blob)
                .where(schema.blob.c.sha256 == sha256)
                .values(**values)
            )


def _cursor(connection: Connection) -> str:
    table = schema.cursor
    token = connection.execute(select(table.c.token).where(table.c.feed == FEED))
    return token.scalar() or ""


def pending_of(row: rows.Row, unstored: Collection[str] = frozenset()) -> Pending:
    """Read an operation that waits; ``unstored`` are the files the portal lacks."""
    changes = rows.changes_of(row)
    named = {
        Sha256(str(file["sha256"]))
        for name, (_old, new) in changes.items()
        if name.startswith(PAPERS) and isinstance(new, dict)
        for file in _files(new.get("files"))
    }
    return Pending(
        change=Change(
            id=OperationId(row["operation"]),
            dossier=DossierId(row["dossier"]),
            fields=changes,
            supersedes=tuple(rows.from_json(row["supersedes"])),
            made_at=datetime.fromisoformat(row["made_at"]),
            made_by=OfficerId(row["made_by"]),
        ),
        code=row["code"],
        tip=row["tip"],
        image=row["image"],
        files=frozenset(named.intersection(unstored)),
    )


def _files(value: object) -> list[dict[str, object]]:
    return (
        [file for file in value if isinstance(file, dict) and "sha256" in file]
        if isinstance(value, list)
        else []
    )
