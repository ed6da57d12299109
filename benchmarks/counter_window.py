"""A child process: the program on an enrolled profile, the sign-in page in front."""

import sys
from pathlib import Path
from time import monotonic, process_time
from typing import TYPE_CHECKING

from benchmarks.telling import (
    IDLE_MS,
    tell_memory,
    tell_problem,
    tell_processor,
    tell_usable,
)
from counter_app.__main__ import start
from counter_app.paths import Paths
from counter_app.settings import read_settings

if TYPE_CHECKING:
    from counter_app.bootstrap.program import Program

LOOK_MS = 50
"""How often it is asked whether the profile is open by now."""


def main(profile: Path, *, idle: bool, seconds: int = 0) -> int:
    """Show the window and say when it is usable; ``idle``: also what it weighs.

    ``seconds``: and what it costs when left alone so long after that.
    """
    paths = Paths(profile)

    def watch(program: "Program") -> None:
        _watch(program, idle=idle, seconds=seconds)

    return start(paths, read_settings(paths.settings), watch=watch)


def _watch(program: "Program", *, idle: bool, seconds: int) -> None:
    # Imported here: the program must not find Qt imported by its benchmark.
    from PySide6.QtCore import QCoreApplication, QTimer

    from benchmarks.first_paint import FirstPaint

    looking = QTimer(program.window, interval=LOOK_MS)

    def usable() -> None:
        tell_usable()
        if idle:
            looking.start()
        else:
            QCoreApplication.quit()

    def look() -> None:
        if program.problem:
            tell_problem(program.problem)
            QCoreApplication.exit(1)
        elif program.rooms:
            looking.stop()
            QTimer.singleShot(IDLE_MS, lambda: _leave(seconds))

    looking.timeout.connect(look)
    FirstPaint(program.window, usable)
    program.window.resize(1366, 688)


def _leave(seconds: int) -> None:
    """Say what it weighs and, so many seconds later, what they cost."""
    from PySide6.QtCore import QCoreApplication, QTimer

    tell_memory()
    begun, spent = monotonic(), process_time()

    def again() -> None:
        tell_processor(process_time() - spent, monotonic() - begun)
        QCoreApplication.quit()

    QTimer.singleShot(seconds * 1000, again)


if __name__ == "__main__":
    profile, seconds, *more = sys.argv[1:]
    sys.exit(main(Path(profile), idle="--idle" in more, seconds=int(seconds)))
