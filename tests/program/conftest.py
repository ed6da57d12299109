"""The whole program as IT staff and officers run it: real processes, nothing faked."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from counter_app.rehearsal.counter import Rehearsal
from tests.program.surroundings import Surroundings

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "main.py"
LONGEST = 120
"""Seconds one run may take on a busy machine; a hang, not a limit of speed."""


@dataclass(frozen=True)
class Run:
    """One finished self-test."""

    status: int
    report: dict
    out: Path
    said: str
    complained: str

    @property
    def failed(self):
        """The one step that did not hold."""
        (step,) = [step for step in self.report["steps"] if not step["ok"]]
        return step

    def step(self, name):
        """The step of this name."""
        return next(step for step in self.report["steps"] if step["name"] == name)


class SelfTest:
    """Runs the self-test in a folder, a home and a temporary folder of its own."""

    def __init__(self, folder):
        self.folder = folder
        self.home, self.scratch = folder / "home", folder / "t"
        for made in (self.home, self.scratch):
            made.mkdir()

    def __call__(self, *options, **variables):
        out = self.folder / "out"
        done = subprocess.run(
            [sys.executable, str(MAIN), "selftest", "--out", "out", *options],
            cwd=self.folder,
            env=self.variables(variables),
            capture_output=True,
            text=True,
            timeout=LONGEST,
            check=False,
        )
        report = json.loads((out / "report.json").read_text(encoding="utf-8"))
        return Run(done.returncode, report, out, done.stdout, done.stderr)

    def variables(self, others):
        """No session bus, no display, a home of its own; what the test says."""
        return {
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "HOME": str(self.home),
            "TMPDIR": str(self.scratch),
            "PYTHONFAULTHANDLER": "1",
            **others,
        }

    def left_behind(self):
        """Processes that still have something of the run's folder in their hands."""
        mark = str(self.scratch).encode()
        found = []
        for process in Path("/proc").glob("[0-9]*"):
            try:
                words = (process / "cmdline").read_bytes()
                surroundings = (process / "environ").read_bytes()
            except OSError:
                continue
            if mark in words or mark in surroundings:
                found.append(words)
        return found


@pytest.fixture
def selftest(tmp_path_factory):
    return SelfTest(tmp_path_factory.mktemp("p"))


@pytest.fixture(scope="module")
def surroundings():
    """A real portal, keyring, scanner and queue for the tests of one module."""
    with Rehearsal() as rehearsal:
        surroundings = Surroundings(rehearsal)
        yield surroundings
        surroundings.close()


@pytest.fixture(scope="module")
def profile(surroundings, tmp_path_factory):
    """A settled profile that outlives the processes that open it."""
    return surroundings.settled(tmp_path_factory.mktemp("kept") / "profile")
