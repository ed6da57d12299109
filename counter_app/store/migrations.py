"""From any older file to today's tables: a verified backup first, forward only.

The steps are Alembic's (store/steps). All steps of one run are one transaction, so a
step that fails leaves the file as it was.
"""

import logging
from datetime import datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, inspect

from counter_app.domain.errors import CounterError, StoreFailed, StoreTooNew
from counter_app.store.database import (
    is_sound,
    open_engine,
    reading,
    translated,
    unlock,
)

log = logging.getLogger(__name__)
STEPS = Path(__file__).parent / "steps"


def migrate(engine: Engine, path: Path, key: bytes, now: datetime) -> Path | None:
    """Bring the file up to date; return the backup's path if one was made.

    Raises StoreTooNew, unchanged, for a file of a newer version of the program.
    """
    known = revisions()
    revision = revision_of(engine)
    if revision == known[-1]:
        return None
    if revision is not None and revision not in known:
        raise StoreTooNew(revision)
    backup = _back_up(engine, path, key, now) if revision else None
    _upgrade(engine)
    log.info("database migrated from %s", revision or "nothing")
    return backup


def must_be_known(engine: Engine) -> None:
    """Raise StoreTooNew for a file of a newer version of the program."""
    revision = revision_of(engine)
    if revision is not None and revision not in revisions():
        raise StoreTooNew(revision)


def revisions() -> list[str]:
    """Return this program's revisions, oldest first: the numbers of the step files.

    Read from the names, so that a start with nothing to migrate needs no Alembic.
    """
    return sorted(
        step.stem.partition("_")[0] for step in (STEPS / "versions").glob("[0-9]*.py")
    )


def revision_of(engine: Engine) -> str | None:
    """Return the revision a file is at, None for a new file."""
    with reading(engine) as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        asked = "SELECT version_num FROM alembic_version"
        revision: str | None = connection.exec_driver_sql(asked).scalar()
        return revision


def _upgrade(engine: Engine) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", STEPS.as_posix().replace("%", "%%"))
    with translated(), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _back_up(engine: Engine, path: Path, key: bytes, now: datetime) -> Path:
    """Copy the file under the same key and prove that the copy can be read."""
    copy = path.with_name(f"{path.stem}-before-{now:%Y%m%d-%H%M%S}{path.suffix}")
    try:
        _copy(engine, copy, key)
        copied = open_engine(copy, key)
        try:
            if not is_sound(copied) or revision_of(copied) != revision_of(engine):
                raise StoreFailed("the backup before the migration could not be read")
        finally:
            copied.dispose()
    except CounterError:
        copy.unlink(missing_ok=True)
        raise
    return copy


def _copy(engine: Engine, copy: Path, key: bytes) -> None:
    with translated(), engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        target = driver.connect(str(copy))
        try:
            unlock(target, key)
            source.backup(target)
        finally:
            target.close()
