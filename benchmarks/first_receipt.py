"""The first receipt of a day: a fresh process, its libraries imported, nothing drawn.

Processor time against a fixed limit: what is waited for when the first citizen is
received before the program had a moment to get ready.
"""

import subprocess
import sys

from benchmarks.measurement import Measurement, NotMeasured

LIMIT_MS = 120.0
CHILD = """
from time import process_time
import reportlab.pdfgen.canvas, reportlab.pdfbase.ttfonts, segno, barcode.codex
from benchmarks.invented import RECEIPT
from counter_app.domain.receipts import PaperSize
from counter_app.paper.receipts import PdfReceipts
from counter_app.paths import RESOURCES
began = process_time()
paper = PdfReceipts(fonts=RESOURCES / "fonts", wordings=RESOURCES / "paper")
paper.receipt(RECEIPT, PaperSize.A5)
print((process_time() - began) * 1000)
"""


def measure(rounds: int) -> Measurement:
    """Draw one receipt in each of so many processes."""
    ours = [_once() for _ in range(rounds + 1)][1:]  # the first warms the disk
    return Measurement(
        name="first_receipt",
        what="the first receipt of a process, libraries imported, processor time",
        against="120 ms",
        unit="ms",
        ours=ours,
        limit=[LIMIT_MS] * len(ours),
        goal=1.0,
    )


def _once() -> float:
    done = subprocess.run(
        [sys.executable, "-c", CHILD],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    if done.returncode:
        raise NotMeasured(done.stderr.strip().splitlines()[-1])
    return float(done.stdout)
