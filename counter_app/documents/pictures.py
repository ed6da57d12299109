"""Pages and files into the PDFs that are kept; every decode in a worker process.

The worker lives on between requests, because starting it costs more than a page. When
it crashes, hangs or eats too much, it is killed and the file is refused: the program
and its keys are never in the same process as bytes from outside.
"""

import os
import subprocess
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from counter_app.documents import worker
from counter_app.domain.errors import FileFault, FileRefused

MEGABYTE = 1_000_000
BIGGEST = 20 * MEGABYTE
"""Bytes of one file."""
TIME_LIMIT = 20.0
"""Seconds of one file (SECURITY 1.7)."""
PAGE_TIME = 2.0
"""Seconds more for each scanned page to join."""

_START = (
    "import sys; sys.path.insert(0, sys.argv.pop());"
    "from counter_app.documents.worker import main; main()"
)


class IsolatedPictures:
    """The decoders behind a wall; safe from several threads, one request at a time."""

    def __init__(self, *, time_limit: float = TIME_LIMIT) -> None:
        self._time_limit = time_limit
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None

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
    def worker_id(self) -> int | None:
        """The process id of the worker, while it lives."""
        return self._process.pid if self._process else None

    def pdf_from_pages(self, pages: Sequence[bytes]) -> bytes:
        """Join scanned pages (PNG or JPEG) into one small PDF, A4 at their dpi."""
        time = self._time_limit + PAGE_TIME * len(pages)
        return self._pdf(self._ask("", time, worker.JOIN, *pages), "")

    def pdf_from_file(self, name: str, content: bytes) -> tuple[bytes, int]:
        """Check a file, return it as PDF with its page count; or raise FileRefused.

        PDF, JPEG and PNG are taken by their content, whatever the name says. At most
        20 MB, 200 pages, 40 million pixels. Scripts, attached files, actions, metadata
        and annotations that are not visible are left behind.
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
        answer = self._ask(name, self._time_limit, worker.TAKE_IN, _sent(name), content)
        pages = answer[1] if len(answer) == 2 else b""
        if not pages.isdigit():
            raise FileRefused(name, FileFault.UNREADABLE)
        return self._pdf(answer, name), int(pages)

    def preview(self, pdf: bytes, page: int, width: int) -> bytes:
        """Draw one page (from 0) as PNG, ``width`` pixels wide."""
        wish = f"{page} {width}".encode()
        answer = self._ask("", self._time_limit, worker.PREVIEW, wish, pdf)
        if not answer[0].startswith(b"\x89PNG"):
            raise FileRefused("", FileFault.UNREADABLE)
        return answer[0]

    def close(self) -> None:
        """End the worker; a later request starts another."""
        with self._lock:
            self._end()

    def _pdf(self, answer: Sequence[bytes], name: str) -> bytes:
        if not answer[0].startswith(b"%PDF-"):
            raise FileRefused(name, FileFault.UNREADABLE)
        return answer[0]

    def _ask(self, name: str, seconds: float, *request: bytes) -> list[bytes]:
        with self._lock:
            process = self._living()
            try:
                with _killed_after(process, seconds):
                    outcome, *answer = _exchanged(process, request)
            except (OSError, EOFError, ValueError) as error:
                self._end()
                raise FileRefused(name, FileFault.UNREADABLE) from error
        if outcome == worker.OK and answer:
            return answer
        reason = FileFault.UNREADABLE
        with suppress(ValueError, IndexError):
            reason = FileFault(answer[0].decode())
        raise FileRefused(name, reason)

    def _living(self) -> subprocess.Popen[bytes]:
        if self._process and self._process.poll() is not None:
            self._end()
        if not self._process:
            self._process = _started()
        return self._process

    def _end(self) -> None:
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


def _started() -> subprocess.Popen[bytes]:
    root = Path(__file__).parents[2]
    return subprocess.Popen(  # noqa: S603 -- our own interpreter, no shell
        [sys.executable, "-I", "-c", _START, str(root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ},
        start_new_session=True,
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


def _sent(name: str) -> bytes:
    return name.encode("utf-8", "replace")
