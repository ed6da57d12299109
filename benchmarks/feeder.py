"""A child process: the virtual feeder; drawing its stack costs the window nothing."""

import io
import sys
from pathlib import Path
from threading import Thread

from PIL import Image

from benchmarks.scanned_page import scanned
from counter_app.rehearsal.escl import VirtualFeeder

KINDS = ("plain", "stamped", "grey")


def main(folder: Path, pages: int) -> None:
    """Serve until standard input ends; the first line is the scanner's name."""
    sheets = [Image.open(io.BytesIO(scanned(kind))).convert("RGB") for kind in KINDS]
    feeder = VirtualFeeder(lambda: [sheets[at % len(sheets)] for at in range(pages)])
    serving = Thread(target=feeder.serve, daemon=True)
    serving.start()
    print(feeder.configure(folder), flush=True)
    sys.stdin.read()
    feeder.close()
    serving.join()


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
