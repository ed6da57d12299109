"""Open and close this machine's store: migrated, checked when there is cause to.

A mark in the file says that the program is at work on it. A start that finds the mark
follows a crash or a power cut, and reads the whole file before trusting it.
"""

import logging
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine

from counter_app.domain.errors import CounterError, StoreDamaged
from counter_app.store.database import is_sound, open_engine, reading, translated
from counter_app.store.migrations import migrate
from counter_app.store.repositories import SqlNotes

log = logging.getLogger(__name__)
MARK = "at-work-since"


def open_store(path: Path, key: bytes, now: datetime) -> Engine:
    """Return an engine on the store, made or migrated as needed; ``key`` is 32 bytes.

    Raises StoreDamaged, StoreTooNew, StoreReadOnly, StoreFull, StoreBusy or
    StoreFailed; then nothing is left open.
    """
    engine = open_engine(path, key)
    try:
        migrate(engine, path, key, now)
        if _marked(engine):
            log.warning("the last run did not end by itself; checking the whole file")
            if not is_sound(engine):
                raise StoreDamaged("the file did not survive the last run")
        _mark(engine, now.isoformat())
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


def _marked(engine: Engine) -> bool:
    with reading(engine) as connection:
        return bool(SqlNotes(connection).get(MARK))


def _mark(engine: Engine, since: str) -> None:
    with translated(), engine.begin() as connection:
        SqlNotes(connection).put(MARK, since)
