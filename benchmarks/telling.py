"""What a window in a child process tells the benchmark, one line each."""

import sys
from pathlib import Path

USABLE = "usable"
MEMORY = "memory"
PROCESSOR = "processor"
IDLE_MS = 1500
"""How long a window is left alone before it is weighed."""
STATUS = Path("/proc/self/status")


def tell_usable() -> None:
    """Say that the window is usable now."""
    print(USABLE, flush=True)


def tell_memory() -> None:
    """Say how many KiB of this process lie in memory; 0 where nobody can tell."""
    print(MEMORY, _resident(), flush=True)


def tell_processor(spent: float, passed: float) -> None:
    """Say how many seconds of a processor were spent in so many seconds."""
    print(PROCESSOR, spent, passed, flush=True)


def tell_problem(problem: object) -> None:
    """Say why there will be nothing more to tell."""
    print(repr(problem), file=sys.stderr, flush=True)


def _resident() -> int:
    if not STATUS.exists():
        return 0
    for line in STATUS.read_text(encoding="ascii", errors="replace").splitlines():
        name, _colon, value = line.partition(":")
        if name == "VmRSS":
            return int(value.split()[0])
    return 0
