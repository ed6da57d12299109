"""The program started with a size of words; says how large they are. Not a test."""

import sys
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication

from counter_app.bootstrap.program import run_program
from counter_app.paths import Paths
from counter_app.settings import Settings

if __name__ == "__main__":

    def tell(program):
        def told():
            print(QApplication.font().pixelSize(), flush=True)
            program.window.close()

        QTimer.singleShot(0, program.window, told)

    settings = Settings(text_size=sys.argv[2])
    sys.exit(run_program(Paths(Path(sys.argv[1])), settings, watch=tell))
