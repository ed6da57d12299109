"""A profile of 100,000 dossiers brought from an old version to this one.

The power goes at any moment, again and again: the next start goes on, nothing is lost,
nothing half-written stays, and it is no rollback that officers would have to accept.
"""

import os
import re
import signal
import subprocess
import sys
import time
from random import Random

import pytest
import sqlcipher3.dbapi2 as driver

from counter_app.store import migrations
from counter_app.store.database import is_sound, open_engine, unlock
from counter_app.store.opening import file_digest

pytestmark = pytest.mark.soak
KEY = bytes(range(32))
DOSSIERS = 100_000
OLD = "0005"
KILLS = 20
STARTED = """
import sys
from datetime import UTC, datetime
from pathlib import Path
from counter_app.store.opening import LateStore

class Outside:
    def __init__(self, place):
        self.place = place
    def file(self):
        return self.place.read_text()
    def left(self, digest):
        self.place.write_text(digest)

path = Path(sys.argv[1])
def tell(part):
    print(f"{part:.3f}", flush=True)
store = LateStore(path, Outside(path.with_suffix(".left")), tell)
store.open(bytes(range(32)), datetime.now(UTC))
store.close()
print("whole", flush=True)
"""
ROW = (
    '{{"code": "{code}", "citizen": {{"name": "NGƯỜI THỬ SỐ {n}", "personal_id":'
    ' "001093{n:06d}"}}, "procedure": "2.000635", "papers": [], "events": []}}'
)


def old_profile(path):
    """Make a store as version OLD left it, full of dossiers and their journal."""
    migrated = migrations.revisions
    engine = open_engine(path, KEY)
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(migrations.STEPS))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        config.attributes["applied"] = lambda **_about: None
        command.upgrade(config, OLD)
    engine.dispose()
    assert OLD in migrated()
    raw = driver.connect(str(path))
    unlock(raw, KEY)
    columns = {
        table: [
            (name, kind, needed, standard)
            for _, name, kind, needed, standard, _ in raw.execute(
                f"PRAGMA table_info({table})"
            )
        ]
        for table in ("dossier", "journal")
    }
    with raw:
        for n in range(DOSSIERS):
            code = f"000.12.34.H26-26{n // 10_000:02d}01-{n % 10_000:04d}"
            body = ROW.format(code=code, n=n)
            insert(raw, "dossier", columns, n, code, body)
            insert(raw, "journal", columns, n, code, "")
    raw.close()
    path.with_suffix(".left").write_text(file_digest(path))


def insert(raw, table, columns, n, code, body):
    values = {}
    for name, kind, needed, standard in columns[table]:
        if name in {"row", "seq"}:
            values[name] = n + 1
        elif name in {"id", "dossier"}:
            values[name] = f"{n:032x}"
        elif name == "code":
            values[name] = code
        elif name.endswith("_at") or name == "at":
            values[name] = "2026-01-01T03:00:00+00:00"
        elif name in {"current", "body", "base"} and kind == "TEXT":
            values[name] = body
        elif needed and standard is None:
            values[name] = 0 if kind == "INTEGER" else ""
    names = ", ".join(f'"{name}"' for name in values)
    marks = ", ".join("?" * len(values))
    raw.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", [*values.values()])


def start(path):
    return subprocess.Popen(
        [sys.executable, "-c", STARTED, str(path)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )


def test_a_big_old_profile_is_killed_at_any_moment_and_still_arrives(tmp_path):
    path = tmp_path / "counter.db"
    old_profile(path)
    saved = tmp_path / "saved"
    saved.write_bytes(path.read_bytes())
    began = time.monotonic()
    child = start(path)
    told, said = child.communicate(timeout=900)
    took = time.monotonic() - began
    assert child.returncode == 0, said
    parts = [float(word) for word in re.findall(r"^\d\.\d+$", told, re.MULTILINE)]
    print(f"\n{DOSSIERS} dossiers: {took:.1f} s, {len(parts)} words of progress")
    assert parts == sorted(parts)
    assert len(parts) > 10
    assert parts[-1] == 1

    for one in tmp_path.glob("counter*"):
        one.unlink()
    path.write_bytes(saved.read_bytes())
    path.with_suffix(".left").write_text(file_digest(path))
    chance, ended = Random(9), 0
    for _ in range(KILLS):
        child = start(path)
        try:
            child.wait(chance.uniform(0.2, took * 0.95))
        except subprocess.TimeoutExpired:
            child.send_signal(signal.SIGKILL)
        told, said = child.communicate()
        if "whole" in told:
            ended += 1
            break
        assert child.returncode == -signal.SIGKILL, said
    child = start(path)
    _, said = child.communicate(timeout=900)

    assert child.returncode == 0, said
    assert not list(tmp_path.glob("*.part*"))
    engine = open_engine(path, KEY)
    assert is_sound(engine)
    assert migrations.revision_of(engine) == migrations.revisions()[-1]
    with engine.connect() as connection:
        asked = "SELECT count(*), count(DISTINCT code) FROM dossier"
        row = connection.exec_driver_sql(asked).one()
        chained = "SELECT count(*) FROM journal WHERE hash <> ''"
        entries = connection.exec_driver_sql(chained).scalar()
    engine.dispose()
    assert tuple(row) == (DOSSIERS, DOSSIERS)
    assert entries == 2 * DOSSIERS  # what was there, and the state of each
