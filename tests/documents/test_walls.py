"""A decoder that somebody took over finds no key, no file and nobody to speak to."""

import ctypes
import json
import os
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from counter_app.documents.pictures import IsolatedPictures
from counter_app.documents.walls import landlock_version
from tests.documents.test_pictures import pdf_of, taken_in

SCRIPT = Path(__file__).with_name("walls_process.py")
ROOT = Path(__file__).parents[2]


@pytest.fixture
def tries(tmp_path):
    """What became of each try, with walls and without."""
    kept, bus = tmp_path / "counter.db", tmp_path / "bus"
    kept.write_bytes(b"kept")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(str(bus))
        listening.listen()

        def attempt(how):
            done = subprocess.run(
                [sys.executable, str(SCRIPT), how, str(kept), str(bus)],
                cwd=ROOT,
                env={**os.environ, "PYTHONPATH": str(ROOT)},
                capture_output=True,
                text=True,
                timeout=60,
                check=True,
            )
            (tmp_path / "new").unlink(missing_ok=True)
            return json.loads(done.stdout)

        yield attempt


def test_case_52_behind_the_walls_only_the_program_itself_can_be_read(tries):
    assert tries("open") == {
        "reads a kept file": "done",
        "lists its folder": "done",
        "reads another's environment": "done",
        "writes beside it": "done",
        "speaks to a bus": "done",
        "signals who started it": "done",
        "still loads its own": "done",
        "starts a program": "FileNotFoundError",
    }
    # A kernel before 5.13 has no walls for files; then the rest stands alone.
    files = "refused" if landlock_version(ctypes.CDLL(None)) > 0 else "done"
    assert tries("walled") == {
        "reads a kept file": files,
        "lists its folder": files,
        "reads another's environment": files,
        "writes beside it": files,
        "speaks to a bus": "refused",
        "signals who started it": "refused",
        "still loads its own": "done",
        "starts a program": "refused",
    }


def test_case_52_every_thread_of_the_worker_stands_behind_them():
    with IsolatedPictures(workers=1) as pictures:
        taken_in(pictures, "don.pdf", pdf_of())
        threads = Path(f"/proc/{pictures.worker_ids[0]}/task")

        for status in threads.glob("*/status"):
            said = dict(
                line.split(":\t") for line in status.read_text().splitlines() if line
            )
            assert (said["NoNewPrivs"], said["Seccomp"]) == ("1", "2")
