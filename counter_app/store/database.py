"""Open this machine's database: SQLCipher, durable commits, errors in our words.

WAL with synchronous=FULL lost nothing in simulated power cuts, NORMAL did; SQLite
before 3.51.3 can corrupt a WAL written by two connections (SYNC.md 0.4, 0.5).
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import local
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Connection, Engine, create_engine
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool

from counter_app.domain.errors import (
    CounterError,
    StoreBusy,
    StoreDamaged,
    StoreFailed,
    StoreFull,
    StoreProblem,
    StoreReadOnly,
)

OLDEST_SQLITE = (3, 51, 3)
CACHE_KIB = 65_536
"""Decrypted pages kept; with less, SQLCipher decrypts again and again."""
STATEMENTS_KEPT = 1_000
"""Of each connection, ready to run. The driver keeps what was asked most often and lets
go of what came last: a cache that is once full makes every newer statement anew."""
PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 5000",
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
    # What is deleted is written over, and not only forgotten (SECURITY.md 1.8).
    "PRAGMA secure_delete = ON",
    f"PRAGMA cache_size = -{CACHE_KIB}",
)
BY_PIECES = "PRAGMA auto_vacuum = INCREMENTAL"
"""Freed pages can be given back a few at a time: of a new file from its start, of an
older one after its next VACUUM. Said to a file that has it, it would write there."""
BEGIN_WRITING = "BEGIN IMMEDIATE"
READING = "only-reads"
WRITING = "may-write"

MEANINGS: dict[str, type[StoreProblem]] = {
    "SQLITE_BUSY": StoreBusy,
    "SQLITE_LOCKED": StoreBusy,
    "SQLITE_FULL": StoreFull,
    "SQLITE_READONLY": StoreReadOnly,
    "SQLITE_CANTOPEN": StoreReadOnly,
    "SQLITE_PERM": StoreReadOnly,
    "SQLITE_NOTADB": StoreDamaged,
    "SQLITE_CORRUPT": StoreDamaged,
}
"""What SQLite's result codes mean to the officer; every other one is StoreFailed."""


def open_engine(path: Path, key: bytes) -> Engine:
    """Return an engine on this file; ``key`` is 32 raw bytes.

    Raises StoreDamaged when the key does not open the file.
    """
    engine = make_engine(path, lambda: key)
    try:
        prove(engine)
    except CounterError:
        engine.dispose()
        raise
    return engine


def prove(engine: Engine) -> None:
    """Read from the file once; StoreDamaged when its key is not the engine's."""
    with translated(), engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")


def make_engine(path: Path, key: Callable[[], bytes]) -> Engine:
    """Return an engine that asks for its key, 32 raw bytes, whenever it connects.

    Nothing is opened yet. What ``key`` raises comes out of whoever connects.
    """
    if driver.sqlite_version_info < OLDEST_SQLITE:
        raise StoreFailed(f"SQLite {driver.sqlite_version} is too old")

    def connect() -> Any:
        asked = key()
        # Autocommit: we say BEGIN ourselves, the driver must not guess.
        connection = driver.connect(
            str(path),
            isolation_level=None,
            check_same_thread=False,
            cached_statements=STATEMENTS_KEPT,
        )
        try:
            unlock(connection, asked)
            if not connection.execute("PRAGMA auto_vacuum").fetchone()[0]:
                connection.execute(BY_PIECES)
            for pragma in PRAGMAS:
                connection.execute(pragma)
            connection.set_authorizer(_permitted)
        except BaseException:
            connection.close()
            raise
        return connection

    return create_engine(
        "sqlite+counter://",
        creator=connect,
        module=driver,
        poolclass=QueuePool,
        pool_size=4,
        max_overflow=4,
        # The one used last: its pages are decrypted and its statements made already.
        pool_use_lifo=True,
        hide_parameters=True,  # they are citizens' data, and errors reach logs
    )


def _permitted(action: int, *_about: Any) -> int:
    # No other file is joined to this one: a statement that asks for it is not ours.
    refused = driver.SQLITE_ATTACH, driver.SQLITE_DETACH
    return int(driver.SQLITE_DENY if action in refused else driver.SQLITE_OK)


def unlock(connection: Any, key: bytes) -> None:
    """Give a fresh driver connection its key, before anything is read through it."""
    # SQLCipher would tell standard error that a page did not open; we raise instead.
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")


class CounterDialect(SQLiteDialect_pysqlite):
    """SQLite as SQLAlchemy knows it, beginning as we say.

    A writer takes its lock first, so that a busy file fails before any work. Saying so
    here and not by listening for "begin": with one listener every statement looks for
    others.
    """

    supports_statement_cache = True
    written: Callable[[Any], None] | None = None
    """Told after every commit that may have changed something, with its connection."""

    def do_begin(self, dbapi_connection: Any) -> None:
        """Begin to write, or only to read if that was asked of this connection."""
        only_reads = dbapi_connection.info.pop(READING, False)
        dbapi_connection.info[WRITING] = not only_reads
        dbapi_connection.cursor().execute("BEGIN" if only_reads else BEGIN_WRITING)

    def do_commit(self, dbapi_connection: Any) -> None:
        """Commit; then, before anybody hears of it, let the second copy be written."""
        dbapi_connection.commit()
        if dbapi_connection.info.pop(WRITING, False) and self.written:
            self.written(dbapi_connection)


registry.register("sqlite.counter", __name__, CounterDialect.__name__)


class _Moment(local):
    """The read around all others of this thread, if there is one."""

    def __init__(self) -> None:
        self.read: tuple[Engine, Connection] | None = None


_AROUND = _Moment()


@contextmanager
def one_moment(engine: Engine) -> Iterator[None]:
    """All that this thread reads meanwhile is one read, of one moment.

    For several questions, each of which is a read of its own elsewhere. What is written
    meanwhile is not seen by it.
    """
    with reading(engine) as connection:
        before, _AROUND.read = _AROUND.read, (engine, connection)
        try:
            yield
        finally:
            _AROUND.read = before


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A read that waits for no writer and sees one moment."""
    if _AROUND.read is not None and _AROUND.read[0] is engine:
        with translated():
            yield _AROUND.read[1]
        return
    with translated(), engine.connect() as connection:
        connection.connection.info[READING] = True
        with connection.begin():
            yield connection


@contextmanager
def translated() -> Iterator[None]:
    """Turn the driver's errors into ours."""
    try:
        yield
    except DBAPIError as error:
        raise ours(error.orig) from error
    except (driver.Error, sqlite3.Error) as error:
        raise ours(error) from error


def ours(error: BaseException | None) -> CounterError:
    """Return what the officer should hear instead of a driver's error."""
    name = str(getattr(error, "sqlite_errorname", ""))
    for beginning, kind in MEANINGS.items():
        if name.startswith(beginning):
            return kind(str(error))
    return StoreFailed(str(error))


def is_sound(engine: Engine) -> bool:
    """Read the whole file and say whether it is undamaged (seconds on a big file)."""
    try:
        with reading(engine) as connection:
            pages = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
            rows = connection.exec_driver_sql("PRAGMA quick_check").scalars().all()
    except (StoreDamaged, StoreFailed):
        return False
    return not pages and rows == ["ok"]
