"""Opening the file: the key, migrations, crashes, and what is left readable."""

import os
import signal
import subprocess
import sys
from random import Random

import pytest
from sqlalchemy import inspect, select
from sqlalchemy.exc import DBAPIError

from counter_app.domain.errors import StoreDamaged, StoreFailed, StoreTooNew
from counter_app.store import migrations, schema
from counter_app.store.database import is_sound, open_engine
from counter_app.store.opening import close_store, open_store

NEWEST = migrations.revisions()[-1]
BROKEN_STEP = """
revision = "9000"
down_revision = "{newest}"


def upgrade():
    from alembic import op

    op.execute("CREATE TABLE half_done (a TEXT)")
    op.execute("DROP TABLE note")
    op.execute("THIS IS NO SQL")
"""
GOOD_STEP = """
revision = "9000"
down_revision = "{newest}"


def upgrade():
    from alembic import op

    op.execute("ALTER TABLE note ADD COLUMN since TEXT")
"""
OFFICER = """
import sys
from datetime import UTC, datetime
from pathlib import Path

from counter_app.store.opening import open_store
from counter_app.store.unit_of_work import SqlUnitOfWork

now = datetime(2026, 1, 1, tzinfo=UTC)
engine = open_store(Path(sys.argv[1]), bytes(range(32)), now)
number = int(sys.argv[2])
while True:
    number += 1
    with SqlUnitOfWork(engine, UTC) as work:
        work.notes.put("first", str(number))
        work.notes.put("second", str(number))
        work.commit()
    sys.stdout.write(f"{number}\\n")
    sys.stdout.flush()
"""


@pytest.fixture
def steps(tmp_path, monkeypatch):
    """The real steps, and room for one more."""
    copy = tmp_path / "steps"
    (copy / "versions").mkdir(parents=True)
    for step in migrations.STEPS.rglob("*.py"):
        name = step.relative_to(migrations.STEPS)
        (copy / name).write_bytes(step.read_bytes())

    def add(text):
        text = text.replace("{newest}", NEWEST)
        (copy / "versions" / "9000_next.py").write_text(text, encoding="utf-8")
        monkeypatch.setattr(migrations, "STEPS", copy)

    return add


def test_every_connection_is_durable_and_careful(engine):
    with engine.connect() as connection:
        told = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in (
                "journal_mode",
                "synchronous",
                "foreign_keys",
                "mmap_size",
                "trusted_schema",
                "busy_timeout",
            )
        }

    assert told == {
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "mmap_size": 0,
        "trusted_schema": 0,
        "busy_timeout": 5000,
    }


def test_the_migrated_tables_are_those_the_program_reads(engine):
    with engine.connect() as connection:
        seen = inspect(connection)
        for table in schema.METADATA.sorted_tables:
            columns = {
                (column["name"], str(column["type"]), column["nullable"])
                for column in seen.get_columns(table.name)
            }

            assert columns == {
                (column.name, str(column.type.compile(engine.dialect)), column.nullable)
                for column in table.columns
            }, table.name


def test_another_key_does_not_open_the_file_and_says_nothing_aloud(
    path, key, now, capfd
):
    close_store(open_store(path, key, now))

    with pytest.raises(StoreDamaged):
        open_store(path, bytes(32), now)

    assert capfd.readouterr() == ("", "")
    close_store(open_store(path, key, now))


def test_a_file_that_is_no_database_is_said_to_be_damaged(path, key, now):
    path.write_bytes(b"not a database at all" * 500)

    with pytest.raises(StoreDamaged):
        open_store(path, key, now)


def test_a_newer_file_is_refused_and_left_as_it_is(path, key, now):
    engine = open_store(path, key, now)
    with engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9001'")
    close_store(engine)
    before = path.read_bytes()

    with pytest.raises(StoreTooNew):
        open_store(path, key, now)

    assert path.read_bytes() == before


def test_a_migration_keeps_a_readable_copy_of_the_old_file(path, key, now, steps):
    close_store(open_store(path, key, now))
    steps(GOOD_STEP)

    engine = open_engine(path, key)
    backup = migrations.migrate(engine, path, key, now)

    assert migrations.revision_of(engine) == "9000"
    engine.dispose()
    copy = open_engine(backup, key)
    assert migrations.revision_of(copy) == NEWEST
    assert is_sound(copy)
    copy.dispose()
    with pytest.raises(StoreDamaged):
        open_engine(backup, bytes(32))


