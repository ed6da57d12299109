"""A walk by keys alone is short; the portal may go at each step of one."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.domain.numbers import is_provisional

SCRIPT = Path(__file__).with_name("offline_process.py")
ROOT = Path(__file__).parents[2]
STEPS = ["card", "procedure", "form", "papers", "receive", "receipt"]


def played(folder, *steps):
    """What the process says of these walks."""
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(folder), *steps],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture(scope="module")
def walks(tmp_path_factory):
    """One walk by keys alone, and one whose portal goes before it is received."""
    return played(tmp_path_factory.mktemp("walks"), "keys", "receive")


def test_c12_a_birth_copy_takes_at_most_16_interactions(walks):
    by_keys = walks[0]

    assert by_keys["interactions"] <= 16, by_keys
    assert by_keys["machine_ms"] <= 6_000, by_keys


def test_c37_the_portal_may_go_before_a_dossier_is_received(walks):
    kept_working(walks[1:], ["receive"])


@pytest.mark.soak
def test_c37_the_portal_may_go_at_any_step(tmp_path):
    kept_working(played(tmp_path, *STEPS), STEPS)


def kept_working(walks, steps):
    """Nothing was refused; every code is final, and the window said it is off line."""
    assert [walk["lost_at"] for walk in walks] == steps
    assert len({walk["code"] for walk in walks}) == len(steps)
    assert not any(is_provisional(walk["code"]) for walk in walks)
    for walk in walks:
        assert walk["words"].startswith("Ngoại tuyến từ "), walk
