"""A copy of the database while the program works on it, and the proof that it is whole.

SQLite's own backup, from one read transaction: writers go on beside it, and the copy is
one moment. The copy is encrypted under the same key; it keeps no write-ahead log, so
that it can lie on a stick or a share.
"""

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine

from counter_app.domain.errors import StoreTooNew
from counter_app.domain.keeping_errors import BackupBroken
from counter_app.store.database import translated, unlock
from counter_app.store.migrations import revisions

PAGES = 256
"""A megabyte a step; between two steps somebody may stop it."""
OPCODES = 100_000
"""Of SQLite's machine, between two looks whether somebody stopped the proof."""


class StoreCopies:
    """Copies of one open store."""

    def __init__(self, engine: Engine, key: Callable[[], bytes]) -> None:
        """``key`` gives the store's 32 bytes once the vault is open."""
        self._engine = engine
        self._key = key

    def copy(self, target: Path, step: Callable[[float], None]) -> None:
        """Write the copy; ``step`` is told the part done, and may raise to stop it."""

        def told(_status: int, remaining: int, total: int) -> None:
            step(1 - remaining / total if total else 1.0)

        with translated():
            pooled = self._engine.raw_connection()
            try:
                source: Any = pooled.driver_connection
                # One moment from here on, however long the copy takes.
                source.execute("BEGIN")
                source.execute("SELECT count(*) FROM sqlite_master").fetchone()
                try:
                    with closing(driver.connect(str(target))) as copy:
                        unlock(copy, self._key())
                        source.backup(copy, pages=PAGES, progress=told)
                        copy.execute("PRAGMA journal_mode = DELETE")
                finally:
                    source.execute("ROLLBACK")
            finally:
                pooled.close()

    def prove(self, copy: Path, step: Callable[[], None]) -> str:
        """Read the whole copy; return its revision. See ``prove_copy``."""
        return prove_copy(copy, self._key(), step)


def prove_copy(copy: Path, key: bytes, step: Callable[[], None] | None = None) -> str:
    """Read every page and every row of a copy; return the revision of its tables.

    ``step`` is called now and then, and may raise to stop it. Raises BackupBroken, or
    StoreTooNew for one of a newer program.
    """
    stopped: list[BaseException] = []

    def go_on() -> int:
        try:
            if step:
                step()
        except BaseException as why:  # noqa: BLE001 -- raised again below
            stopped.append(why)
            return 1
        return 0

    try:
        with closing(_opened(copy, key)) as connection:
            connection.set_progress_handler(go_on, OPCODES)
            pages = connection.execute("PRAGMA cipher_integrity_check").fetchall()
            rows = connection.execute("PRAGMA quick_check").fetchall()
            asked = "SELECT version_num FROM alembic_version"
            revision = connection.execute(asked).fetchone()
    except driver.Error as error:
        if stopped:
            raise stopped[0] from None
        raise BackupBroken(copy.name) from error
    if pages or rows != [("ok",)] or revision is None:
        raise BackupBroken(copy.name)
    if revision[0] not in revisions():
        raise StoreTooNew(str(revision[0]))
    return str(revision[0])


def count_copy(copy: Path, key: bytes) -> tuple[int, int]:
    """Return how many dossiers a proven copy has, and operations not confirmed."""
    asked = "SELECT (SELECT count(*) FROM dossier),"
    asked += " (SELECT count(*) FROM outbox WHERE state <> 'acked')"
    with translated(), closing(_opened(copy, key)) as connection:
        dossiers, unsent = connection.execute(asked).fetchone()
    return dossiers, unsent


def _opened(path: Path, key: bytes) -> Any:
    # Read only and without a lock file beside it: the disk may be write protected.
    connection = driver.connect(f"{path.as_uri()}?mode=ro", uri=True)
    try:
        unlock(connection, key)
    except BaseException:
        connection.close()
        raise
    return connection
