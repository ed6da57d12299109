"""Two officers of one system account cannot read each other's drafts.

On the screen: test_lock.py. Here: in the other's running process, in the database
opened by one's own password, in the files.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.program.own_drafts_process import spelt

SCRIPT = Path(__file__).with_name("own_drafts_process.py")
ROOT = Path(__file__).parents[2]
AS_OFFICER = ("setpriv", "--bounding-set", "-sys_ptrace") if not os.getuid() else ()
"""Without the right no officer's account has, even where tests are root's."""
READ_MEMORY = """
import sys
found, pid = 0, sys.argv[1]
needles = [bytes.fromhex(one) for one in sys.argv[2:]]
try:
    with open(f"/proc/{pid}/mem", "rb", 0) as memory, open(f"/proc/{pid}/maps") as maps:
        for line in maps:
            where, how = line.split()[:2]
            if how.startswith("rw") and "[v" not in line:
                begin, end = (int(one, 16) for one in where.split("-"))
                memory.seek(begin)
                content = memory.read(end - begin)
                found += any(one in content for one in needles)
    print("found" if found else "nothing")
except PermissionError:
    print("refused")
"""


class Officer:
    """A process of one officer, which says JSON and waits for a line."""

    def __init__(self, *words):
        self.process = subprocess.Popen(
            [*AS_OFFICER, sys.executable, str(SCRIPT), *words],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def hear(self, what):
        for line in self.process.stdout:
            told = json.loads(line)
            if told["what"] == what:
                return told["text"]
        raise AssertionError(f"{what} was not said")

    def go(self):
        self.process.communicate("\n", timeout=60)


@pytest.fixture
def start():
    started = []

    def begin(*words):
        started.append(Officer(*words))
        return started[-1]

    yield begin
    for one in started:
        one.process.kill()
        one.process.communicate()


def memory_of(officer):
    """What another program of the same account finds in this one's memory."""
    done = subprocess.run(
        [
            *(
                *AS_OFFICER,
                sys.executable,
                "-I",
                "-c",
                READ_MEMORY,
                str(officer.process.pid),
            ),
            *(one.hex() for one in spelt()),
        ],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    return done.stdout.strip()


def test_case_8_and_case_9_nobody_of_one_account_reads_anothers_draft(
    surroundings, profile, start
):
    hides_nothing = start("open")
    hides_nothing.hear("typed")
    first = start("typing", str(profile), surroundings.url)
    draft, is_there = first.hear("typed")

    open_memory, memory = memory_of(hides_nothing), memory_of(first)
    first.go()
    second = start("prying", str(profile), surroundings.url, draft)
    pried = second.hear("pried")

    assert is_there
    assert (open_memory, memory) == ("found", "refused")
    assert pried == {
        "is there": True,
        "tables": [],
        "files": 0,
        "given": "not yours",
        "listed": False,
    }
