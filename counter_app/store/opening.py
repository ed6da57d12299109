"""Open and close this machine's store: migrated, checked when there is cause to.

A mark in the file says that the program is at work on it. A start that finds the mark
follows a crash or a power cut, and reads the whole file before trusting it.
"""

import hashlib
import logging
from datetime import datetime
from pathlib import Path
from typing import Protocol

from sqlalchemy import Engine

from counter_app.domain.errors import (
    CounterError,
    NotSignedIn,
    RolledBack,
    StoreDamaged,
)
from counter_app.store.database import (
    is_sound,
    make_engine,
    open_engine,
    prove,
    reading,
    translated,
)
from counter_app.store.migrations import Tell, migrate, must_be_known, revision_of
from counter_app.store.repositories import SqlNotes

log = logging.getLogger(__name__)
MARK = "at-work-since"
FIRST = "0001"
"""The revision whose accounts had password hashes."""


def open_store(path: Path, key: bytes, now: datetime) -> Engine:
    """Return an engine on the store, made or migrated as needed; ``key`` is 32 bytes.

    Raises StoreDamaged, StoreTooNew, StoreReadOnly, StoreFull, StoreBusy or
    StoreFailed; then nothing is left open.
    """
    engine = open_engine(path, key)
    try:
        _begin_work(engine, path, key, now)
    except CounterError:
        engine.dispose()
        raise
    return engine


def close_store(engine: Engine) -> None:
    """Note that the program ended by itself, and let the file go."""
    try:
        _mark(engine, "")
    finally:
        engine.dispose()


def _begin_work(
    engine: Engine, path: Path, key: bytes, now: datetime, tell: Tell | None = None
) -> None:
    migrate(engine, path, key, now, tell)
    if _marked(engine):
        log.warning("the last run did not end by itself; checking the whole file")
        if not is_sound(engine):
            raise StoreDamaged("the file did not survive the last run")
    _mark(engine, now.isoformat())


def _marked(engine: Engine) -> bool:
    with reading(engine) as connection:
        return bool(SqlNotes(connection).get(MARK))


def _mark(engine: Engine, since: str) -> None:
    with translated(), engine.begin() as connection:
        SqlNotes(connection).put(MARK, since)


class Outside(Protocol):
    """Where no restored file reaches."""

    def file(self) -> str:
        """Return the digest of the file as it was last left; empty: not known."""

    def left(self, digest: str) -> None:
        """Note how the file is left."""


def file_digest(path: Path) -> str:
    """Return what tells this very file from every other; a log beside it counts."""
    if not path.exists():
        return "gone"
    with path.open("rb") as file:
        whole = hashlib.file_digest(file, "sha256").hexdigest()[:32]
    log_of = path.with_name(path.name + "-wal")
    has_log = log_of.exists() and log_of.stat().st_size > 0
    return f"{whole}+" if has_log else whole


class LateStore:
    """A store whose key comes with the first officer; its engine is there before."""

    def __init__(
        self, path: Path, outside: Outside | None = None, tell: Tell | None = None
    ) -> None:
        """``outside`` remembers the file as it is left, where no restore reaches.

        ``tell`` hears how far a migration is.
        """
        self._path = path
        self._tell = tell
        self._outside = outside
        self._key = b""
        self.engine = make_engine(path, self._asked)
        """Connects to nothing before ``open``: NotSignedIn."""

    @property
    def is_open(self) -> bool:
        """Whether it may be worked on. Quick."""
        return bool(self._key)

    def open(self, key: bytes, now: datetime, *, as_it_is: bool = False) -> None:
        """Bring the file up to date and mark it; see ``open_store``.

        Raises RolledBack, unless it is taken ``as_it_is``, when the file is not the one
        the program left: an old one, or one with an old page in it.
        """
        self._key = key
        try:
            left = self._outside.file() if self._outside and not as_it_is else ""
            found = file_digest(self._path) if left else ""
            prove(self.engine)
            must_be_known(self.engine)
            if left != found:
                raise RolledBack
            if self._outside:
                # Before anything is written: a power cut in a long migration leaves a
                # file nobody noted, and that is no rollback.
                self._outside.left("")
            _begin_work(self.engine, self._path, key, now, self._tell)
        except CounterError:
            self.forget()
            raise

    def forget(self) -> None:
        """Let the file and its key go, without a word: as a crash would."""
        self._key = b""
        self.engine.dispose()

    def close(self) -> None:
        """Note that the program ended by itself, and let the file go."""
        if self._key:
            try:
                close_store(self.engine)
            finally:
                self.forget()
            if self._outside:
                try:
                    self._outside.left(file_digest(self._path))
                except CounterError as problem:
                    # Then the next start reads the whole file, as after a crash.
                    log.warning("not noted: %s", type(problem).__name__)

    def _asked(self) -> bytes:
        if not self._key:
            raise NotSignedIn
        return self._key


def old_hashes(path: Path, key: bytes) -> dict[str, str]:
    """Return the password hashes of a profile made before the vault had slots.

    Empty for a file that keeps none any more. Raises StoreDamaged and the others of
    ``open_store``; the file is not changed.
    """
    engine = open_engine(path, key)
    try:
        if revision_of(engine) != FIRST:
            return {}
        with reading(engine) as connection:
            asked = "SELECT officer, password_hash FROM account"
            return {row[0]: row[1] for row in connection.exec_driver_sql(asked)}
    finally:
        engine.dispose()
