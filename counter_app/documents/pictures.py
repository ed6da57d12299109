"""Pages and files into the PDFs that are kept; every decode in a worker process.

Workers live on between requests, because starting one costs more than a page; there are
as many as cores, at most two, so that pages of a stack are looked at side by side. One
that crashes, hangs or eats too much is killed and the page or file is refused: the
program and its keys are never in the same process as bytes from outside.
"""

import json
import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from counter_app.documents import worker
from counter_app.domain.errors import FileFault, FileRefused
from counter_app.domain.ids import Sha256
from counter_app.domain.stacks import Finding, Ink, Look, Page

log = logging.getLogger(__name__)
MEGABYTE = 2**20
BIGGEST = 25 * MEGABYTE
"""Bytes of one file (SECURITY 1.7)."""
TIME_LIMIT = 20.0
"""Seconds of one file or page (SECURITY 1.7)."""
PAGE_TIME = 0.5
"""Seconds more for each page to join."""
BEHIND_THE_SCREEN = getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0)
"""On Windows; elsewhere a worker stands back by itself."""
WORKERS = max(1, min(2, os.cpu_count() or 1))

_START = (
    "import sys; sys.path.insert(0, sys.argv.pop());"
    "from counter_app.documents.worker import main; main()"
)


class IsolatedPictures:
    """The decoders behind a wall; safe from several threads, a request a worker."""

    def __init__(
        self, *, time_limit: float = TIME_LIMIT, workers: int = WORKERS
    ) -> None:
        self._time_limit = time_limit
        self._workers = [_Worker() for _ in range(workers)]
        self._free: queue.LifoQueue[_Worker] = queue.LifoQueue()
        for one in self._workers:
            self._free.put(one)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def worker_ids(self) -> Sequence[int]:
        """The process ids of the workers that live."""
        return [one.pid for one in self._workers if one.pid is not None]

    def pages_in(self, name: str, content: bytes) -> int:
        """Check a file and return how many pages it has; or raise FileRefused.

        PDF, JPEG, PNG, TIFF and HEIC are taken by their content, whatever the name
        says: at most 25 MiB, 200 pages, 12,000 pixels a side, 80 million in all.
        """
        if not content:
            raise FileRefused(name, FileFault.EMPTY)
        if len(content) > BIGGEST:
            raise FileRefused(
                name,
                FileFault.TOO_BIG,
                megabytes=len(content) / MEGABYTE,
                limit=BIGGEST / MEGABYTE,
            )
        [pages] = self._ask(name, self._time_limit, worker.COUNT, _sent(name), content)
        if not pages.isdigit():
            raise FileRefused(name, FileFault.UNREADABLE)
        return int(pages)

    def look(self, page: Page, raws: Sequence[bytes]) -> tuple[Look, bytes]:
        """Clean, check and read a page; return what came of it, and it as a PDF.

        ``raws`` are the contents of ``page.raws``. The hash of the PDF is left empty:
        whoever keeps it knows it. Raises FileRefused.
        """
        wish = {
            "pages": [raw.index for raw in page.raws],
            "turn": page.turn,
            "crop": page.crop,
        }
        told = json.dumps(wish).encode()
        answer = self._ask(page.name, self._time_limit, worker.LOOK, told, *raws)
        try:
            facts, pdf = answer
            return _look(json.loads(facts), _pdf(pdf, page.name)), pdf
        except (ValueError, KeyError, TypeError) as error:
            raise FileRefused(page.name, FileFault.UNREADABLE) from error

    def joined(self, pages: Sequence[bytes]) -> bytes:
        """Join pages as ``look`` gave them into one PDF/A-2b."""
        time = self._time_limit + PAGE_TIME * len(pages)
        return _pdf(self._ask("", time, worker.JOIN, *pages)[0], "")

    def preview(self, pdf: bytes, page: int, width: int) -> bytes:
        """Draw one page (from 0) as PNG, ``width`` pixels wide."""
        wish = f"{page} {width}".encode()
        [drawn] = self._ask("", self._time_limit, worker.PREVIEW, wish, pdf)
        if not drawn.startswith(b"\x89PNG"):
            raise FileRefused("", FileFault.UNREADABLE)
        return drawn

    def walls(self) -> frozenset[str]:
        """Return which walls hold a worker: ``files``, ``calls``; FileRefused if dead.

        See ``documents.walls.standing``; on Windows none does.
        """
        [held] = self._ask("", self._time_limit, worker.WALLS)
        return frozenset(held.decode("ascii", "replace").split())

    def close(self) -> None:
        """End the workers; a later request starts others. Waits for what runs."""
        held = [self._free.get() for _ in self._workers]
        for one in held:
            one.end()
            self._free.put(one)

    def _ask(self, name: str, seconds: float, *request: bytes) -> list[bytes]:
        one = self._free.get()
        try:
            outcome, *answer = one.ask(seconds, request)
        except (OSError, EOFError, ValueError) as error:
            one.end()
            log.warning("a file was refused: its decoder came to an end")
            raise FileRefused(name, FileFault.UNREADABLE) from error
        finally:
            self._free.put(one)
        if outcome == worker.OK and answer:
            return answer
        reason = FileFault.UNREADABLE
        with suppress(ValueError, IndexError):
            reason = FileFault(answer[0].decode())
        log.warning("a file was refused: %s", reason.value)
        raise FileRefused(name, reason)


class _Worker:
    """One process behind the wall, started when it is first asked."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def pid(self) -> int | None:
        return self._process.pid if self._process else None

    def ask(self, seconds: float, request: Sequence[bytes]) -> list[bytes]:
        process = self._living()
        with _killed_after(process, seconds):
            return _exchanged(process, request)

    def end(self) -> None:
        if not self._process:
            return
        process, self._process = self._process, None
        process.kill()
        for pipe in (process.stdin, process.stdout):
            # Closing writes what is left of a request, to nobody.
            with suppress(OSError):
                if pipe:
                    pipe.close()
        process.wait()

    def _living(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self.end()
        if not self._process:
            self._process = _started()
        return self._process


def _started() -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(  # noqa: S603 -- our own interpreter, no shell
        [sys.executable, "-I", "-c", _START, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        start_new_session=True,
        creationflags=BEHIND_THE_SCREEN,
    )


def _exchanged(
    process: subprocess.Popen[bytes], request: Sequence[bytes]
) -> list[bytes]:
    if process.stdin is None or process.stdout is None:
        raise ValueError("the worker must talk through pipes")
    worker.send(process.stdin, list(request))
    return worker.receive(process.stdout)


@contextmanager
def _killed_after(process: subprocess.Popen[bytes], seconds: float) -> Iterator[None]:
    # Pipes know no time limit on every system; a dead worker ends every wait.
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        timer.cancel()


def _look(facts: dict[str, Any], pdf: bytes) -> Look:
    return Look(
        pdf=Sha256(""),
        size=len(pdf),
        ink=Ink(facts["ink"]),
        blank=bool(facts["blank"]),
        card=bool(facts["card"]),
        marks=tuple(str(text) for text in facts["marks"]),
        bare=bool(facts["bare"]),
        findings=tuple(Finding(one) for one in facts["findings"]),
        title=str(facts["title"]),
        fingerprint=bytes.fromhex(facts["fingerprint"]).hex(),
        turned=int(facts["turned"]),
        words=tuple(int(one) for one in facts["words"]),
    )


def _pdf(content: bytes, name: str) -> bytes:
    if not content.startswith(b"%PDF-"):
        raise FileRefused(name, FileFault.UNREADABLE)
    return content


def _sent(name: str) -> bytes:
    return name.encode("utf-8", "replace")
