"""The first start of the day: nothing of program, profile or Python is in memory yet.

What it takes is mostly the disk's, so it says something about this machine's only, and
no goal is set in milliseconds.
"""

import os
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.throwaway import throwaway_profile
from benchmarks.windows import ROOT, bare_window, counter_window

EVERYTHING = Path("/proc/sys/vm/drop_caches")
"""Root writes a number here, and the system forgets what it has read."""


def measure(rounds: int) -> Measurement:
    """Start both, in turn, each with cold files."""
    with throwaway_profile() as paths:
        ours, limit = [], []
        for _ in range(rounds):
            _forget(paths.profile)
            ours.append(counter_window(paths.profile, idle=False).milliseconds)
            _forget(paths.profile)
            limit.append(bare_window(idle=False).milliseconds)
    return Measurement(
        name="cold_start",
        what="process start to the sign-in page, no file of it in memory",
        against="the same of a bare PySide6 window with twenty widgets",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=2.0,
    )


def _forget(profile: Path) -> None:
    """Take what a start reads out of memory.

    Not as root the system's own libraries stay: they are others' too.
    """
    if not hasattr(os, "posix_fadvise"):
        raise NotMeasured("this system cannot be told to forget what it has read")
    os.sync()  # what is not written yet cannot be forgotten
    if os.access(EVERYTHING, os.W_OK):
        EVERYTHING.write_text("3")
        return
    for file in _read_at_a_start(profile):
        with file.open("rb") as opened:
            os.posix_fadvise(opened.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _read_at_a_start(profile: Path) -> Iterator[Path]:
    own = (ROOT / "counter_app", ROOT / "resources", profile)
    for folder in (*own, Path(sys.prefix), Path(sysconfig.get_path("stdlib"))):
        yield from (path for path in folder.rglob("*") if path.is_file())
