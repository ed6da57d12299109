"""The second copy: what a lost or put back disk would take, kept on another one.

Triggers note every row of the outbox and of the numbers that changes. After each
commit the changed rows are added to a sealed file at another place (``Shelf``); the
intention to print and the image to be sent bring all before them onto that disk. A
store that knows less than the file is an older one that was put back: what is missing
is written into it again (store.bringing_back).

The file may be away (a stick was pulled out): work goes on, the screen says so, and
what was missed is added when it is there again.
"""

import base64
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import Any, Protocol

import msgspec
import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine

from counter_app.domain.errors import CounterError
from counter_app.domain.second_copy import SecondCopy
from counter_app.store import bringing_back
from counter_app.store.bringing_back import NOTE, Batch
from counter_app.store.database import reading
from counter_app.store.repositories import SqlNotes

log = logging.getLogger(__name__)
LARGEST = 8 * 1024 * 1024
"""Bytes; a longer file is written anew at the start, with what still counts."""
TRIM_AFTER = 2_000
"""So many noted changes, and those already told are forgotten."""
NUMBERS = ("slot", "slot_day", "day_count", "paper_number", "certification")
PRINTS = "print"
"""Noted only for when: what was printed is told by its number."""
AWAY = (OSError, ValueError, driver.Error)
"""The other disk is full, gone or unreadable; never a reason to stop serving."""


class Shelf(Protocol):
    """The file on the other disk; its methods may raise OSError or ValueError."""

    path: Path

    @property
    def size(self) -> int:
        """How many bytes are there; 0 when there is no file."""

    def append(self, record: bytes, *, durable: bool) -> None:
        """Add a record; on the disk when this returns, if it is to be ``durable``."""

    def replace(self, records: Sequence[bytes]) -> None:
        """Put these in the place of all."""

    def records(self) -> Iterator[bytes]:
        """Return every record, oldest first."""

    def last(self) -> bytes | None:
        """Return the last record, or None."""

    def set_aside(self, mark: str) -> None:
        """Keep the file under another name."""


