"""One at a time, whatever the number of processes; whoever dies lets go."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager

from sqlalchemy import Engine, text

_TAKE = text("SELECT pg_try_advisory_lock(hashtextextended(:name, 0))")
_LET_GO = text("SELECT pg_advisory_unlock(hashtextextended(:name, 0))")


@contextmanager
def alone(engine: Engine, name: str) -> Iterator[bool]:
    """Say whether nobody else does this; until the block ends, nobody else may.

    PostgreSQL forgets it with the connection. On SQLite it is one thing at a time,
    whatever its name: a lock on a file beside the database.
    """
    if engine.dialect.name == "postgresql":
        with engine.connect().execution_options(
            isolation_level="AUTOCOMMIT"  # no transaction stays open meanwhile
        ) as connection:
            mine = bool(connection.scalar(_TAKE, {"name": name}))
            try:
                yield mine
            finally:
                if mine:
                    connection.execute(_LET_GO, {"name": name})
        return
    with closing(sqlite3.connect(f"{engine.url.database}-alone", timeout=0)) as file:
        try:
            file.execute("BEGIN EXCLUSIVE")
        except sqlite3.OperationalError:
            yield False
        else:
            yield True
