"""The journal's chain: each entry carries the hash of the one before it.

A row that is changed, taken out, put in or moved breaks the chain at that row. Each
change of a dossier also writes the digest of its new state, so that an old page put
back, which SQLCipher takes for genuine, is noticed when the dossier is opened
(SECURITY.md 0.3 and 1.5). The tail is guarded from outside: by what the portal
countersigned, and by the witnesses on the citizens' papers.
"""

import hashlib
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Connection, bindparam, func, insert, select

from counter_app.domain.errors import RolledBack
from counter_app.domain.ids import DossierId
from counter_app.domain.journal import Act, Entry
from counter_app.store import rows, schema
from counter_app.store.prepared import Prepared

BEGINNING = ""
"""What stands before the first entry."""
COLUMNS = ("seq", "at", "mono", "act", "officer", "dossier", "detail", "state")
TABLE = schema.journal.c
# Not "the first of all, backwards": a limit that is a parameter is compiled each time.
HEAD = select(TABLE.seq, TABLE.hash).where(
    TABLE.seq == select(func.max(TABLE.seq)).scalar_subquery()
)
_HEAD = Prepared(HEAD)
_ADD = Prepared(insert(schema.journal), *COLUMNS, "hash")
_STATE = Prepared(
    select(TABLE.state)
    .where(TABLE.dossier == bindparam("wanted"), TABLE.state != "")
    .order_by(TABLE.seq.desc())
    .limit(1)
)
_CURRENT = Prepared(
    select(schema.dossier.c.current).where(schema.dossier.c.id == bindparam("wanted"))
)
_encoder = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain does not hold."""

    seq: int
    """The first entry that is not what was written."""
    why: str
    """``changed``, ``missing`` or ``shortened``."""


def digest(before: str, row: Mapping[str, Any] | rows.Row) -> str:
    """Return an entry's hash: 64 hexadecimal digits over the one before and itself."""
    said = _encoder.encode([before, *(row[name] for name in COLUMNS)])
    return hashlib.sha256(said).hexdigest()


def state_of(current: str) -> str:
    """Return the digest of a dossier as it is kept."""
    return hashlib.sha256(current.encode()).hexdigest()


def append(connection: Connection, entry: Entry, current: str | None = None) -> None:
    """Write one entry at the end of the chain, bound to its dossier's state.

    ``current``: the dossier as it is kept, if the caller has just written it.
    """
    last = _HEAD.first(connection)
    seq, before = (last["seq"], last["hash"]) if last else (0, BEGINNING)
    state = ""
    if entry.dossier:
        if current is None:
            current = _CURRENT.scalar(connection, {"wanted": entry.dossier})
        state = state_of(current) if current else ""
    row = {
        "seq": seq + 1,
        "at": entry.at.isoformat(),
        "mono": time.monotonic_ns() // 1_000_000,
        "act": entry.act.value,
        "officer": entry.officer,
        "dossier": entry.dossier,
        "detail": entry.detail,
        "state": state,
    }
    _ADD.run(connection, {**row, "hash": digest(before, row)})


def must_be_as_written(connection: Connection, row: rows.Row) -> None:
    """Raise RolledBack when a dossier is not in the state last written down."""
    written = _STATE.scalar(connection, {"wanted": row["id"]})
    if written is not None and written != state_of(row["current"]):
        raise RolledBack(row["code"])


def mirror(
    connection: Connection,
    dossier: DossierId,
    at: datetime,
    current: str | None = None,
) -> None:
    """Write down a state no officer's act stands for: the portal's copy."""
    append(connection, Entry(at=at, act=Act.MIRRORED, dossier=dossier), current)


def broken(entries: Iterable[rows.Row]) -> Broken | None:
    """Return the first place where the chain does not hold, or None."""
    before, expected = BEGINNING, 1
    for row in entries:
        if row["seq"] != expected:
            return Broken(expected, "missing")
        before = digest(before, row)
        if row["hash"] != before:
            return Broken(expected, "changed")
        expected += 1
    return None
