"""From any older file to today's tables: a verified backup first, forward only.

The steps are Alembic's (store/steps). All steps of one run are one transaction, so a
step that fails leaves the file as it was.
"""

import logging
from datetime import datetime
from pathlib import Path

import sqlcipher3.dbapi2 as driver
from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine

from counter_app.domain.errors import StoreFailed, StoreTooNew
from counter_app.store.database import is_sound, open_engine, reading, translated

log = logging.getLogger(__name__)
STEPS = Path(__file__).parent / "steps"


def migrate(engine: Engine, path: Path, key: bytes, now: datetime) -> Path | None:
    """Bring the file up to date; return the backup's path if one was made.

    Raises StoreTooNew, unchanged, for a file of a newer version of the program.
    """
    config = Config()
    config.set_main_option("script_location", STEPS.as_posix().replace("%", "%%"))
    scripts = ScriptDirectory.from_config(config)
    known = {step.revision for step in scripts.walk_revisions()}
    with reading(engine) as connection:
        revision = MigrationContext.configure(connection).get_current_revision()
    if revision == scripts.get_current_head():
        return None
    if revision is not None and revision not in known:
        raise StoreTooNew(revision)
    backup = _back_up(engine, path, key, now) if revision else None
    with translated(), engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    log.info("database migrated from %s", revision or "nothing")
    return backup


def _back_up(engine: Engine, path: Path, key: bytes, now: datetime) -> Path:
    """Copy the file under the same key and prove that the copy can be read."""
    copy = path.with_name(f"{path.stem}-before-{now:%Y%m%d-%H%M%S}{path.suffix}")
    with translated(), engine.connect() as connection:
        source = connection.connection.driver_connection
        target = driver.connect(str(copy))
        try:
            target.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
            source.backup(target)  # type: ignore[union-attr]
        finally:
            target.close()
    copied = open_engine(copy, key)
    try:
        if not is_sound(copied):
            raise StoreFailed("the backup before the migration could not be read")
    finally:
        copied.dispose()
    return copy
