"""From F9 to the job in the queue, what paper has of it: draw, and tell a real CUPS.

By the clock on the wall, because most of it is waiting for CUPS's own programs.
"""

import tempfile
from pathlib import Path
from time import perf_counter

from benchmarks.invented import RECEIPT
from benchmarks.measurement import Measurement, NotMeasured
from counter_app.domain.outlets import Outlet
from counter_app.domain.receipts import PaperSize
from counter_app.paper.printing import CupsPrinter
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES
from counter_app.rehearsal.printer import PrivateQueue

LIMIT_MS = 300.0


def measure(rounds: int) -> Measurement:
    """Print the same receipt so many times on a queue that swallows it."""
    paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
    paper.prepare()
    printer = CupsPrinter()
    with tempfile.TemporaryDirectory() as folder:
        queue = PrivateQueue(Path(folder))
        name = queue.open()
        if not name:
            raise NotMeasured("there is no CUPS on this machine")
        try:
            to = Outlet(printer=name)
            ours = []
            for _ in range(rounds):
                began = perf_counter()
                printer.send(paper.receipt(RECEIPT, PaperSize.A5), "receipt", to)
                ours.append((perf_counter() - began) * 1000)
        finally:
            queue.close()
    return Measurement(
        name="job",
        what="the receipt drawn and accepted by the queue of a real CUPS",
        against="300 ms",
        unit="ms",
        ours=ours,
        limit=[LIMIT_MS] * rounds,
        goal=1.0,
    )
