"""Whatever hangs or is missing on a PC, the doctor's command ends and says so."""

import json
import os
import subprocess
import sys

import pytest

from counter_app.paths import RESOURCES


def test_no_driver_that_hangs_keeps_the_command_or_outlives_it(tmp_path):
    lasting, asked = tmp_path / "scanimage", tmp_path / "asked"
    lasting.write_text(f'#!/bin/sh\necho $$ >"{asked}"\nexec sleep 600\n')
    lasting.chmod(0o755)
    # Only the limits are shorter, or longer, than those of an officer's PC.
    command = (
        "import sys; from counter_app.doctor import examination; "
        "from counter_app.documents import scanner; "
        "examination.SECONDS, scanner.PROBE_TIMEOUT = 2.0, 600.0; "
        "from counter_app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", command, "--profile", tmp_path, "doctor", "--json"],
        env={**os.environ, "PATH": f"{tmp_path}:{os.environ['PATH']}"},
        cwd=RESOURCES.parent,
        capture_output=True,
        timeout=60,
        check=False,
    )

    rows = {row["code"]: row for row in json.loads(done.stdout)["checks"]}
    assert "> 2" in rows["DR-065"]["sentence"]
    with pytest.raises(ProcessLookupError):
        os.kill(int(asked.read_text()), 0)


def test_a_pc_that_does_not_know_the_time_of_hanoi_is_told_so_in_a_sentence(tmp_path):
    # What was installed beside the program for its tests knows it too.
    hidden = "import sys; sys.modules['tzdata'] = None; "
    command = (
        f"{hidden}from counter_app.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )

    done = subprocess.run(
        [sys.executable, "-c", command, "--profile", tmp_path, "doctor", "--json"],
        env={**os.environ, "PYTHONTZPATH": str(tmp_path)},
        cwd=RESOURCES.parent,
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    rows = {row["code"]: row for row in json.loads(done.stdout)["checks"]}
    assert (rows["DR-008"]["ok"], rows["DR-008"]["severity"]) == (False, "error")
    assert "tzdata" in rows["DR-008"]["fix"]
    assert "Traceback" not in done.stderr
