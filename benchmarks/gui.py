"""The longest time the screen was kept waiting while the self-test did the main job."""

import json
import subprocess
import sys
import tempfile
from pathlib import Path

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.windows import ROOT, surroundings

BEARABLE_MS = 50.0
"""What the program allows itself: far below what a person feels as a halt."""
PATIENCE = 600


def measure(rounds: int) -> Measurement:
    """Run the self-test so many times, each in a process of its own."""
    return Measurement(
        name="gui",
        what="longest block of the GUI thread during one self-test",
        against="the 50 ms that a person may be kept waiting",
        unit="ms",
        ours=[_longest_block() for _ in range(rounds)],
        limit=[BEARABLE_MS] * rounds,
        goal=1.0,
    )


def _longest_block() -> float:
    with tempfile.TemporaryDirectory(prefix="mot-cua-do-") as folder:
        command = [sys.executable, "main.py", "selftest", "--out", folder]
        try:
            done = subprocess.run(
                command,
                cwd=ROOT,
                env=surroundings(),
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=PATIENCE,
                check=False,
            )
        except subprocess.TimeoutExpired as late:
            raise NotMeasured(f"the self-test took over {PATIENCE} s") from late
        report = Path(folder, "report.json")
        if done.returncode or not report.exists():
            lines = (done.stdout + done.stderr).strip().splitlines()
            failed = [line for line in lines if line.startswith("FAIL")]
            why = (failed or lines or ["it said nothing"])[-1]
            raise NotMeasured(f"the self-test did not hold: {why}")
        read = json.loads(report.read_text(encoding="utf-8"))
        return float(read["gui_longest_block_ms"])
