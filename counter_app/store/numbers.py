"""Dossier codes, register lines and operation ids: counted in the database only.

Statements are built and compiled once, here: that is most of what SQLAlchemy costs.
"""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Connection, and_, bindparam, func, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.ids import DossierCode, OperationId
from counter_app.domain.numbers import (
    SLOT_SIZE,
    Slot,
    final_code,
    provisional_code,
)
from counter_app.store import rows, schema
from counter_app.store.holding import no_identity
from counter_app.store.prepared import Prepared

PROVISIONAL = "provisional"
REGISTER = "register"

_COUNT = upsert(schema.day_count).values(used=1)
COUNT_ON = Prepared(
    _COUNT.on_conflict_do_update(
        ["kind", "counter", "day"], set_={"used": schema.day_count.c.used + 1}
    ).returning(schema.day_count.c.used),
    "kind",
    "counter",
    "day",
)
_USE = upsert(schema.slot_day)
USE = Prepared(
    _USE.on_conflict_do_update(
        ["slot", "incarnation", "day"], set_={"used": _USE.excluded.used}
    ),
    "slot",
    "incarnation",
    "day",
    "used",
)
OPEN_SLOTS = Prepared(
    select(
        schema.device.c.id,
        schema.device.c.incarnation,
        schema.device.c.organisation,
        schema.slot.c.number,
        func.coalesce(schema.slot_day.c.used, 0).label("used"),
    )
    .select_from(schema.device)
    .outerjoin(
        schema.slot,
        and_(
            schema.slot.c.incarnation == schema.device.c.incarnation,
            schema.slot.c.valid_from <= bindparam("on"),
            or_(
                schema.slot.c.valid_to.is_(None),
                schema.slot.c.valid_to >= bindparam("on"),
            ),
        ),
    )
    .outerjoin(
        schema.slot_day,
        and_(
            schema.slot_day.c.slot == schema.slot.c.number,
            schema.slot_day.c.incarnation == schema.slot.c.incarnation,
            schema.slot_day.c.day == bindparam("on"),
        ),
    )
    .order_by(schema.slot.c.number)
)
"""The device, once for each slot open on a day; once without a slot if none is."""
DEVICE = select(schema.device)
NEXT_OPERATION = Prepared(
    update(schema.device)
    .values(operations=schema.device.c.operations + 1)
    .returning(
        schema.device.c.id, schema.device.c.incarnation, schema.device.c.operations
    )
)


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
        device, slots = self._open(day)
        for number, used in slots:
            if used < SLOT_SIZE:
                key = {"slot": number, "incarnation": device["incarnation"]}
                USE.run(
                    self._connection, {**key, "day": day.isoformat(), "used": used + 1}
                )
                organisation = rows.from_json(device["organisation"])["code"]
                return final_code(organisation, day, number * SLOT_SIZE + used)
        sequence = self._next(PROVISIONAL, counter, day)
        return provisional_code(counter, f".{_incarnation(device)}", day, sequence)

    def register_line(self, day: date, counter: str) -> int:
        """Return the next line of the counter's register of this day, from 1."""
        return self._next(REGISTER, counter, day)

    def left(self, day: date) -> int:
        """Return how many final codes this day still has."""
        return sum(SLOT_SIZE - used for _number, used in self._open(day)[1])

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

    def _open(self, day: date) -> tuple[rows.Row, Sequence[tuple[int, int]]]:
        """Return the device, and the number and use of each slot open on this day."""
        read = OPEN_SLOTS.all(self._connection, {"on": day.isoformat()})
        if not read:
            raise no_identity(self._connection)
        slots = [(row["number"], row["used"]) for row in read]
        return read[0], [] if slots[0][0] is None else slots

    def _next(self, kind: str, counter: str, day: date) -> int:
        used: int = COUNT_ON.scalar(
            self._connection, {"kind": kind, "counter": counter, "day": day.isoformat()}
        )
        return used


def next_operation(connection: Connection) -> OperationId:
    """Count on and return the next operation id of this device."""
    counted = NEXT_OPERATION.first(connection)
    if counted is None:
        raise no_identity(connection)
    return OperationId("{id}.{incarnation}.{operations}".format(**counted))


def scope_of(connection: Connection, counter: str) -> str:
    """Return what tells numbers of this counter on this PC from all others."""
    return f"{counter}{_incarnation(_device(connection))}"


def provisional_mark(connection: Connection) -> str:
    """Return what tells provisional codes of this PC from those of others."""
    return f".{_incarnation(_device(connection))}"


def _incarnation(device: rows.Row) -> str:
    again = device["incarnation"] if device["incarnation"] > 1 else ""
    return f"{device['id'][-4:].upper()}{again}"


def _device(connection: Connection) -> rows.Row:
    row = connection.execute(DEVICE).mappings().first()
    if row is None:
        raise no_identity(connection)
    return row
