"""A child process: the least PySide6 window a person could type into."""

import sys

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QFormLayout, QLabel, QLineEdit, QWidget

from benchmarks.first_paint import FirstPaint
from benchmarks.telling import IDLE_MS, tell_memory, tell_usable

ROWS = 10
"""Each a label and a line to type into: twenty widgets."""


def main(*, idle: bool) -> int:
    """Show the window and say when it is usable; ``idle``: also what it weighs."""
    app = QApplication(sys.argv[:1])
    window = QWidget()
    rows = QFormLayout(window)
    for number in range(ROWS):
        rows.addRow(QLabel(f"Mục {number}"), QLineEdit())
    window.resize(1366, 688)

    def usable() -> None:
        tell_usable()
        QTimer.singleShot(IDLE_MS if idle else 0, leave)

    def leave() -> None:
        if idle:
            tell_memory()
        app.quit()

    FirstPaint(window, usable)
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main(idle="--idle" in sys.argv))
