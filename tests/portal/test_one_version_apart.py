"""A roll-out in waves: the new tables serve the old portal until it is gone."""

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from city_portal.store.database import open_engine
from city_portal.store.migrations import STEPS

BEFORE, NOW = "0011", "head"
"""The last release's tables, and these."""
OFFICE = (
    "INSERT INTO organisation (code, name, parent_lines, office_lines, place, head,"
    " stable, own_operations) VALUES ('H26', 'Thử', '[]', '[]', 'Hà Nội', 0, 0, 0)"
)
DECLARED = (
    "INSERT INTO submission (code, secret, org, procedure, procedure_name, form, name,"
    " personal_id, phone, answers, files, status, said, dossier, changed_at,"
    " submitted_at) VALUES (:code, 's', 'H26', '2.000635', 'x', 'f', 'A', '1', '0',"
    " '{}', '[]', 'submitted', '', '', '2026', '2026')"
)
READ = "SELECT code, status FROM submission ORDER BY code"


def brought_to(engine, revision):
    config = Config()
    config.set_main_option("script_location", STEPS.as_posix())
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, revision)


def test_the_portal_of_the_version_before_works_on_these_tables(database):
    engine = open_engine(database)
    brought_to(engine, BEFORE)
    with engine.begin() as connection:
        connection.execute(text(OFFICE))
        connection.execute(text(DECLARED), {"code": "TN-1"})
        tables = inspect(connection)
        old = {
            table: {column["name"] for column in tables.get_columns(table)}
            for table in tables.get_table_names()
        }

    brought_to(engine, NOW)
    with engine.begin() as connection:
        connection.execute(text(DECLARED), {"code": "TN-2"})  # as it still writes
        found = connection.execute(text(READ)).all()
        tables = inspect(connection)
        lost = {
            table: columns - {column["name"] for column in tables.get_columns(table)}
            for table, columns in old.items()
        }
    engine.dispose()

    assert found == [("TN-1", "submitted"), ("TN-2", "submitted")]
    assert not any(lost.values())
