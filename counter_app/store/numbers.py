"""Dossier codes, register lines and operation ids: counted in the database only."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.errors import NotEnrolled
from counter_app.domain.ids import DossierCode, OperationId
from counter_app.domain.numbers import (
    SLOT_SIZE,
    Slot,
    final_code,
    provisional_code,
)
from counter_app.store import rows, schema

PROVISIONAL = "provisional"
REGISTER = "register"


class SqlNumbers:
    """The codes of this incarnation of this counter PC."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def take(self, day: date, counter: str) -> DossierCode:
        """Use up the next final code of this day; provisional if none is left.

        A provisional code says the device as well (the last four letters of its id,
        and its incarnation from the second on): two PCs of one counter, or one PC
        before and after its disk was lost, must not give the same one.
        """
        for slot in self.slots():
            if not _is_open(slot, day):
                continue
            used = self._used(slot, day)
            if used < SLOT_SIZE:
                self._use(slot, day, used + 1)
                return final_code(slot.org, day, slot.number * SLOT_SIZE + used)
        device = _device(self._connection)
        sequence = self._next(PROVISIONAL, counter, day)
        again = device["incarnation"] if device["incarnation"] > 1 else ""
        suffix = f".{device['id'][-4:].upper()}{again}"
        return provisional_code(counter, suffix, day, sequence)

    def register_line(self, day: date, counter: str) -> int:
        """Return the next line of the counter's register of this day, from 1."""
        return self._next(REGISTER, counter, day)

    def left(self, day: date) -> int:
        """Return how many final codes this day still has."""
        return sum(
            SLOT_SIZE - self._used(slot, day)
            for slot in self.slots()
            if _is_open(slot, day)
        )

    def slots(self) -> Sequence[Slot]:
        """Return the slots leased to this incarnation, lowest first."""
        device = _device(self._connection)
        organisation = rows.from_json(device["organisation"])
        table = schema.slot
        found = self._connection.execute(
            select(table)
            .where(table.c.incarnation == device["incarnation"])
            .order_by(table.c.number)
        ).mappings()
        return [
            Slot(
                org=organisation["code"],
                number=row["number"],
                incarnation=row["incarnation"],
                valid_from=date.fromisoformat(row["valid_from"]),
                valid_to=date.fromisoformat(row["valid_to"])
                if row["valid_to"]
                else None,
            )
            for row in found
        ]

    def _used(self, slot: Slot, day: date) -> int:
        table = schema.slot_day
        used: int | None = self._connection.execute(
            select(table.c.used).where(
                table.c.slot == slot.number,
                table.c.incarnation == slot.incarnation,
                table.c.day == day.isoformat(),
            )
        ).scalar()
        return used or 0

    def _use(self, slot: Slot, day: date, used: int) -> None:
        key = {
            "slot": slot.number,
            "incarnation": slot.incarnation,
            "day": day.isoformat(),
        }
        self._connection.execute(
            upsert(schema.slot_day)
            .values(**key, used=used)
            .on_conflict_do_update([*key], set_={"used": used})
        )

    def _next(self, kind: str, counter: str, day: date) -> int:
        table = schema.day_count
        key = {"kind": kind, "counter": counter, "day": day.isoformat()}
        used: int = self._connection.execute(
            upsert(table)
            .values(**key, used=1)
            .on_conflict_do_update([*key], set_={"used": table.c.used + 1})
            .returning(table.c.used)
        ).scalar_one()
        return used


def next_operation(connection: Connection) -> OperationId:
    """Count on and return the next operation id of this device."""
    device = _device(connection)
    number = device["operations"] + 1
    connection.execute(update(schema.device).values(operations=number))
    return OperationId(f"{device['id']}.{device['incarnation']}.{number}")


def _device(connection: Connection) -> rows.Row:
    row = connection.execute(select(schema.device)).mappings().first()
    if row is None:
        raise NotEnrolled("this PC has no device identity yet")
    return row


def _is_open(slot: Slot, day: date) -> bool:
    return slot.valid_from <= day and (slot.valid_to is None or day <= slot.valid_to)
