"""What this PC said to the portal, what it heard, and what it still owes.

Every method is one transaction. The engine that asks is counter_app.sync.engine; the
officer's own acts write through store.unit_of_work.
"""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    delete,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.changes import Change
from counter_app.domain.devices import Device, Organisation
from counter_app.domain.errors import NotEnrolled
from counter_app.domain.exchange import Copy, Pending, Tally, Upload
from counter_app.domain.fields import PAPERS
from counter_app.domain.ids import DossierId, OfficerId, OperationId, Sha256
from counter_app.domain.numbers import Slot
from counter_app.store import rows, schema
from counter_app.store.database import reading
from counter_app.store.numbers import SqlNumbers
from counter_app.store.packs import SqlPacks
from counter_app.store.repositories import SqlNotes
from counter_app.store.settling import LAST_SENT, Clock, SqlSettling, changes_of

log = logging.getLogger(__name__)

FEED = "ward"
NO_EPOCH = 0


class SqlLedger(SqlPacks):
    """The synchronisation tables, the packs among them."""

    def __init__(self, engine: Engine, zone: tzinfo, clock: Clock) -> None:
        super().__init__(engine, clock)
        self._zone = zone

    # Who this PC is

    def device(self) -> Device:
        """Return who this PC is, or raise NotEnrolled."""
        with reading(self._engine) as connection:
            return _device(connection)

    def keep_device(self, device: Device, slots: Sequence[Slot]) -> None:
        """Keep a new identity and its slots together.

        Operation ids count on from what this incarnation already used, if anything.
        """
        office = device.organisation
        values = {
            "id": device.id,
            "incarnation": device.incarnation,
            "counter": device.counter,
            "organisation": rows.as_json(
                {
                    "code": office.code,
                    "name": office.name,
                    "parent_lines": [*office.parent_lines],
                    "office_lines": [*office.office_lines],
                    "place": office.place,
                }
            ),
            "epoch": device.epoch,
        }
        table = schema.device
        with self._writing() as connection:
            known = connection.execute(select(table)).mappings().first()
            if known and (known["id"], known["incarnation"]) == (
                device.id,
                device.incarnation,
            ):
                connection.execute(update(table).values(values))
            else:
                connection.execute(delete(table))
                connection.execute(insert(table).values(only=1, operations=0, **values))
            _keep_slots(connection, slots)

    def codes_left(self, day: date) -> int:
        """Return how many final codes this day still has."""
        with reading(self._engine) as connection:
            return SqlNumbers(connection).left(day)

    def keep_slots(self, slots: Sequence[Slot]) -> None:
        """Keep the slots leased to this incarnation."""
        with self._writing() as connection:
            _keep_slots(connection, slots)

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
            enrolled = connection.execute(select(schema.device.c.id)).first()
            return Tally(
                waiting=waiting,
                failed=count.get("failed", 0),
                conflicts=count.get("conflict", 0),
                last_sent=SqlNotes(connection).get(LAST_SENT) or "",
                numbers_left=SqlNumbers(connection).left(day) if enrolled else 0,
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
            return [_pending(row, unstored) for row in found]

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
        anew: tuple[Executable, ...] = (
            update(schema.device).values(epoch=epoch),
            delete(schema.cursor),
            delete(schema.inbox),
            # The portal's copy counts now, whatever its version.
            update(schema.dossier).values(epoch=NO_EPOCH),
            update(schema.conflict)
            .where(schema.conflict.c.decided_by.is_(None))
            .values(their_version=0),
            update(schema.outbox)
            .where(schema.outbox.c.state == "acked")
            .values(state="sent", feed_sequence=None),
            # The restore may have lost files too; each is asked after before it goes.
            update(schema.blob).values(state="local", upload_url="", upload_offset=0),
        )
        with self._writing() as connection:
            for statement in anew:
                connection.execute(statement)
        log.warning("the portal was restored; epoch %s is read from its start", epoch)

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


def _device(connection: Connection) -> Device:
    row = connection.execute(select(schema.device)).mappings().first()
    if row is None:
        raise NotEnrolled("this PC has no device identity yet")
    office = rows.from_json(row["organisation"])
    return Device(
        id=row["id"],
        incarnation=row["incarnation"],
        counter=row["counter"],
        organisation=Organisation(
            code=office["code"],
            name=office.get("name", ""),
            parent_lines=tuple(office.get("parent_lines", ())),
            office_lines=tuple(office.get("office_lines", ())),
            place=office.get("place", ""),
        ),
        epoch=row["epoch"],
    )


def _keep_slots(connection: Connection, slots: Sequence[Slot]) -> None:
    for slot in slots:
        values = {
            "number": slot.number,
            "incarnation": slot.incarnation,
            "valid_from": slot.valid_from.isoformat(),
            "valid_to": slot.valid_to.isoformat() if slot.valid_to else None,
        }
        connection.execute(
            upsert(schema.slot)
            .values(values)
            .on_conflict_do_update(["number", "incarnation"], set_=values)
        )


def _cursor(connection: Connection) -> str:
    table = schema.cursor
    token = connection.execute(select(table.c.token).where(table.c.feed == FEED))
    return token.scalar() or ""


def _pending(row: rows.Row, unstored: set[str]) -> Pending:
    changes = changes_of(row)
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
        files=frozenset(named & unstored),
    )


def _files(value: object) -> list[dict[str, object]]:
    return (
        [file for file in value if isinstance(file, dict) and "sha256" in file]
        if isinstance(value, list)
        else []
    )
