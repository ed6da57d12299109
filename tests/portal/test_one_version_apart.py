"""A roll-out in waves: the new tables serve the old portal until it is gone."""

from alembic import command
from alembic.config import Config
from sqlalchemy import inspect, text

from city_portal.store.database import open_engine
from city_portal.store.migrations import STEPS
from city_portal.store.national import NationalLedger

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
DOSSIER = (
    "INSERT INTO dossier (id, org, code, tip, version, sequence, status, arrived_at,"
    " fields) VALUES ('d1', 'H26', 'c', 'new', 2, 2, 'received', '2026', '{}')"
)
OPERATION = (
    "INSERT INTO operation (org, id, dossier, device, fingerprint, version, sequence,"
    " applied_at, image) VALUES ('H26', :name, 'd1', 'pc', '', :version, :version,"
    " '2026', :image)"
)
IMAGE = "INSERT INTO operation_image VALUES ('H26', 'new', 202611, :image)"
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


def test_bytes_the_version_before_wrote_are_still_told_to_the_nation(database):
    engine = open_engine(database)
    brought_to(engine, NOW)
    with engine.begin() as connection:
        connection.execute(text(OFFICE))
        connection.execute(text(DOSSIER))
        for version, (name, image) in enumerate([("old", b"{}"), ("new", b"")], 1):
            values = {"name": name, "version": version, "image": image}
            connection.execute(text(OPERATION), values)
        connection.execute(text(IMAGE), {"image": b"[]"})

        told = NationalLedger(connection).operations("d1")
    engine.dispose()

    assert told == [("old", b"{}"), ("new", b"[]")]
