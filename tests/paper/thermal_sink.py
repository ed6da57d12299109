"""A thermal printer on a real socket: it hears ESC/POS and draws what comes out."""

import socket
import threading
from types import TracebackType
from typing import Self

from PIL import Image

RASTER = b"\x1dv0"
ASK_PAPER = b"\x10\x04\x04"
PAPER_THERE, PAPER_OUT = b"\x12", b"\x72"


class ThermalSink:
    """Listens on a free port; ``heard`` is every byte of the jobs so far."""

    def __init__(
        self, *, paper: bytes = PAPER_THERE, dies: bool = False, later: bytes = b""
    ) -> None:
        self._server = socket.create_server(("127.0.0.1", 0))
        self._paper = paper
        self._dies = dies
        self._later = later
        self._gone = threading.Event()
        self.jobs: list[bytes] = []
        self.name = f"escpos://127.0.0.1:{self._server.getsockname()[1]}"
        self._thread = threading.Thread(target=self._serve, daemon=True)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._gone.set()
        # Wakes the thread that waits for a caller.
        with socket.create_connection(self._server.getsockname()):
            pass
        self._thread.join(timeout=10)
        self._server.close()

    def pictures(self) -> list[Image.Image]:
        """Return the pictures of every job, each as it would come out."""
        return [picture(job) for job in self.jobs if RASTER in job]

    def _serve(self) -> None:
        while not self._gone.is_set():
            caller, _ = self._server.accept()
            with caller:
                self.jobs.append(self._hear(caller))

    def _hear(self, caller: socket.socket) -> bytes:
        heard = b""
        while True:
            part = caller.recv(65536)
            if not part:
                return heard
            heard += part
            if self._paper and heard.endswith(ASK_PAPER):
                first = heard == ASK_PAPER
                caller.sendall(self._paper if first else self._later or self._paper)
                if self._dies:
                    return heard


def picture(job: bytes) -> Image.Image:
    """Put the rasters of a job (``GS v 0``) under one another."""
    strips, at = [], 0
    while (at := job.find(RASTER, at)) >= 0:
        wide = job[at + 4] + 256 * job[at + 5]
        tall = job[at + 6] + 256 * job[at + 7]
        bits = job[at + 8 : at + 8 + wide * tall]
        strips.append(Image.frombytes("1", (wide * 8, tall), bits))
        at += 8 + wide * tall
    whole = Image.new("1", (strips[0].width, sum(one.height for one in strips)))
    top = 0
    for one in strips:
        whole.paste(one, (0, top))
        top += one.height
    # A dot that is set is burnt black.
    return whole.point(lambda dot: 0 if dot else 255).convert("L")
