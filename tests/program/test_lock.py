"""Behind a lock nothing is readable; the half-typed form waits for its officer."""

import json
import os
import subprocess
import sys
from pathlib import Path

SCRIPT = Path(__file__).with_name("lock_process.py")
EVERY_ROOM = Path(__file__).with_name("behind_lock_process.py")
ROOT = Path(__file__).parents[2]


def played(script, folder):
    """Return what a process of its own said in the end."""
    done = subprocess.run(
        [sys.executable, str(script), str(folder)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=240,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout.splitlines()[-1])


def test_case_8_and_case_9_a_lock_hides_everything_and_keeps_it_for_its_owner(tmp_path):
    told = played(SCRIPT, tmp_path)

    assert len(told["typed"]) >= 2
    assert (told["locked"], told["locked memory"]) == ([], [])
    assert told["unlocked"]
    assert "gõ sai mật khẩu 3 lần" in told["guesses"]
    assert (told["other"], told["other memory"]) == ([], [])
    assert (told["locked pages"], told["other pages"]) == ([], [])


def test_case_7_and_case_8_no_room_no_box_and_no_tip_tells_a_name_behind_the_lock(
    tmp_path,
):
    told = played(EVERY_ROOM, tmp_path)

    # The same look finds the person wherever an officer does, before the lock.
    assert {"today", "serve", "dossier", "found", "citizen"} <= set(told["shown"])
    assert {"Clipboard holds", "QListWidget lists", "QMenu says"} <= set(told["open"])
    assert {"Question says", "Words is spoken"} <= set(told["open"])
    assert told["locked"] == []
