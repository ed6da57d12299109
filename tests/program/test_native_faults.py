"""A process that dies below Python says where it was, and nothing of anybody."""

import signal
import subprocess
import sys

from counter_app.logs import catch_native_faults

DYING = """
import os, signal, sys
from pathlib import Path
from counter_app.logs import catch_native_faults

def reading_the_card(citizen):
    os.kill(os.getpid(), signal.SIGSEGV)

catch_native_faults(Path(sys.argv[1]))
reading_the_card("Nguyễn Thị Canary 001187654901")
"""


def die(folder):
    return subprocess.run(
        [sys.executable, "-c", DYING, str(folder)],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def test_a_process_that_dies_below_python_leaves_places_and_no_values(tmp_path):
    done = die(tmp_path)

    assert done.returncode == -signal.SIGSEGV
    said = (tmp_path / "crash.log").read_text(encoding="utf-8")
    assert "Segmentation fault" in said
    assert "in reading_the_card" in said
    assert "Canary" not in said


def test_the_one_before_is_kept_and_a_fresh_start_begins_empty(tmp_path):
    die(tmp_path)
    first = (tmp_path / "crash.log").read_text(encoding="utf-8")
    die(tmp_path)

    assert (tmp_path / "crash.before.log").read_text(encoding="utf-8") == first
    assert (tmp_path / "crash.log").stat().st_size


def test_where_there_is_no_folder_yet_nothing_is_made_and_nothing_stops(tmp_path):
    catch_native_faults(tmp_path / "not" / "yet")

    assert not (tmp_path / "not").exists()
