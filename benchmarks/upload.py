"""A file of 20 MB sent by tus, hashes at both ends, against one bare socket to a file.

Goal G7 of SYNC.md: at least 0.45 of the bare socket, so at most 2.2 times its time.
"""

import hashlib
import os
import socket
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from sys import executable
from time import perf_counter

from benchmarks.measurement import Measurement
from benchmarks.portal_apart import portal_apart
from counter_app.domain.exchange import Upload
from counter_app.domain.ids import Sha256
from counter_app.sync.uploads import upload

SIZE = 20_000_000
SINK = """
import os, socket, sys
server = socket.create_server(("127.0.0.1", int(sys.argv[1])))
print("ready", flush=True)
while True:
    line, _ = server.accept()
    with line, open(sys.argv[2], "wb") as file:
        while data := line.recv(262144):
            file.write(data)
        file.flush()
        os.fsync(file.fileno())
        line.sendall(b"k")
"""


def measure(rounds: int) -> Measurement:
    """Send another 20 MB each way, in turn."""
    ours, limit = [], []
    with portal_apart() as apart, _sink() as port:
        for _ in range(rounds):
            content = os.urandom(SIZE)
            begun = perf_counter()
            sha256 = Sha256(hashlib.sha256(content).hexdigest())
            file = Upload(sha256=sha256, size=SIZE)
            upload(apart.way, file, content, lambda _url, _offset: None)
            ours.append((perf_counter() - begun) * 1000)
            begun = perf_counter()
            _bare(port, content)
            limit.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="upload",
        what="20 MB by tus in pieces of 1 to 8 MiB, each synced, SHA-256 at both ends",
        against="the same bytes through one socket into a file, synced once",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=2.2,
    )


def _bare(port: int, content: bytes) -> None:
    with socket.create_connection(("127.0.0.1", port)) as line:
        line.sendall(content)
        line.shutdown(socket.SHUT_WR)
        line.recv(1)


@contextmanager
def _sink() -> Iterator[int]:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "sink")
        child = Popen([executable, "-c", SINK, str(port), place], stdout=-1)
        try:
            if child.stdout:
                child.stdout.readline()
            yield port
        finally:
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()
