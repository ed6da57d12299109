"""Event filters of the whole program, put where a person's input enters it.

A filter on the application is shown every event of every widget: thousands while a page
is built and laid out, and for each one the screen must wait for Python, which another
lane may hold. A key or a click arrives at the window first, once, before any widget.
"""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from PySide6.QtGui import QWindow


class Watchers:
    """Shows filters what comes into whichever window is in front."""

    def __init__(self, app: QGuiApplication, *filters: QObject) -> None:
        """Begin with the next window that comes to the front.

        Of several filters the last one sees an event first.
        """
        self._app = app
        self._filters = filters
        app.focusWindowChanged.connect(self.follow)

    def follow(self, window: "QWindow | None") -> None:
        """Watch this window too; a dialog is a window of its own."""
        if window is not None:
            for each in self._filters:
                window.installEventFilter(each)  # twice is once

    def end(self) -> None:
        """Watch nothing any more."""
        self._app.focusWindowChanged.disconnect(self.follow)
        for window in self._app.allWindows():
            for each in self._filters:
                window.removeEventFilter(each)
