"""From any older file to today's tables: a verified backup first, forward only.

The steps are Alembic's (store/steps). All steps of one run are one transaction, so a
step that fails leaves the file as it was, and so does a power cut at any moment: the
next start begins anew with the same file. What a run broken off left beside it goes.
"""

import logging
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2 as driver
from sqlalchemy import Engine, inspect

from counter_app.domain.errors import (
    CounterError,
    StoreFailed,
    StoreProblem,
    StoreTooNew,
)
from counter_app.store.database import (
    is_sound,
    open_engine,
    reading,
    translated,
    unlock,
)

log = logging.getLogger(__name__)
STEPS = Path(__file__).parent / "steps"


Tell = Callable[[float], None]
"""Is told how far the migration is, 0 to 1."""
COPIED, PROVEN = 0.4, 0.5
"""Parts of the whole that are done with the copy, and with reading it."""
PIECE = 4096
"""Pages copied between two words about it: 16 MiB."""
STAMP = "%Y%m%d-%H%M%S"
"""When a copy was made, in its name, in UTC."""
HALF = ".part"
"""Ends the name of a copy that nobody has proven yet."""


def migrate(
    engine: Engine, path: Path, key: bytes, now: datetime, tell: Tell | None = None
) -> Path | None:
    """Bring the file up to date; return the backup's path if one was made.

    Raises StoreTooNew, unchanged, for a file of a newer version of the program.
    """
    known = revisions()
    revision = revision_of(engine)
    if revision == known[-1]:
        return None
    if revision is not None and revision not in known:
        raise StoreTooNew(revision)
    if revision is None:
        backup, tell = None, None  # a new profile: nobody waits for it
    else:
        backup = _back_up(engine, path, key, now, tell or _nobody)
        _written_anew(engine)
    ahead = len(known) - (known.index(revision) + 1 if revision else 0)
    _upgrade(engine, ahead, tell or _nobody)
    log.info("database migrated from %s", revision or "nothing")
    return backup


def _nobody(_part: float) -> None:
    """Tell nobody."""


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


def _written_anew(engine: Engine) -> None:
    """Write a file of before step 0023 anew, once: what was deleted goes for good.

    From then on freed pages are overwritten, and given back a few at a time. A disk
    without room for it is no reason to stop: the file stays as it is.
    """
    try:
        with translated(), closing(engine.raw_connection()) as pooled:
            raw: Any = pooled.driver_connection
            if raw.execute("PRAGMA auto_vacuum").fetchone()[0]:
                return
            raw.set_authorizer(None)  # VACUUM joins a file of its own, encrypted too
            try:
                raw.execute("PRAGMA temp_store = FILE")
                raw.execute("VACUUM")
            finally:
                pooled.invalidate()
    except StoreProblem as problem:
        log.warning("the file was not written anew: %s", type(problem).__name__)


def _stamped(copy: Path) -> datetime | None:
    """Return when a copy of before a migration was made; None for any other name."""
    said = copy.stem.rpartition("-before-")[2]
    try:
        return datetime.strptime(said, STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None


def forget_copies(path: Path, before: datetime) -> int:
    """Erase the copies made before a migration that are older; return how many.

    They hold what dossiers said then. One that cannot go now is tried again next time.
    """
    gone = 0
    for copy in sorted(path.parent.glob(f"{path.stem}-before-*{path.suffix}")):
        made = _stamped(copy)
        if made is None or made >= before:
            continue
        try:
            copy.unlink(missing_ok=True)
            gone += 1
        except OSError as error:
            log.warning("%s is not erased now: %s", copy.name, error.strerror)
    return gone


def _upgrade(engine: Engine, ahead: int, tell: Tell) -> None:
    from alembic import command
    from alembic.config import Config

    done = 0

    def applied(**_about: Any) -> None:
        nonlocal done
        done += 1
        tell(PROVEN + (1 - PROVEN) * done / ahead)

    config = Config()
    config.set_main_option("script_location", STEPS.as_posix().replace("%", "%%"))
    with translated(), engine.begin() as connection:
        config.attributes["connection"] = connection
        config.attributes["applied"] = applied
        command.upgrade(config, "head")


def _back_up(engine: Engine, path: Path, key: bytes, now: datetime, tell: Tell) -> Path:
    """Copy the file under the same key and prove that the copy can be read."""
    stamp = f"{now.astimezone(UTC):{STAMP}}"
    copy = path.with_name(f"{path.stem}-before-{stamp}{path.suffix}")
    half = copy.with_name(copy.name + HALF)
    for old in path.parent.glob(f"{path.stem}-before-*{HALF}*"):
        old.unlink()  # of a run that was broken off
    try:
        _copy(engine, half, key, tell)
        copied = open_engine(half, key)
        try:
            if not is_sound(copied) or revision_of(copied) != revision_of(engine):
                raise StoreFailed("the backup before the migration could not be read")
        finally:
            copied.dispose()
        half.replace(copy)
    except CounterError:
        half.unlink(missing_ok=True)
        raise
    except OSError as error:
        raise StoreFailed(str(error)) from error
    tell(PROVEN)
    return copy


def _copy(engine: Engine, copy: Path, key: bytes, tell: Tell) -> None:
    def copied(_status: int, remaining: int, total: int) -> None:
        tell(COPIED * (1 - remaining / max(1, total)))

    with translated(), engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        target = driver.connect(str(copy))
        try:
            unlock(target, key)
            source.backup(target, pages=PIECE, progress=copied)
        finally:
            target.close()
