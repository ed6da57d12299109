"""The portal goes at each step of the walk: nothing is refused, all is sent later."""

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


@pytest.mark.parametrize(
    "steps", [["receive"], pytest.param(STEPS, marks=pytest.mark.soak)]
)
def test_the_portal_may_go_at_any_step(tmp_path, steps):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), *steps],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        capture_output=True,
        text=True,
        timeout=150,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    walks = [json.loads(line) for line in done.stdout.splitlines()]
    assert [walk["lost_at"] for walk in walks] == steps
    assert len({walk["code"] for walk in walks}) == len(steps)
    assert not any(is_provisional(walk["code"]) for walk in walks)
    for walk in walks:
        assert walk["words"].startswith("Ngoại tuyến từ "), walk
