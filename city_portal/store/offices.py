"""Offices, enrolment codes, devices, tokens and leased blocks."""

from collections.abc import Sequence
from typing import Any

import msgspec
from sqlalchemy import (
    Connection,
    RowMapping,
    bindparam,
    delete,
    func,
    insert,
    select,
    update,
)

from city_portal.store import schema
from city_portal.store.prepared import Prepared, Row
from counter_app.wire.messages import Organisation


class Device(msgspec.Struct, frozen=True, kw_only=True):
    """A counter PC the portal knows."""

    id: str
    org: str
    counter: str
    name: str
    incarnation: int
    public_key: str
    revoked: int = 0


_OFFICE = schema.organisation
_THIS = _OFFICE.c.code == bindparam("this")
_LOCK = Prepared(select(_OFFICE).where(_THIS).with_for_update())
_COUNTED = Prepared(
    update(_OFFICE)
    .where(_THIS)
    .values(head=bindparam("head"), own_operations=bindparam("own_operations"))
)
_POSITION = Prepared(select(_OFFICE.c.head, _OFFICE.c.stable).where(_THIS))
_SLOTS = Prepared(
    select(schema.lease.c.slot).where(
        schema.lease.c.org == bindparam("office"),
        schema.lease.c.device == bindparam("whose"),
    )
)
_ITS_LIFE = (schema.counted.c.device == bindparam("whose")) & (
    schema.counted.c.incarnation == bindparam("life")
)
_HIGHEST = Prepared(select(schema.counted.c.highest).where(_ITS_LIFE))
_COUNT = Prepared(
    update(schema.counted)
    .where(_ITS_LIFE, schema.counted.c.highest < bindparam("so_far"))
    .values(highest=bindparam("highest"))
)


class Offices:
    """What is asked about offices and their devices in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, office: Organisation) -> None:
        """Create an office or change its letterhead."""
        table = schema.organisation
        values = {
            "name": office.name,
            "parent_lines": _json(office.parent_lines),
            "office_lines": _json(office.office_lines),
            "place": office.place,
        }
        changed = self._connection.execute(
            update(table).where(table.c.code == office.code).values(**values)
        )
        if not changed.rowcount:
            fresh = {"code": office.code, "head": 0, "stable": 0, "own_operations": 0}
            self._connection.execute(insert(table).values(**fresh, **values))

    def get(self, code: str) -> Organisation | None:
        """Return an office."""
        row = self._row(schema.organisation, schema.organisation.c.code == code)
        if row is None:
            return None
        return Organisation(
            code=row["code"],
            name=row["name"],
            parent_lines=msgspec.json.decode(row["parent_lines"]),
            office_lines=msgspec.json.decode(row["office_lines"]),
            place=row["place"],
        )

    def codes(self) -> Sequence[str]:
        """Return the codes of all offices."""
        table = schema.organisation
        return self._connection.scalars(select(table.c.code)).all()

    def lock(self, code: str) -> Row:
        """Hold the office until the transaction ends; sequences come one by one."""
        (row,) = _LOCK.all(self._connection, {"this": code})
        return row

    def counted(self, code: str, *, head: int, own_operations: int) -> None:
        """Write down how far a locked office has counted."""
        now = {"this": code, "head": head, "own_operations": own_operations}
        _COUNTED.run(self._connection, now)

    def position(self, code: str) -> tuple[int, int]:
        """Return the last sequence given and the last one a backup covers."""
        (row,) = _POSITION.all(self._connection, {"this": code})
        return row["head"], min(row["stable"], row["head"])

    def covered(self, code: str, sequence: int) -> None:
        """Note that a tested backup covers everything up to here."""
        table = schema.organisation
        self._connection.execute(
            update(table).where(table.c.code == code).values(stable=sequence)
        )

    def add_code(self, values: dict[str, Any]) -> None:
        """Keep an enrolment code (its hash)."""
        self._connection.execute(insert(schema.enrolment_code).values(**values))

    def code(self, sha256: str) -> RowMapping | None:
        """Return an enrolment code, held until the transaction ends."""
        table = schema.enrolment_code
        found = select(table).where(table.c.sha256 == sha256).with_for_update()
        return self._connection.execute(found).mappings().first()

    def use_code(self, sha256: str, device: str) -> None:
        """Mark an enrolment code as used."""
        table = schema.enrolment_code
        self._connection.execute(
            update(table).where(table.c.sha256 == sha256).values(used_by=device)
        )

    def device(self, device: str) -> Device | None:
        """Return a device."""
        row = self._row(schema.device, schema.device.c.id == device)
        return Device(**row) if row else None

    def device_at(self, org: str, counter: str, name: str) -> Device | None:
        """Return the device of this name at this counter, unless it was revoked."""
        table = schema.device.c
        row = self._row(
            schema.device,
            (table.org == org)
            & (table.counter == counter)
            & (table.name == name)
            & (table.revoked == 0),
        )
        return Device(**row) if row else None

    def put_device(self, device: Device) -> None:
        """Keep this version of a device."""
        values = msgspec.structs.asdict(device)
        changed = self._connection.execute(
            update(schema.device)
            .where(schema.device.c.id == device.id)
            .values(**values)
        )
        if not changed.rowcount:
            self._connection.execute(insert(schema.device).values(**values))

    def drop_tokens(self, device: str) -> None:
        """Sign a device out everywhere."""
        table = schema.token
        self._connection.execute(delete(table).where(table.c.device == device))

    def add_lease(self, values: dict[str, Any]) -> None:
        """Keep a leased block."""
        self._connection.execute(insert(schema.lease).values(**values))

    def has_lease(self, org: str, slot: int) -> bool:
        """Say whether this block was given."""
        table = schema.lease.c
        return bool(self._row(schema.lease, (table.org == org) & (table.slot == slot)))

    def highest_slot(self, org: str) -> int:
        """Return the highest block given, 0 if none."""
        table = schema.lease.c
        found = select(func.max(table.slot)).where(table.org == org)
        return self._connection.scalar(found) or 0

    def leases(self, org: str, device: str, incarnation: int) -> Sequence[RowMapping]:
        """Return the blocks of one incarnation, lowest first."""
        table = schema.lease.c
        found = (
            select(schema.lease)
            .where(table.org == org)
            .where(table.device == device, table.incarnation == incarnation)
            .order_by(table.slot)
        )
        return self._connection.execute(found).mappings().all()

    def slots_of(self, org: str, device: str) -> frozenset[int]:
        """Return the blocks of every incarnation a device ever had."""
        asked = {"office": org, "whose": device}
        return frozenset(_SLOTS.column(self._connection, asked))

    def operations(self, device: Device) -> int:
        """Return the number of the last operation of this incarnation; 0 if none."""
        asked = {"whose": device.id, "life": device.incarnation}
        return _HIGHEST.scalar(self._connection, asked) or 0

    def count_operations(self, device: Device, highest: int) -> None:
        """Note how far a device of a locked office has counted; never back."""
        this = {"whose": device.id, "life": device.incarnation}
        now = {**this, "highest": highest, "so_far": highest}
        changed = _COUNT.run(self._connection, now)
        if not changed and _HIGHEST.scalar(self._connection, this) is None:
            self._connection.execute(
                insert(schema.counted).values(
                    device=device.id, incarnation=device.incarnation, highest=highest
                )
            )

    def _row(self, table: Any, condition: Any) -> RowMapping | None:
        return (
            self._connection.execute(select(table).where(condition)).mappings().first()
        )


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()
