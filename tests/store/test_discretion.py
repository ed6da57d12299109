"""What is told when something fails holds nothing of a citizen."""

import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from city_portal.store.database import open_engine
from counter_app.store.opening import close_store, open_store

NAME = "Đỗ Thị Phượng"
ROOT = Path(__file__).parents[2]


def told_by(engine):
    """The whole text of a failed statement that was given a name."""
    with pytest.raises(DBAPIError) as caught, engine.begin() as connection:
        connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": NAME})
    return "".join(traceback.format_exception(caught.value))


def test_an_error_of_the_counters_database_tells_no_name(tmp_path, key, now):
    engine = open_store(tmp_path / "counter.db", key, now)

    told = told_by(engine)

    close_store(engine)
    assert "nowhere" in told
    assert NAME not in told


def test_an_error_of_the_portals_database_tells_no_name(tmp_path):
    engine = open_engine(f"sqlite:///{tmp_path / 'portal.db'}")

    told = told_by(engine)

    engine.dispose()
    assert "nowhere" in told
    assert NAME not in told


def test_a_crash_leaves_no_picture_of_the_memory(tmp_path):
    code = (
        "import resource; from counter_app.machine import hold_private;"
        "hold_private(); print(resource.getrlimit(resource.RLIMIT_CORE))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )

    assert done.stdout.strip() == "(0, 0)"
