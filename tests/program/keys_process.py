"""The program started with keys of the settings; says which it listens to. No test."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer

from counter_app.bootstrap.program import run_program
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.ui.actions import Command, bindings

if __name__ == "__main__":

    def tell(program):
        def told():
            now = next(one for one in bindings() if one.command is Command.TODAY)
            print(*now.keys, flush=True)
            program.window.close()

        QTimer.singleShot(0, program.window, told)

    settings = Settings(keys=sys.argv[2])
    sys.exit(run_program(Paths(Path(sys.argv[1])), settings, watch=tell))
