"""Open the database: SQLite or PostgreSQL, the same statements on both.

SQLite runs with one connection a process. Releases before 3.51.3 can damage a file when
two connections write and checkpoint at once, and a writer is alone there in any case.
"""

from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, make_url
from sqlalchemy.pool import QueuePool

_PRAGMAS = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA busy_timeout = 10000",
    "PRAGMA mmap_size = 0",
    "PRAGMA trusted_schema = OFF",
)
_HAS_LZ4 = (
    "SELECT 1 FROM pg_settings"
    " WHERE name = 'default_toast_compression' AND 'lz4' = ANY (enumvals)"
)
_WAIT = 30
"""Seconds to wait for a free connection."""


def open_engine(address: str) -> Engine:
    """Open ``sqlite:///FILE`` or ``postgresql://…``; psycopg 3 speaks to the latter."""
    url = make_url(address)
    if url.get_backend_name() == "sqlite":
        return _sqlite(address)
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    engine = create_engine(
        url,
        pool_size=8,
        max_overflow=8,
        pool_timeout=_WAIT,
        hide_parameters=True,  # they are citizens' data, and errors reach logs
        # Else a database made under the locale C gives bytes where text is.
        connect_args={"client_encoding": "utf8"},
    )
    event.listen(engine, "connect", _on_postgres)
    return engine


def _on_postgres(connection: Any, _record: object) -> None:
    # Long values are packed by LZ4; PostgreSQL's own way takes much longer. What is
    # there stays as it is packed, and a server without LZ4, or before 14, goes on.
    if connection.execute(_HAS_LZ4).fetchone():
        connection.execute("SET default_toast_compression = lz4")
    connection.commit()


def _sqlite(address: str) -> Engine:
    engine = create_engine(
        address,
        poolclass=QueuePool,
        pool_size=1,
        max_overflow=0,
        pool_timeout=_WAIT,
        hide_parameters=True,
        connect_args={"check_same_thread": False},
    )
    event.listen(engine, "connect", _on_connect)
    event.listen(engine, "begin", _on_begin)
    return engine


def _on_connect(connection: Any, _record: object) -> None:
    # pysqlite begins transactions late and by its own rules; take that from it.
    connection.isolation_level = None
    for pragma in _PRAGMAS:
        connection.execute(pragma)


def _on_begin(connection: Connection) -> None:
    # A writer takes its lock first, so that a busy file fails before any work.
    connection.exec_driver_sql("BEGIN IMMEDIATE")
