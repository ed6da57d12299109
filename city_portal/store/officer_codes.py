"""Codes that counters show for officers to agree to, in one transaction."""

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Table,
    Text,
    delete,
    insert,
    select,
    update,
)

from city_portal.store.schema import metadata

officer_code = Table(
    "officer_code",
    metadata,
    Column("device", Text, ForeignKey("device.id"), primary_key=True),
    Column("sha256", Text, nullable=False),  # of what the device asks with
    Column("typed", Text, nullable=False, unique=True),  # SHA-256 of what is shown
    Column("made_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
    Column("decision", Text, nullable=False),  # "", agreed, refused
    Column("staff", Text, nullable=False),
)


class Shown(msgspec.Struct, frozen=True, kw_only=True):
    """One code."""

    device: str
    sha256: str
    typed: str
    made_at: str
    expires_at: str
    decision: str = ""
    staff: str = ""


class OfficerCodes:
    """What is asked about them."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def put(self, shown: Shown, now: str) -> None:
        """Keep one in place of the device's last; forget those that are over."""
        table = officer_code.c
        gone = (table.device == shown.device) | (table.expires_at <= now)
        self._connection.execute(delete(officer_code).where(gone))
        self._connection.execute(insert(officer_code), msgspec.structs.asdict(shown))

    def of_typed(self, typed: str, now: str) -> Shown | None:
        """Return the one somebody typed, if it waits for a decision."""
        table = officer_code.c
        found = select(officer_code).where(
            table.typed == typed, table.decision == "", table.expires_at > now
        )
        row = self._connection.execute(found).mappings().first()
        return Shown(**row) if row else None

    def decide(self, typed: str, decision: str, staff: str, now: str) -> bool:
        """Keep what was decided; False when it waits no more."""
        table = officer_code.c
        changed = self._connection.execute(
            update(officer_code)
            .where(table.typed == typed, table.decision == "", table.expires_at > now)
            .values(decision=decision, staff=staff)
        )
        return changed.rowcount == 1

    def of_device(self, device: str, sha256: str, now: str) -> Shown | None:
        """Return the device's own; what was decided is used up by it."""
        table = officer_code.c
        mine = (table.device == device) & (table.sha256 == sha256)
        found = select(officer_code).where(mine, table.expires_at > now)
        row = self._connection.execute(found.with_for_update()).mappings().first()
        if row is None:
            return None
        if row["decision"]:
            used = self._connection.execute(delete(officer_code).where(mine))
            if used.rowcount != 1:
                return None
        return Shown(**row)
