"""What an older store, put back, is missing: written into it from the second copy.

Operations come back with their names and, once begun to be sent, with their very bytes:
the portal answers for what it has already. Numbers count on from where they were. The
PC still becomes the next incarnation when it next hears the portal (sync.identity).
"""

import base64
import logging
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, Engine, Table, delete, func, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.errors import StoreProblem
from counter_app.domain.fields import dossier_from
from counter_app.domain.ids import DossierId
from counter_app.store import chain, holding, rows, schema
from counter_app.store.database import translated
from counter_app.store.holding import WENT_BACK
from counter_app.store.identity import NO_EPOCH, read_anew
from counter_app.store.repositories import SqlDossiers, SqlNotes

log = logging.getLogger(__name__)
NOTE = "brought-back"
"""JSON: when, and the codes that were missing."""
UNREADABLE = (KeyError, ValueError, StoreProblem)
COUNTERS: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "slot_day": (schema.slot_day, ("slot", "incarnation", "day")),
    "day_count": (schema.day_count, ("kind", "counter", "day")),
}
ROWS: Mapping[str, tuple[Table, tuple[str, ...]]] = {
    "slot": (schema.slot, ("number", "incarnation")),
    "paper_number": (schema.paper_number, ("series", "scope", "period", "number")),
}


class Batch(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One record of the second copy: what a commit changed, or everything."""

    id: int
    """Up to which noted change it goes."""
    whole: bool = False
    rows: dict[str, list[dict[str, Any]]] = {}
    """Table to rows as they are now."""
    acked: list[tuple[int, str, int | None]] = []
    """Confirmed operations: place in the outbox, name, place in the feed."""
    gone: list[int] = []
    """Places in the outbox that are empty now."""
    dossiers: list[dict[str, Any]] = []
    """Dossiers with something to send: id, tip, version, complete, base, current."""


def bring_back(
    engine: Engine, batches: Sequence[Batch], known: int, now: datetime
) -> None:
    """Write what came after ``known`` into the store, in one transaction."""
    later = [batch for batch in batches if batch.id > known]
    with translated(), engine.begin() as connection:
        _numbers(connection, later)
        _device(connection, later)
        _outbox(connection, later)
        missing = _dossiers(connection, later, now)
        device = connection.execute(select(schema.device.c.epoch)).scalar()
        read_anew(connection, device or NO_EPOCH)
        head = max(batch.id for batch in later)
        _go_on_from(connection, head)
        notes = SqlNotes(connection)
        said = {"at": now.isoformat(), "codes": missing}
        notes.put(NOTE, rows.as_json(said))
        notes.put(WENT_BACK, now.isoformat())
    log.warning("%d dossiers were brought back from the second copy", len(missing))


def _numbers(connection: Connection, later: Iterable[Batch]) -> None:
    for batch in later:
        for name, (table, key) in COUNTERS.items():
            for row in batch.rows.get(name, ()):
                most = func.max(table.c.used, row["used"])
                connection.execute(
                    upsert(table)
                    .values(row)
                    .on_conflict_do_update(key, set_={"used": most})
                )
        for name, (table, key) in ROWS.items():
            for row in batch.rows.get(name, ()):
                connection.execute(
                    upsert(table).values(row).on_conflict_do_update(key, set_=row)
                )
        for row in batch.rows.get("certification", ()):
            said = {name: value for name, value in row.items() if name != "seq"}
            connection.execute(
                upsert(schema.certification).values(said).on_conflict_do_nothing()
            )


def _device(connection: Connection, later: Iterable[Batch]) -> None:
    for batch in later:
        for row in batch.rows.get("device", ()):
            if holding.learn(connection, row):
                continue  # restored data: somebody has to confirm them first
            connection.execute(
                upsert(schema.device)
                .values(row)
                .on_conflict_do_update(["only"], set_=row)
            )


def _outbox(connection: Connection, later: Iterable[Batch]) -> None:
    table = schema.outbox
    for batch in later:
        if batch.whole:
            kept = [row["seq"] for row in batch.rows.get("outbox", ())]
            kept += [seq for seq, _name, _place in batch.acked]
            there = connection.execute(select(table.c.seq)).scalars().all()
            _forget(connection, set(there) - set(kept))
        _forget(connection, batch.gone)
        for row in batch.rows.get("outbox", ()):
            image = row["image"]
            whole = {**row, "image": base64.b64decode(image) if image else None}
            _forget(connection, [row["seq"]])
            connection.execute(
                delete(table).where(table.c.operation == row["operation"])
            )
            connection.execute(upsert(table).values(whole))
        for seq, name, place in batch.acked:
            connection.execute(
                update(table)
                .where(table.c.seq == seq, table.c.operation == name)
                .values(state="acked", feed_sequence=place)
            )
    # Confirmed after this store was put away, and begun to be sent after it, too: these
    # bytes are not here, and the portal tells what became of them.
    unknown = (table.c.state == "acked") & table.c.image.is_(None)
    connection.execute(delete(table).where(unknown))
    # What an officer had to decide is asked about again: both sides may be others now.
    connection.execute(
        delete(schema.conflict).where(schema.conflict.c.decided_by.is_(None))
    )
    parked = table.c.state == "conflict"
    bare = table.c.image.is_(None)
    connection.execute(update(table).where(parked, bare).values(state="new"))
    connection.execute(update(table).where(parked).values(state="sent"))


def _forget(connection: Connection, places: Iterable[int]) -> None:
    for seq in places:
        connection.execute(delete(schema.outbox).where(schema.outbox.c.seq == seq))


def _dossiers(
    connection: Connection, later: Iterable[Batch], now: datetime
) -> list[str]:
    """Write the copies the waiting operations stand on; return the missing codes."""
    newest = {
        row["dossier"]: _as_received(row)
        for batch in later
        for row in batch.rows.get("outbox", ())
        if "code" in rows.from_json(row["changes"])
    }
    newest |= {row["id"]: row for batch in later for row in batch.dossiers}
    table = schema.dossier
    known = set(connection.execute(select(table.c.id)).scalars())
    missing = []
    for name, row in newest.items():
        current = rows.from_json(row["current"])
        try:
            with connection.begin_nested():
                _write(connection, row, current, now)
        except UNREADABLE as error:
            log.warning("dossier %s cannot be brought back: %r", name, type(error))
            continue
        if name not in known:
            missing.append(str(current.get("code") or ""))
    return sorted(missing)


def _as_received(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the dossier that the operation of its receipt makes."""
    changes = rows.from_json(row["changes"])
    current = {name: new for name, (_old, new) in changes.items() if new is not None}
    return {
        "id": row["dossier"],
        "tip": None,
        "version": 0,
        "complete": 0,
        "base": "{}",
        "current": rows.as_json(current),
    }


def _write(
    connection: Connection, row: Mapping[str, Any], current: Any, now: datetime
) -> None:
    dossier = dossier_from(DossierId(row["id"]), current)
    zone = dossier.due.at.tzinfo
    if zone is None:
        raise ValueError("a moment without a zone")
    SqlDossiers(connection, zone).put(dossier)
    values = {**row, "epoch": NO_EPOCH}
    connection.execute(
        update(schema.dossier).where(schema.dossier.c.id == row["id"]).values(values)
    )
    chain.mirror(connection, dossier.id, now)


def _go_on_from(connection: Connection, head: int) -> None:
    """Let noted changes count on from the file's, not from the store's."""
    connection.execute(
        upsert(schema.second_log)
        .values(id=head, kind="slot", key=0)
        .prefix_with("OR REPLACE")
    )
