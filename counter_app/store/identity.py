"""Who this PC is to the portal: device, incarnation, blocks, and how far it counted."""

import logging
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo
from typing import Any

from sqlalchemy import (
    Connection,
    Engine,
    Executable,
    delete,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.devices import Device, Organisation
from counter_app.domain.journal import Act, Entry
from counter_app.domain.numbers import Slot
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.holding import WENT_BACK, held_device, let_go, no_identity
from counter_app.store.numbers import SqlNumbers, next_operation
from counter_app.store.packs import WORTH_NOTING
from counter_app.store.prepared import Prepared
from counter_app.store.repositories import SqlJournal, SqlNotes
from counter_app.store.settling import Clock

log = logging.getLogger(__name__)

NO_EPOCH = 0
_DEVICE = Prepared(select(schema.device))


class SqlIdentity:
    """The tables of device and blocks; every method is one transaction."""

    def __init__(
        self, engine: Engine, zone: tzinfo, clock: Clock, *, minds_clock: bool = True
    ) -> None:
        """``minds_clock``: False where the counter's clock is not this machine's."""
        self._minds_clock = minds_clock
        self._engine = engine
        self._zone = zone
        self._clock = clock

    def device(self) -> Device:
        """Return who this PC is, or raise NotEnrolled."""
        with reading(self._engine) as connection:
            return _device(connection)

    def held_device(self) -> Device:
        """Return who this PC was before its data were restored.

        Raises NotEnrolled when nothing waits to be confirmed.
        """
        with reading(self._engine) as connection:
            row = held_device(connection)
            if row is None:
                raise no_identity(connection)
            return _read_device(row)

    def keep_device(self, device: Device, slots: Sequence[Slot]) -> None:
        """Keep a new identity and its slots together.

        Operation ids count on from what this incarnation already used, if anything.
        """
        with self._writing() as connection:
            _keep_device(connection, device, slots)

    def operations(self) -> int:
        """Return the number of the last operation of this incarnation."""
        with reading(self._engine) as connection:
            table = schema.device.c
            return connection.execute(select(table.operations)).scalar() or 0

    def went_back(self) -> bool:
        """Say whether an older disk was put back, as the second copy told."""
        with reading(self._engine) as connection:
            return bool(SqlNotes(connection).get(WENT_BACK))

    def renew(self, device: Device, slots: Sequence[Slot]) -> None:
        """Go on as the next incarnation: an older disk had been put back.

        What was made since then has names the portal may know for other acts: it gets
        new ones. The feed is read from its start.
        """
        table = schema.outbox
        with self._writing() as connection:
            _keep_device(connection, device, slots)
            unsent = connection.execute(
                select(table.c.seq).where(table.c.state == "new").order_by(table.c.seq)
            ).scalars()
            for seq in unsent.all():
                connection.execute(
                    update(table)
                    .where(table.c.seq == seq)
                    .values(operation=next_operation(connection))
                )
            read_anew(connection, device.epoch)
            SqlNotes(connection).put(WENT_BACK, "")
            let_go(connection)
            entry = Entry(
                at=self._clock.now(),
                act=Act.RENEWED,
                detail=f"{device.id}.{device.incarnation}",
            )
            SqlJournal(connection).add(entry)

    def codes_left(self, day: date) -> int:
        """Return how many final codes this day still has."""
        with reading(self._engine) as connection:
            return SqlNumbers(connection).left(day)

    def keep_slots(self, slots: Sequence[Slot]) -> None:
        """Keep the slots leased to this incarnation."""
        with self._writing() as connection:
            _keep_slots(connection, slots)

    def heard(self, moment: datetime) -> None:
        """Remember the portal's time: this PC's clock is checked against it."""
        if not self._minds_clock:
            return
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(PORTAL_HEARD)
        if noted and abs(moment - datetime.fromisoformat(noted)) < WORTH_NOTING:
            return
        with self._writing() as connection:
            SqlNotes(connection).put(PORTAL_HEARD, moment.isoformat())

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection


def read_anew(connection: Connection, epoch: int) -> None:
    """Let the feed be read from its start, and say again what is not stable."""
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
    for statement in anew:
        connection.execute(statement)
    log.warning("epoch %s is read from its start", epoch)


def _keep_device(connection: Connection, device: Device, slots: Sequence[Slot]) -> None:
    office, table = device.organisation, schema.device
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


def _device(connection: Connection) -> Device:
    row = _DEVICE.first(connection)
    if row is None:
        raise no_identity(connection)
    return _read_device(row)


def _read_device(row: Mapping[str, Any] | rows.Row) -> Device:
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