def test_a_migration_tells_how_far_it_is_and_clears_what_a_broken_one_left(
    path, key, now, steps
):
    close_store(open_store(path, key, now))
    half = path.with_name("counter-before-20260101-000000.db.part")
    half.write_bytes(b"half")
    steps(GOOD_STEP)
    told = []

    engine = open_engine(path, key)
    migrations.migrate(engine, path, key, now, told.append)
    engine.dispose()

    assert told == sorted(told)
    assert told[-1] == 1
    assert len(told) > 2
    assert not list(path.parent.glob("*.part*"))


def test_a_migration_that_fails_leaves_the_file_as_it_was(path, key, now, steps):
    engine = open_store(path, key, now)
    with engine.begin() as connection:
        connection.exec_driver_sql("INSERT INTO note VALUES ('kept', 'yes')")
    close_store(engine)
    steps(BROKEN_STEP)

    with pytest.raises(StoreFailed):
        open_store(path, key, now)

    engine = open_engine(path, key)
    assert migrations.revision_of(engine) == NEWEST
    with engine.connect() as connection:
        assert not inspect(connection).has_table("half_done")
        kept = select(schema.note.c.value).where(schema.note.c.name == "kept")
        assert connection.execute(kept).scalar() == "yes"
    engine.dispose()


def test_a_step_that_is_done_is_not_done_again(path, key, now):
    close_store(open_store(path, key, now))
    engine = open_engine(path, key)

    assert migrations.migrate(engine, path, key, now) is None

    engine.dispose()
    assert [found.name for found in path.parent.glob("*before*")] == []


def damage(path):
    """Turn every bit of one page in the middle."""
    content = bytearray(path.read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = bytes(
        byte ^ 0xFF for byte in content[middle : middle + 4096]
    )
    path.write_bytes(content)


def test_a_start_after_a_crash_reads_the_whole_file_before_trusting_it(path, key, now):
    open_store(path, key, now).dispose()  # ended, but not by close_store
    damage(path)

    with pytest.raises(StoreDamaged):
        open_store(path, key, now)


def test_a_start_after_a_crash_goes_on_when_nothing_is_damaged(path, key, now):
    open_store(path, key, now).dispose()

    engine = open_store(path, key, now)

    assert is_sound(engine)
    close_store(engine)


def test_no_word_of_a_dossier_can_be_read_in_any_file(
    tmp_path, engine, begin, a_dossier
):
    with begin() as work:
        work.dossiers.put(a_dossier())
        work.commit()

    everything = b"".join(
        file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()
    )

    assert len(everything) > 4096
    for word in ("Đặng", "Ngát", "ngat", "001187654901", "0912345678", "hant.vmqtg"):
        assert word.encode() not in everything
    assert b"CREATE TABLE" not in everything


def test_what_was_committed_survives_a_kill_at_any_moment(path, key, now):
    chance = Random(20261123)
    told = 0
    for _ in range(5):
        officer = subprocess.Popen(
            [sys.executable, "-c", OFFICER, str(path), str(told)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
        )
        for _ in range(chance.randint(1, 60)):
            told = int(officer.stdout.readline())
        officer.send_signal(signal.SIGKILL)
        rest = officer.stdout.read().split("\n")
        officer.stdout.close()
        officer.wait()
        told = max([told, *(int(line) for line in rest[:-1])])

        engine = open_store(path, key, now)
        with engine.connect() as connection:
            kept = dict(connection.execute(select(schema.note)).all())
        engine.dispose()

        # The one after the last told may have been committed before the kill.
        assert int(kept["first"]) in {told, told + 1}
        assert kept["first"] == kept["second"]
        told = int(kept["first"])


@pytest.mark.parametrize(
    "statement",
    [
        "ATTACH DATABASE 'other.db' AS other",
        "ATTACH DATABASE ':memory:' AS other KEY ''",
        "SELECT load_extension('evil')",
        "SELECT writefile('out', 'x')",
        "SELECT readfile('/etc/passwd')",
    ],
)
def test_case_33_a_statement_reaches_no_other_file_and_loads_no_code(
    engine, tmp_path, monkeypatch, statement
):
    monkeypatch.chdir(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}

    with pytest.raises(DBAPIError), engine.connect() as connection:
        connection.exec_driver_sql(statement)

    assert {path.name for path in tmp_path.iterdir()} <= before | {"counter.db-shm"}
