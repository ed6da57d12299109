"""The citizen's screen of the real window, for a real input method. Not a test.

Says JSON whenever it changes: the name as it stands and as it is shown, and whether it
has the focus; a line in empties the name and goes back to it.
"""

import json
import os
import sys

os.environ["QT_QPA_PLATFORM"] = "xcb"

from PySide6.QtCore import QSocketNotifier, QTimer

from counter_app.ui.application import Application
from tests.ui.conftest import RESOURCES, AtOnce
from tests.ui.screens import Screens


def main():
    app = Application(RESOURCES)
    screens = Screens(AtOnce())
    page = screens.open("person")
    window, name = screens.window, page._fields["name"]
    other = page._fields["address"]
    window.resize(1366, 740)
    window.move(0, 0)
    window.show()
    window.activateWindow()
    told = []

    def begin(*_):
        os.read(sys.stdin.fileno(), 100)
        name.clear()
        name.setFocus()

    def tell():
        there = other.mapToGlobal(other.rect().center())
        now = {
            "text": name.text(),
            "shown": name.shown_text(),
            "typing": name.hasFocus() and app.focusWindow() is not None,
            "elsewhere": [there.x(), there.y()],
        }
        if [now] != told:
            told[:] = [now]
            sys.stdout.write(json.dumps(now) + "\n")
            sys.stdout.flush()

    timer = QTimer(interval=50)
    timer.timeout.connect(tell)
    timer.start()
    line = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    line.activated.connect(begin)
    sys.exit(app.exec())


if __name__ == "__main__":
    main()
