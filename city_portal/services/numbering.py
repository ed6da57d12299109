"""Blocks of dossier codes: leased once, for ever; and the portal's own codes."""

from datetime import date

from sqlalchemy import Connection, insert, select, update

from city_portal.files.kept import Kept, KeptLease
from city_portal.rules.codes import SLOT_SIZE, SLOTS, official_code
from city_portal.services.book import PORTAL
from city_portal.store import schema
from city_portal.store.offices import Offices
from counter_app.wire.messages import LeasedSlot

EVERY_DAY = "2000-01-01"
"""A block holds for every day, past ones too: a PC's clock may be behind."""


def lease(
    connection: Connection, kept: Kept, holder: KeptLease, count: int
) -> list[int]:
    """Give up to so many new blocks of a locked office; fewer when they run out.

    ``holder`` says office, device and incarnation; its slot is not looked at. The
    ledger has the block before the database does.
    """
    offices = Offices(connection)
    highest = max(offices.highest_slot(holder.org), kept.highest_slot(holder.org))
    given = [slot for slot in SLOTS if slot > highest][:count]
    for slot in given:
        line = KeptLease(
            org=holder.org,
            slot=slot,
            device=holder.device,
            incarnation=holder.incarnation,
            valid_from=EVERY_DAY,
        )
        kept.note(line)
        offices.add_lease(lease_row(line))
    return given


def lease_row(line: KeptLease) -> dict[str, object]:
    """Return a line of the ledger as a row."""
    return {
        "org": line.org,
        "slot": line.slot,
        "device": line.device,
        "incarnation": line.incarnation,
        "valid_from": line.valid_from,
    }


def leased(
    connection: Connection, org: str, device: str, incarnation: int
) -> list[LeasedSlot]:
    """Return the blocks one incarnation holds."""
    rows = Offices(connection).leases(org, device, incarnation)
    return [
        LeasedSlot(number=row["slot"], valid_from=row["valid_from"]) for row in rows
    ]


def take_official(
    connection: Connection, kept: Kept, org: str, day: date
) -> str | None:
    """Take a code of this day from the portal's own blocks; None if all are used up.

    The portal's blocks are those of its epoch: after a restore it has forgotten how
    many codes it gave, so it never touches the blocks of an earlier life.
    """
    holder = KeptLease(
        org=org, slot=0, device=PORTAL, incarnation=kept.epoch(), valid_from=EVERY_DAY
    )
    own = leased(connection, org, PORTAL, holder.incarnation)
    for slot in (block.number for block in own):
        code = _next(connection, org, slot, day)
        if code:
            return code
    for slot in lease(connection, kept, holder, 1):
        return _next(connection, org, slot, day)
    return None


def _next(connection: Connection, org: str, slot: int, day: date) -> str | None:
    table = schema.own_code
    key = {"org": org, "slot": slot, "day": day.isoformat()}
    this = (table.c.org == org) & (table.c.slot == slot) & (table.c.day == key["day"])
    used = connection.scalar(select(table.c.used).where(this))
    if used == SLOT_SIZE:
        return None
    if used is None:
        connection.execute(insert(table).values(**key, used=1))
    else:
        connection.execute(update(table).where(this).values(used=used + 1))
    return official_code(org, day, slot, used or 0)
