"""What this PC said to the portal, what it heard, and what it still owes.

Every method is one transaction. The engine that asks is counter_app.sync.engine; the
officer's own acts write through store.unit_of_work.
"""

import logging
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import date, datetime

from sqlalchemy import (
    Label,
    bindparam,
    exists,
    func,
    select,
    update,
)

from counter_app.domain.changes import Change
from counter_app.domain.exchange import Pending, Tally, Upload
from counter_app.domain.fields import PAPERS
from counter_app.domain.ids import DossierId, OfficerId, OperationId, Sha256
from counter_app.store import rows, schema
from counter_app.store.database import one_moment, reading
from counter_app.store.identity import SqlIdentity, read_anew
from counter_app.store.numbers import SqlNumbers
from counter_app.store.packs import SqlPacks
from counter_app.store.prepared import Prepared
from counter_app.store.repositories import SqlNotes
from counter_app.store.settling import LAST_SENT, SqlSettling
from counter_app.store.settling_statements import CURSOR

log = logging.getLogger(__name__)

_OUT = schema.outbox.c


def _of_state(*states: str) -> Label[int]:
    count = select(func.count(_OUT.dossier.distinct())).where(_OUT.state.in_(states))
    return count.scalar_subquery().label(states[0])


_BUSY = select(_OUT.dossier).where(_OUT.state != "acked")
_TALLY = Prepared(
    select(
        _of_state("failed"),
        _of_state("conflict"),
        _of_state("new", "sent").label("waiting"),
        select(func.min(_OUT.made_at))
        .where(_OUT.state.in_(("new", "sent")))
        .scalar_subquery()
        .label("oldest"),
        select(func.count())
        .select_from(schema.inbox)
        .where(schema.inbox.c.dossier.not_in(_BUSY))
        .scalar_subquery()
        .label("quarantined"),
        exists(select(schema.device.c.id)).label("enrolled"),
    )
)
_UNSTORED = Prepared(
    select(schema.blob)
    .where(schema.blob.c.state != "stored")
    .order_by(schema.blob.c.bytes, schema.blob.c.sha256)
)
_UNSTORED_NAMES = Prepared(
    select(schema.blob.c.sha256).where(schema.blob.c.state != "stored")
)
_OLDEST = select(func.min(_OUT.seq)).where(_OUT.state != "acked").group_by(_OUT.dossier)
_SENDABLE = Prepared(
    select(schema.outbox, schema.dossier.c.tip, schema.dossier.c.code)
    .join(schema.dossier, schema.dossier.c.id == _OUT.dossier)
    .where(_OUT.seq.in_(_OLDEST), _OUT.state.in_(("new", "sent")))
    .order_by(_OUT.seq)
)
_FREEZE = Prepared(
    update(schema.outbox)
    .where(_OUT.operation == bindparam("this"), _OUT.state == "new")
    .values(state="sent", image=bindparam("bytes"))
)


class SqlLedger(SqlIdentity, SqlPacks):
    """The synchronisation tables, the packs among them."""

    def tally(self, day: date) -> Tally:
        """Count what this PC still owes the portal; ``day`` is local."""
        with reading(self._engine) as connection:
            found = _TALLY.all(connection)[0]
            return Tally(
                waiting=found["waiting"],
                failed=found["failed"],
                conflicts=found["conflict"],
                last_sent=SqlNotes(connection).get(LAST_SENT) or "",
                numbers_left=(
                    SqlNumbers(connection).left(day) if found["enrolled"] else 0
                ),
                oldest=found["oldest"] or "",
                quarantined=found["quarantined"],
            )

    # Files

    def unstored(self) -> Sequence[Upload]:
        """Return the files the portal is not known to have, small ones first."""
        with reading(self._engine) as connection:
            found = _UNSTORED.all(connection)
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

    def one_moment(self) -> AbstractContextManager[None]:
        """All that this thread reads meanwhile is one read; nothing is written."""
        return one_moment(self._engine)

    # Pushing

    def sendable(self) -> Sequence[Pending]:
        """Return the oldest unconfirmed operation of each dossier, oldest first.

        A dossier whose oldest operation is parked or refused sends nothing.
        """
        with reading(self._engine) as connection:
            found = _SENDABLE.all(connection)
            unstored = set(_UNSTORED_NAMES.column(connection)) if found else set()
        return [pending_of(row, unstored) for row in found]

    def freeze(self, images: Mapping[OperationId, bytes]) -> None:
        """Keep the exact bytes before the first of them leaves."""
        frozen = [{"this": name, "bytes": image} for name, image in images.items()]
        if frozen:
            with self._writing() as connection:
                _FREEZE.run_many(connection, frozen)

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
            return CURSOR.scalar(connection) or ""

    def _blob(self, sha256: Sha256, **values: str | int) -> None:
        with self._writing() as connection:
            connection.execute(
                update(schema.blob)
                .where(schema.blob.c.sha256 == sha256)
                .values(**values)
            )


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
