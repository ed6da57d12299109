"""A driver at work in a process of its own: a hang or a crash costs a sentence.

One at a time; to cancel is to kill it, from any thread. On every system.
"""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from subprocess import DEVNULL

from counter_app.domain.camera_errors import CameraProblem
from counter_app.domain.errors import DeviceFault, ScannerProblem

NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""On Windows a console program would show one for a moment."""


class Driver:
    """Holds the process that speaks to a device now."""

    def __init__(
        self,
        silence: float,
        problem: type[ScannerProblem | CameraProblem] = ScannerProblem,
    ) -> None:
        """``silence``: seconds without a sign of life until the device counts as hung.

        ``problem`` is what is raised while another runs.
        """
        self._silence = silence
        self._problem = problem
        self._lock = threading.Lock()
        self._child: subprocess.Popen[bytes] | None = None
        self.killed: DeviceFault | None = None
        """Why the last one was killed: CANCELLED by stop, STOPPED as hung."""

    @contextmanager
    def running(
        self, command: Sequence[str], device: str, *, complaints: int = DEVNULL
    ) -> Iterator[subprocess.Popen[bytes]]:
        """Run it with a pipe from its output; dead and waited for afterwards.

        ``complaints`` is where its standard error goes, as subprocess names it. Raises
        the problem BUSY while another runs, OSError when it does not start.
        """
        with self._lock:
            if self._child:
                raise self._problem(device, DeviceFault.BUSY)
            self.killed = None
            self._child = child = subprocess.Popen(  # noqa: S603 -- a list, no shell
                command,
                stdin=DEVNULL,
                stdout=subprocess.PIPE,
                stderr=complaints,
                start_new_session=sys.platform != "win32",  # its helpers die with it
                creationflags=NO_WINDOW,
            )
        try:
            yield child
        finally:
            _kill(child)
            child.wait()
            for pipe in (child.stdout, child.stderr):
                if pipe:
                    pipe.close()
            with self._lock:
                self._child = None

    @contextmanager
    def watched(self, child: subprocess.Popen[bytes]) -> Iterator[None]:
        """Kill it if what is done here takes longer than the silence allowed."""

        def hung() -> None:
            if child.poll() is None:
                self.killed = self.killed or DeviceFault.STOPPED
                _kill(child)

        timer = threading.Timer(self._silence, hung)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def stop(self) -> None:
        """Kill what runs now. Quick."""
        with self._lock:
            if self._child:
                self.killed = DeviceFault.CANCELLED
                _kill(self._child)


def _kill(child: subprocess.Popen[bytes]) -> None:
    if child.poll() is not None:
        return
    if sys.platform == "win32":
        child.kill()
    else:
        with suppress(ProcessLookupError):
            os.killpg(child.pid, signal.SIGKILL)
