"""The same rows in an encrypted and in a plain file; no benchmark itself."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_bytes
from typing import Any

import sqlcipher3.dbapi2 as driver

from counter_app.store.database import PRAGMAS, unlock

ROWS = 5_000
NAME = "dang thi hoa ngat {}"
TEXT = "Đặng Thị Hoà Ngát, Số 1 Phố Thử, Phường Văn Miếu, Hà Nội " * 8


@contextmanager
def side_by_side() -> Iterator[tuple[Any, Any]]:
    """Open an encrypted and a plain database with the program's own settings."""
    folder = Path(tempfile.mkdtemp(prefix="mot-cua-do-"))
    try:
        with (
            _opened(folder / "sealed.db", token_bytes(32)) as sealed,
            _opened(folder / "plain.db", b"") as plain,
        ):
            yield sealed, plain
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _opened(path: Path, key: bytes) -> Iterator[Any]:
    connection = driver.connect(str(path), isolation_level=None)
    try:
        if key:
            unlock(connection, key)
        for pragma in PRAGMAS:
            connection.execute(pragma)
        connection.execute("CREATE TABLE row (id INTEGER PRIMARY KEY, said TEXT)")
        connection.execute("CREATE VIRTUAL TABLE search USING fts5(name)")
        yield connection
    finally:
        connection.close()


def fill(connection: Any) -> None:
    """Write all rows and what they are found by, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    last = connection.execute("SELECT coalesce(max(id), 0) FROM row").fetchone()[0]
    for number in range(last + 1, last + 1 + ROWS):
        connection.execute("INSERT INTO row VALUES (?, ?)", (number, TEXT))
        connection.execute("INSERT INTO search VALUES (?)", (NAME.format(number),))
    connection.execute("COMMIT")
