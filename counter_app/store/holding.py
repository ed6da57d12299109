"""A restored profile has no identity: no number, nothing sent, until it is confirmed.

The row of the device is put away in a note. Everything that numbers a paper, names an
operation or speaks to the portal asks for that row first, so all of it is refused at
once. It comes back only as the next incarnation, with blocks of its own (identity.py):
what was printed between the backup and the loss is known to nobody, and stays unique.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Engine, delete, select

from counter_app.domain.backups import Held
from counter_app.domain.errors import CounterError, NotEnrolled
from counter_app.domain.ids import OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.keeping_errors import RestoreUnconfirmed
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.repositories import SqlJournal, SqlNotes

HELD = "restored"
"""JSON of the note: backup, restored_at, by, device; empty once it is confirmed."""
WENT_BACK = "went-back"
"""The note that an older disk was put back; empty once this PC is renewed."""


def hold(engine: Engine, held: Held, now: datetime, officer: str) -> None:
    """Take the identity away; ``officer`` is the account that restored."""
    with translated(), engine.begin() as connection:
        device = connection.execute(select(schema.device)).mappings().first()
        before = _note(connection)
        kept = dict(device) if device else before.get("device")
        notes = SqlNotes(connection)
        notes.put(
            HELD,
            rows.as_json(
                {
                    "backup": held.backup,
                    "restored_at": held.restored_at,
                    "by": held.by,
                    "device": kept,
                }
            ),
        )
        notes.put(WENT_BACK, now.isoformat())
        connection.execute(delete(schema.device))
        SqlJournal(connection).add(
            Entry(
                at=now,
                act=Act.RESTORED,
                officer=OfficerId(officer),
                detail=f"{held.backup} {held.by}",
            )
        )


class SqlHolding:
    """What one open store waits for."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def held(self) -> Held | None:
        """Return what waits to be confirmed, if anything."""
        with reading(self._engine) as connection:
            note = _note(connection)
        if not note:
            return None
        return Held(
            backup=note["backup"], restored_at=note["restored_at"], by=note["by"]
        )


def held_device(connection: Connection) -> Mapping[str, Any] | None:
    """Return the row of the device that was put away, or None."""
    found: Mapping[str, Any] | None = _note(connection).get("device")
    return found


def learn(connection: Connection, device: Mapping[str, Any]) -> bool:
    """Put a newer row of the device away too; False when nothing is held."""
    note = _note(connection)
    if not note:
        return False
    SqlNotes(connection).put(HELD, rows.as_json({**note, "device": dict(device)}))
    return True


def let_go(connection: Connection) -> None:
    """Hold no more: the identity is another one now."""
    notes = SqlNotes(connection)
    if notes.get(HELD):
        notes.put(HELD, "")


def no_identity(connection: Connection) -> CounterError:
    """Return why there is no row of the device."""
    if _note(connection):
        return RestoreUnconfirmed("restored data wait to be confirmed")
    return NotEnrolled("this PC has no device identity yet")


def _note(connection: Connection) -> dict[str, Any]:
    noted = SqlNotes(connection).get(HELD)
    return rows.from_json(noted) if noted else {}
