"""From any older database to today's tables, forward only, in one transaction."""

from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, text

from city_portal.rules.refusals import DatabaseTooNew

STEPS = Path(__file__).parent / "steps"
_LOCK = 7_305_115_321
"""Any number of our own: two portals that start together take turns."""


def migrate(engine: Engine) -> None:
    """Bring the tables up to date; raise DatabaseTooNew, unchanged, for newer ones."""
    known, newest = _steps()
    with engine.begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(
                text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK}
            )
        found = MigrationContext.configure(connection).get_current_revision()
        if found == newest:
            return
        if found is not None and found not in known:
            raise DatabaseTooNew(found)
        config = _config()
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


@cache
def _steps() -> tuple[frozenset[str], str | None]:
    """Return the revisions this program knows, and the newest of them."""
    scripts = ScriptDirectory.from_config(_config())
    known = frozenset(step.revision for step in scripts.walk_revisions())
    return known, scripts.get_current_head()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", STEPS.as_posix().replace("%", "%%"))
    return config
