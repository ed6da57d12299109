"""Every screen in its window, one after the other, for a screen reader. Not a test.

A line in shows the next screen, whose name comes out; after the last one it ends.
"""

import os
import sys

os.environ["QT_QPA_PLATFORM"] = "xcb"

from PySide6.QtCore import QSocketNotifier

from counter_app.ui.application import Application
from tests.ui.conftest import RESOURCES, AtOnce
from tests.ui.screens import NAMES, Screens


def main():
    app = Application(RESOURCES)
    names, shown = iter(NAMES), []

    def follow(*_):
        os.read(sys.stdin.fileno(), 100)
        name = next(names, None)
        if name is None:
            app.quit()
            return
        screens = Screens(AtOnce())
        screens.open(name)
        screens.window.resize(1366, 740)
        screens.window.show()
        for before in shown:
            before.window.hide()
            before.window.deleteLater()
        shown[:] = [screens]
        app.processEvents()
        sys.stdout.write(f"{name}\n")
        sys.stdout.flush()

    line = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    line.activated.connect(follow)
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
