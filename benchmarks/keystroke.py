"""One letter typed into the largest declaration."""

import os
from itertools import cycle
from time import process_time

from benchmarks.measurement import Measurement

BEARABLE_MS = 8.0
LETTERS = "Nguyen Thi Thu "
NAME = "/con_ho_ten"


def measure(rounds: int) -> Measurement:
    """Type into a whole form; each key is measured until the screen shows it."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtTest import QTest

    from benchmarks.declared import Desk

    desk = Desk()
    desk.open()
    desk.finish()
    line = desk.view.question(NAME).editor.stop_at("")
    line.setFocus()
    ours = []
    for _, letter in zip(range(rounds), cycle(LETTERS), strict=False):
        began = process_time()
        QTest.keyClicks(line, letter)
        desk.app.processEvents()
        ours.append((process_time() - began) * 1000)
    return Measurement(
        name="keystroke",
        what="one letter typed into the largest declaration, processor time",
        against="the 8 ms a key may take",
        unit="ms",
        ours=ours,
        limit=[BEARABLE_MS] * rounds,
        goal=1.0,
    )
