"""The portal's command line in a process of its own, quick to start.

A helper process has read the portal's modules once; each command is a fork of it. What
runs is what ``python -m city_portal`` runs, in a process that can be killed.
"""

import multiprocessing
import os
import sys
from dataclasses import dataclass

FORK = multiprocessing.get_context("forkserver")
FORK.set_forkserver_preload(["tests.portal_modules", "tests.cli.modules"])


@dataclass(frozen=True)
class Said:
    """What a command said and how it ended."""

    returncode: int
    stdout: str
    stderr: str


def _main(words, out, err):
    os.dup2(out.fileno(), 1)
    if err is not None:
        os.dup2(err.fileno(), 2)
    from city_portal.__main__ import main

    sys.exit(main(words))


class PortalProcess:
    """A running command; its output can be read while it runs."""

    def __init__(self, *words, apart=False):
        """Begin; ``apart`` keeps what it complains of too."""
        pipes = [FORK.Pipe(duplex=False) for _ in range(2 if apart else 1)]
        ends = [end for _ours, end in pipes] + ([] if apart else [None])
        self._child = FORK.Process(
            target=_main, args=(list(map(str, words)), *ends), daemon=True
        )
        self._child.start()
        for _ours, end in pipes:
            end.close()
        files = [os.fdopen(os.dup(ours.fileno())) for ours, _ in pipes]
        for ours, _end in pipes:
            ours.close()
        self.stdout, self.stderr = (*files, None)[:2]
        self.pid = self._child.pid

    def kill(self):
        """Power off."""
        self._child.kill()
        self._child.join(10)
        for file in filter(None, (self.stdout, self.stderr)):
            file.close()

    def end(self):
        """Read what it says to its end; return its status and that."""
        texts = [file.read() for file in filter(None, (self.stdout, self.stderr))]
        self._child.join()
        status = self._child.exitcode
        self.kill()
        return Said(status, *texts)


def told(*words):
    """Let the portal do what the command line says, whatever comes of it."""
    return PortalProcess(*words, apart=True).end()


def say(*words):
    """Let the portal do what the command line says; return what it said."""
    done = told(*words)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
