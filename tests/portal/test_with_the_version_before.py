"""Counters of the version before with this portal, and these counters with that one.

The version before is taken from the repository: its own counter, its own portal and its
own tests of the two together. Only who is spoken to is of the other version.
"""

import io
import os
import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BEFORE = "018bc21"
"""Before submissions from home and halts came to the wire; to move with a release."""
PARTS = ("counter_app", "city_portal", "resources", "tests", "pyproject.toml")
SPOKEN = "tests/sync/test_real_portal.py"
SHIM = '''"""The portal of another version, in a process of its own."""

import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Said:
    returncode: int
    stdout: str
    stderr: str


class PortalProcess:
    def __init__(self, *words, apart=False):
        command = [sys.executable, "-m", "city_portal", *map(str, words)]
        self._child = subprocess.Popen(
            command,
            cwd={home!r},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE if apart else None,
        )
        self.stdout, self.stderr = self._child.stdout, self._child.stderr
        self.pid = self._child.pid

    def kill(self):
        self._child.kill()
        self._child.wait(10)
        for file in filter(None, (self.stdout, self.stderr)):
            file.close()

    def end(self):
        out, err = self._child.communicate()
        return Said(self._child.returncode, out, err or "")


def told(*words):
    return PortalProcess(*words, apart=True).end()


def say(*words):
    done = told(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
'''


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    folder = tmp_path_factory.mktemp("before")
    command = ["git", "archive", BEFORE, *PARTS]
    packed = subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as tar:
        tar.extractall(folder, filter="data")
    return folder


def spoken(counters, portals, folder):
    """Run the counters' own tests of speaking with a portal of another version."""
    for part in PARTS:
        if part != "tests":
            (folder / part).symlink_to(counters / part)
    shutil.copytree(counters / "tests", folder / "tests")
    shim = SHIM.replace("{home!r}", repr(str(portals)))
    (folder / "tests" / "portal_process.py").write_text(shim, encoding="utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", SPOKEN],
        cwd=folder,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.soak
def test_a_counter_of_the_version_before_works_with_this_portal(before, tmp_path):
    done = spoken(before, ROOT, tmp_path)

    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout


@pytest.mark.soak
def test_a_counter_of_this_version_works_with_the_portal_before(before, tmp_path):
    done = spoken(ROOT, before, tmp_path)

    assert done.returncode == 0, done.stdout[-4000:]
    assert " passed" in done.stdout
