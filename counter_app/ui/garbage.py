"""Garbage is looked for on the GUI thread only.

Python looks for it on whatever thread happens to make the next object, and takes apart
what it finds right there. Of a screen that nobody shows any more, that would be its
widgets, timers and layouts: Qt ends the process when they go on another thread than
their own, now and then.
"""

import gc

from PySide6.QtCore import QObject, QTimer

from counter_app.ui.idle import Idle

EVERY_MS = 250
PAUSE_MS = 3000
"""Nobody who has not touched anything for so long feels a twentieth of a second."""
YOUNG, EVERY = 1, 2
"""Generations; the last one is all there is, and takes some 50 ms to look through."""


class Garbage(QObject):
    """Looks for garbage now and then, as much as Python itself would.

    Through everything only when the officer pauses, as ``pause`` says.
    """

    def __init__(self, pause: Idle, parent: QObject | None = None) -> None:
        super().__init__(parent)
        pause.idle.connect(collect_due)
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(lambda: collect_due(YOUNG))

    def leave(self) -> None:
        """Nobody looks for any: much is being made, and nothing of it is garbage."""
        gc.disable()
        self._timer.stop()

    def collect(self) -> None:
        """Look from now on, but not through what there is: it stays to the end.

        The libraries are most of it; looking through them would halt the screen for
        longer than a person should wait.
        """
        gc.disable()
        gc.freeze()
        self._timer.start()


def collect_due(oldest: int = EVERY) -> None:
    """Look through the oldest generation that has grown beyond its limit."""
    grown, limits = gc.get_count(), gc.get_threshold()
    for generation in range(oldest, -1, -1):
        if grown[generation] > limits[generation]:
            gc.collect(generation)
            return