class Clock(Protocol):
    """The time, injected."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""


class SqlSecondCopy:
    """Keeps the file in step with one store; any thread may commit."""

    def __init__(self, engine: Engine, shelf: Shelf, clock: Clock) -> None:
        self._engine = engine
        self._shelf = shelf
        self._clock = clock
        self._lock = Lock()
        self._told = 0
        """Up to which noted change the file goes."""
        self._trimmed = 0
        """Up to which noted change they were forgotten since the start."""
        self._device = ""
        self._away = ""
        self._is_whole = False
        """The file holds everything: it was there from the start, or was made."""

    def begin(self) -> None:
        """Compare with the file, bring back what is missing, and follow from now on."""
        with self._lock:
            try:
                self._compare()
            except (*AWAY, CounterError) as error:
                self._failed(error)
        dialect: Any = self._engine.dialect
        dialect.written = self.follow
        with self._raw() as connection:
            self.follow(connection)

    def end(self) -> None:
        """Follow no more."""
        dialect: Any = self._engine.dialect
        dialect.written = None

    def follow(self, connection: Any) -> None:
        """Add what was committed; a disk that is away is noted and nothing raised."""
        with self._lock:
            for _again in range(2 if self._is_whole else 1):
                try:
                    self._write(connection)
                except AWAY as error:
                    self._failed(error)
                else:
                    return

    def anew(self) -> bool:
        """Write the file anew, without what is confirmed; False while it is away.

        Nothing, and True, for a store that is not followed.
        """
        dialect: Any = self._engine.dialect
        if dialect.written != self.follow:
            return True
        with self._lock:
            self._is_whole = False
        with self._raw() as connection:
            self.follow(connection)
        return self._is_whole

    def standing(self) -> SecondCopy:
        """Return where the file is, since when it is away, and what it gave back."""
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(NOTE)
        found = msgspec.json.decode(noted or "{}", type=dict[str, Any])
        return SecondCopy(
            place=str(self._shelf.path.parent),
            away_since=self._away,
            brought_back=tuple(found.get("codes", ())),
            brought_back_at=found.get("at", ""),
        )

    # -- at the start

    def _compare(self) -> None:
        with self._raw() as connection:
            known = _head(connection)
        last = self._last_told()
        if last is not None and last > known:
            log.warning("the store is older than its second copy: %s < %s", known, last)
            batches = [_read(record) for record in self._shelf.records()]
            bringing_back.bring_back(self._engine, batches, known, self._clock.now())
            return  # the file is written anew, as the store is now
        # A file that has grown large is written anew, too, with what still counts.
        self._is_whole = last is not None and self._shelf.size <= LARGEST
        self._told = last or 0

    def _last_told(self) -> int | None:
        try:
            last = self._shelf.last()
        except ValueError:
            # Another profile's, or one whose keyring was lost: not ours to throw away.
            self._set_aside()
            return None
        return None if last is None else _read(last).id

    def _set_aside(self) -> None:
        self._shelf.set_aside(f"{self._clock.now():%Y%m%d-%H%M%S}")

    # -- after a commit

    def _write(self, connection: Any) -> None:
        cursor = connection.cursor()
        head = _head(connection)
        if self._is_whole and head == self._told:
            return
        if not self._is_whole:
            self._make_room(head)
        cursor.execute("BEGIN")
        try:
            if self._is_whole:
                batch, durable = self._changed(cursor)
            else:
                batch, durable = self._everything(cursor), True
        finally:
            cursor.execute("COMMIT")
        record = msgspec.json.encode(batch)
        if self._is_whole:
            self._shelf.append(record, durable=durable)
        else:
            self._shelf.replace([record])
        self._told, self._is_whole, self._away = batch.id, True, ""
        if self._told - self._trimmed > TRIM_AFTER:
            cursor.execute("DELETE FROM second_log WHERE id <= ?", (self._told,))
            self._trimmed = self._told

    def _make_room(self, head: int) -> None:
        """Write over nothing that knows more: an older disk was put back unseen."""
        last = self._last_told()
        if last is not None and last > head:
            self._set_aside()

    def _changed(self, cursor: Any) -> tuple[Batch, bool]:
        noted = cursor.execute(
            'SELECT id, kind, "key", dossier FROM second_log WHERE id > ? ORDER BY id',
            (self._told,),
        ).fetchall()
        batch = Batch(id=max((row[0] for row in noted), default=self._told))
        keys: dict[str, dict[int, None]] = {}
        for _id, kind, key, _dossier in noted:
            keys.setdefault(kind, {})[key] = None
        for kind in NUMBERS:
            if kind in keys:
                batch.rows[kind] = _rows(cursor, kind, [*keys[kind]])
        # On that disk before a printer or the portal hears of it. A dossier that was
        # only received is on this one, and its paper's intention comes after it.
        durable = PRINTS in keys
        for seq in keys.get("outbox", ()):
            found = _rows(cursor, "outbox", [seq])
            if not found:
                batch.gone.append(seq)
            elif found[0]["state"] == "acked":
                batch.acked.append(_acked(found[0]))
            else:
                batch.rows.setdefault("outbox", []).extend(found)
                durable = durable or found[0]["state"] != "new"
        dossiers = {row[3] for row in noted if row[3]}
        batch.dossiers = _pending_dossiers(cursor, dossiers)
        self._tell_device(cursor, batch)
        return batch, durable

    def _everything(self, cursor: Any) -> Batch:
        batch = Batch(id=_head_of(cursor), whole=True)
        for kind in NUMBERS:
            batch.rows[kind] = _rows(cursor, kind, None)
        acked = "SELECT * FROM outbox WHERE state = 'acked'"
        batch.acked = [_acked(row) for row in _select(cursor, acked)]
        pending = "SELECT * FROM outbox WHERE state <> 'acked'"
        batch.rows["outbox"] = _select(cursor, pending)
        waiting = {row["dossier"] for row in batch.rows["outbox"]}
        batch.dossiers = _pending_dossiers(cursor, waiting)
        self._device = ""
        self._tell_device(cursor, batch)
        return batch

    def _tell_device(self, cursor: Any, batch: Batch) -> None:
        found = _select(cursor, "SELECT * FROM device")
        said = msgspec.json.encode(found).decode()
        if said != self._device:
            batch.rows["device"] = found
            self._device = said

    def _failed(self, error: Exception) -> None:
        if not self._away:
            log.warning("the second copy is not written: %r", type(error))
            self._away = self._clock.now().isoformat()
        # Whatever is there when the disk comes back, it does not hold everything.
        self._is_whole = False
        self._told = 0

    @contextmanager
    def _raw(self) -> Iterator[Any]:
        connection = self._engine.raw_connection()
        try:
            yield connection
        finally:
            connection.close()


def _head(connection: Any) -> int:
    return _head_of(connection.cursor())


def _head_of(cursor: Any) -> int:
    asked = "SELECT seq FROM sqlite_sequence WHERE name = 'second_log'"
    row = cursor.execute(asked).fetchone()
    return int(row[0]) if row else 0


def _rows(cursor: Any, table: str, keys: Sequence[int] | None) -> list[dict[str, Any]]:
    if keys is None:
        return _select(cursor, f"SELECT * FROM {table}")  # noqa: S608 -- our own names
    asked = f"SELECT * FROM {table} WHERE rowid = ?"  # noqa: S608
    return [row for key in keys for row in _select(cursor, asked, (key,))]


def _select(
    cursor: Any, asked: str, values: tuple[object, ...] = ()
) -> list[dict[str, Any]]:
    cursor.execute(asked, values)
    names = [part[0] for part in cursor.description]
    found = [dict(zip(names, row, strict=True)) for row in cursor.fetchall()]
    for row in found:
        if isinstance(row.get("image"), bytes):
            row["image"] = base64.b64encode(row["image"]).decode("ascii")
    return found


def _acked(row: dict[str, Any]) -> tuple[int, str, int | None]:
    return row["seq"], row["operation"], row["feed_sequence"]


def _pending_dossiers(cursor: Any, dossiers: set[str]) -> list[dict[str, Any]]:
    """Return the copies of those with something to send: merging needs their base.

    One that was only received is what its one operation says.
    """
    asked = (
        "SELECT id, tip, version, complete, base, current FROM dossier WHERE id = ?"
        " AND (SELECT count(*) FROM outbox o WHERE o.dossier = dossier.id"
        " AND o.state <> 'acked') > (base = '{}')"
    )
    return [row for name in sorted(dossiers) for row in _select(cursor, asked, (name,))]


def _read(record: bytes) -> Batch:
    return msgspec.json.decode(record, type=Batch)
