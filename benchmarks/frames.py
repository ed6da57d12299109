"""The longest time the window stood still while fifty pages came from the feeder."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.throwaway import throwaway_profile
from benchmarks.windows import ROOT, surroundings

PAGES = 50
BEARABLE_MS = 50.0
PATIENCE = 300
WINDOW = (sys.executable, "-m", "benchmarks.papers_window")


def measure(rounds: int) -> Measurement:
    """Scan a stack into the program's own window so many times."""
    ours = [_longest_block() for _ in range(rounds)]
    return Measurement(
        name="frames",
        what=f"longest block of the GUI thread while {PAGES} pages at 300 dpi come in,"
        " are looked at and filed, by the clock",
        against="the 50 ms that a person may be kept waiting",
        unit="ms",
        ours=ours,
        limit=[BEARABLE_MS] * rounds,
        goal=1.0,
    )


def _longest_block() -> float:
    with throwaway_profile() as paths, _feeder() as (scanner, config):
        done = subprocess.run(
            [*WINDOW, str(paths.profile), scanner, str(PAGES)],
            cwd=ROOT,
            env={**surroundings(), "SANE_CONFIG_DIR": str(config)},
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=PATIENCE,
            check=False,
        )
    said = done.stdout.split()
    if done.returncode or len(said) < 3:
        lines = done.stderr.strip().splitlines()
        raise NotMeasured(lines[-1] if lines else "the window said nothing")
    pages, seconds, longest = said[-3:]
    if int(pages) != PAGES:
        raise NotMeasured(f"{pages} pages came instead of {PAGES}")
    print(f"{pages} pages in {float(seconds):.0f} s", file=sys.stderr)
    return float(longest)


@contextmanager
def _feeder() -> Iterator[tuple[str, Path]]:
    with tempfile.TemporaryDirectory(prefix="khay-") as folder:
        command = [sys.executable, "-m", "benchmarks.feeder", folder, str(PAGES)]
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as child:
            name = child.stdout.readline().strip() if child.stdout else ""
            if not name:
                raise NotMeasured("the virtual feeder did not start")
            yield name, Path(folder)
            child.communicate("")
