"""Two hundred pages looked at and filed as one PDF: memory of program and workers."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.stack import PATIENCE, page_of
from benchmarks.windows import ROOT
from counter_app.documents.pictures import WORKERS, IsolatedPictures

PAGES = 200
LIMIT_MIB = 400.0


def measure(rounds: int) -> Measurement:
    """Look, keep what a walk-in keeps, join; add up what each process came to."""
    if not Path("/proc/self/status").exists():
        raise NotMeasured("resident memory is read from /proc, which is Linux only")
    ours = [_apart() for _ in range(rounds)]
    return Measurement(
        name="pages_memory",
        what=f"{PAGES} pages looked at, then joined: this process and its workers",
        against=f"{LIMIT_MIB:.0f} MiB",
        unit="MiB",
        ours=ours,
        limit=[LIMIT_MIB] * rounds,
        goal=1.0,
    )


def _apart() -> float:
    """Do it in a process of its own: the highest of this one is what came before."""
    words = [sys.executable, "-m", "benchmarks.pages_memory"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise NotMeasured(f"the pages were not joined: {done.stderr[-200:]}")
    return float(done.stdout)


def _peak() -> float:
    raws = [_made("plain"), _made("stamped")]
    with (
        IsolatedPictures(time_limit=PATIENCE) as pictures,
        ThreadPoolExecutor(WORKERS) as lanes,
    ):
        stack = [raws[at % len(raws)] for at in range(PAGES)]
        looked = lanes.map(lambda raw: pictures.look(page_of(), [raw])[1], stack)
        pictures.joined(list(looked))
        return sum(map(_highest, ("self", *map(str, pictures.worker_ids))))


def _made(kind: str) -> bytes:
    """Have the page made by a process that does not count."""
    asked = "import sys; from benchmarks.scanned_page import scanned as made; "
    asked += f"sys.stdout.buffer.write(made({kind!r}))"
    return subprocess.check_output([sys.executable, "-c", asked])


def _highest(process: str) -> float:
    status = Path("/proc", process, "status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    print(_peak())
