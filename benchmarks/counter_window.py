"""A child process: the program on an enrolled profile, the sign-in page in front."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from benchmarks.first_paint import FirstPaint
from benchmarks.telling import IDLE_MS, tell_memory, tell_problem, tell_usable
from counter_app.bootstrap.program import Plan, Program
from counter_app.paths import Paths
from counter_app.settings import read_settings
from counter_app.ui.application import Application

LOOK_MS = 50
"""How often it is asked whether the profile is open by now."""


def main(profile: Path, *, idle: bool) -> int:
    """Show the window and say when it is usable; ``idle``: also what it weighs."""
    paths = Paths(profile)
    app = Application(paths.resources)
    program = Program(app, Plan(paths=paths, settings=read_settings(paths.settings)))
    looking = QTimer()
    looking.setInterval(LOOK_MS)

    def usable() -> None:
        tell_usable()
        if idle:
            looking.start()
        else:
            app.quit()

    def look() -> None:
        if program.problem:
            tell_problem(program.problem)
            app.exit(1)
        elif program.rooms:
            looking.stop()
            QTimer.singleShot(IDLE_MS, leave)

    def leave() -> None:
        tell_memory()
        app.quit()

    looking.timeout.connect(look)
    FirstPaint(program.window, usable)
    program.window.resize(1366, 688)
    program.show()
    try:
        return app.exec()
    finally:
        program.close()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), idle="--idle" in sys.argv))
