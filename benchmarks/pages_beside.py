"""The same page through this program and through OCRmyPDF, side by side.

OCRmyPDF straightens, cleans with unpaper, reads with the same Tesseract and writes the
same PDF/A-2b. Processor time, its own start not counted; size and the share of letters
that can be read again in what came out are told beside.
"""

import io
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import process_time

import pypdfium2
from PIL import Image

from benchmarks.measurement import Measurement, NotMeasured
from benchmarks.scanned_page import accuracy, scanned
from counter_app.documents import (
    archiving,
    cleaning,
    looking,
    opening,
    recognising,
)
from counter_app.documents.looking import Wish

OCRMYPDF = (
    *("ocrmypdf", "--quiet", "--jobs", "1", "--language", "vie", "--deskew"),
    *("--clean-final", "--image-dpi", "300", "--output-type", "pdfa-2"),
    *("--optimize", "1"),
)
UNPAPER = ("unpaper", "--quiet", "--overwrite", "--dpi", "300")


def measure(rounds: int) -> Measurement:
    """Do a page both ways; tell size and accuracy on the way."""
    for program in ("ocrmypdf", "unpaper"):
        if shutil.which(program) is None:
            raise NotMeasured(f"{program} is not installed; make bench installs it")
    recognising.prepare()
    ours, theirs = [], []
    for kind in ("plain", "grey", "stamped"):
        raw = scanned(kind)
        came = _read(kind, _at_200(opening.page(raw, 0)))
        for at in range(rounds):
            mine, spent = _ours(raw)
            other, taken = _ocrmypdf(raw)
            ours.append(spent)
            theirs.append(taken)
            if at == 0:
                _tell(kind, "this program", spent, mine, came)
                _tell(kind, "ocrmypdf", taken, other, came)
        _tell_unpaper(kind, raw, came)
    return Measurement(
        name="pages_beside",
        what="three pages at 300 dpi to PDF/A-2b with their text, processor time",
        against="OCRmyPDF with unpaper, its start not counted, on the same pages",
        unit="ms",
        ours=ours,
        limit=theirs,
        goal=1.0,
    )


def _ours(raw: bytes) -> tuple[bytes, float]:
    began = process_time()
    _noticed, pdf = looking.look([(raw, 0)], Wish())
    return archiving.joined([pdf]), (process_time() - began) * 1000


def _ocrmypdf(raw: bytes) -> tuple[bytes, float]:
    with tempfile.TemporaryDirectory() as folder:
        page, done = Path(folder, "a.png"), Path(folder, "a.pdf")
        page.write_bytes(raw)
        start = _spent(["ocrmypdf", "--version"])
        whole = _spent([*OCRMYPDF, str(page), str(done)])
        return done.read_bytes(), whole - start


def _spent(command: list[str]) -> float:
    before = getrusage(RUSAGE_CHILDREN)
    # As the program's own workers: several threads for one page would only spin.
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, capture_output=True, check=False, env=alone)
    after = getrusage(RUSAGE_CHILDREN)
    if done.returncode:
        raise NotMeasured(
            f"{command[0]}: {done.stderr.decode(errors='replace')[-200:]}"
        )
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent * 1000


def _tell(kind: str, who: str, spent: float, pdf: bytes, came: float) -> None:
    document = pypdfium2.PdfDocument(pdf)
    kept = document[0].render(scale=200 / 72).to_pil().convert("L")
    document.close()
    kept.info["dpi"] = (200, 200)
    _line(kind, who, spent, len(pdf), _read(kind, kept), came)


def _tell_unpaper(kind: str, raw: bytes, came: float) -> None:
    """Unpaper alone makes a picture: how well it reads, and what it cost."""
    with tempfile.TemporaryDirectory() as folder:
        page, done = Path(folder, "a.pgm"), Path(folder, "b.pgm")
        Image.open(io.BytesIO(raw)).convert("L").save(page)
        spent = _spent([*UNPAPER, str(page), str(done)])
        with Image.open(done) as cleaned:
            grey = cleaned.resize((1654, 2339), Image.Resampling.LANCZOS)
        grey.info["dpi"] = (200, 200)
        _line(kind, "unpaper (no file)", spent, 0, _read(kind, grey), came)


def _line(
    kind: str, who: str, spent: float, size: int, kept: float, came: float
) -> None:
    print(
        f"  {kind:<8} {who:<18} {spent:>6.0f} ms {size / 1000:>6.0f} kB"
        f"  {kept:.4f} of the letters read, {kept / came:.3f} of the raw page's",
        file=sys.stderr,
    )


def _at_200(page: Image.Image) -> Image.Image:
    grey = cleaning.at_dpi(page).convert("L")
    grey.info["dpi"] = (200, 200)
    return grey


def _read(kind: str, page: Image.Image) -> float:
    """Return the accuracy of what is read below the head and above foot and stamp."""
    high, end = page.height, 0.72 if kind == "stamped" else 0.945
    body = page.crop((0, round(high * 0.17), page.width, round(high * end)))
    body.info["dpi"] = page.info["dpi"]
    return accuracy(kind, " ".join(word.text for word in recognising.read(body).words))
