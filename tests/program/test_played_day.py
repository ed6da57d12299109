"""An invented day by key events alone: it goes wrong, and balances to zero."""

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median

import pytest

SCRIPT = Path(__file__).with_name("played_day.py")
ROOT = Path(__file__).parents[2]
PAUSE = 40
"""Milliseconds the hand rests after each key; they are counted in."""


@pytest.mark.soak
@pytest.mark.parametrize("walks", [3, 60])
def test_c12_c13_a_day_with_cuts_and_a_wrong_fee_balances_to_zero(tmp_path, walks):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), str(walks)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
        capture_output=True,
        text=True,
        timeout=120 + 30 * walks,
        check=False,
    )

    assert done.returncode == 0, done.stdout + done.stderr
    day = json.loads(done.stdout.splitlines()[-1])
    assert day["balanced"], day
    assert day["received"] == day["printed"] == day["acknowledged"] == walks
    due, paid, taken = day["money"]
    assert due == paid == taken > 0
    assert day["loose"] == []
    # C12: the paper channel has a paper more to give, and a channel to choose.
    assert max(day["interactions"]) <= 17, day["interactions"]
    assert median(day["machine_ms"]) <= 6_000, day["machine_ms"]
    # C13, as it usually was: the longest is the other work of this machine.
    usual = day["usual_ms"]
    assert usual["scan to citizen"] <= 400, usual
    assert max(usual["Enter to form"], usual["F9 to received"]) <= 300 + PAUSE, usual
