"""Behind a lock nothing is readable; the half-typed form waits for its officer."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("lock_process.py")
ROOT = Path(__file__).parents[2]


def test_case_8_and_case_9_a_lock_hides_everything_and_keeps_it_for_its_owner(tmp_path):
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    assert len(told["typed"]) >= 2
    assert (told["locked"], told["locked memory"]) == ([], [])
    assert told["unlocked"]
    assert (told["other"], told["other memory"]) == ([], [])
    assert (told["locked pages"], told["other pages"]) == ([], [])
