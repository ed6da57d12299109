"""A portal, a keyring and a scanner for counters that are killed and opened again."""

import json
import os
import selectors
import subprocess
import sys
from pathlib import Path
from time import monotonic

from tests.program.counter_process import opened

SCRIPT = Path(__file__).with_name("counter_process.py")
ROOT = Path(__file__).parents[2]
LONGEST = 60


class Child:
    """One counter process; what it says is read line by line."""

    def __init__(self, what, profile, portal):
        self._process = subprocess.Popen(
            [sys.executable, str(SCRIPT), what, str(profile), portal],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONFAULTHANDLER": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        os.set_blocking(self._process.stdout.fileno(), False)
        self._rest = b""
        self.said = []

    def listen(self, seconds):
        """Hear what it says for so long."""
        until = monotonic() + seconds
        with selectors.DefaultSelector() as ready:
            ready.register(self._process.stdout, selectors.EVENT_READ)
            while (left := until - monotonic()) > 0:
                if ready.select(left) and not self._read():
                    return

    def wait_for(self, what):
        """Hear it until it says this."""
        until = monotonic() + LONGEST
        while not any(line["what"] == what for line in self.said):
            ended = self._process.poll() is not None
            assert monotonic() < until, (what, self.said)
            assert not ended, self._process.stderr.read().decode()
            self.listen(0.05)

    def kill(self):
        """End it as a power cut does, and hear its last words."""
        assert self._process.poll() is None, self._process.stderr.read().decode()
        at = monotonic()
        self._process.kill()
        self._process.wait()
        self._read()
        return at

    def close(self):
        """Leave nothing of it, however the test went."""
        if self._process.poll() is None:
            self._process.kill()
            self._process.wait()
        self._process.stdout.close()
        self._process.stderr.close()

    def _read(self):
        data = self._process.stdout.read()
        if not data:
            return False
        *whole, self._rest = (self._rest + data).split(b"\n")
        self.said += [json.loads(line) for line in whole]
        return True


class Surroundings:
    """What a kept profile needs around it."""

    def __init__(self, rehearsal):
        self.rehearsal = rehearsal
        self.url = rehearsal.portal.url
        self._children = []

    def settled(self, profile):
        """Enrol a new profile and let it hear the portal once."""
        counter = opened(profile, self.url)
        try:
            self.rehearsal.settle(counter)
        finally:
            counter.close()
        return profile

    def child(self, what, profile):
        """Start a counter process that lives no longer than this test module."""
        self._children.append(Child(what, profile, self.url))
        return self._children[-1]

    def close(self):
        for child in self._children:
            child.close()
