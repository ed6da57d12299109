"""A file of 20 MB sent by tus, hashes at both ends, against one bare PUT of the same.

The PUT goes to a server of the same kind that only writes and syncs a file. At least
0.6 of it, so at most 1.67 times its time. Goal G7 of SYNC.md is against a bare socket
and easier: it knows neither HTTP nor a hash.
"""

import hashlib
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import Popen
from sys import executable
from time import perf_counter

import requests

from benchmarks.measurement import Measurement
from benchmarks.portal_apart import portal_apart
from counter_app.domain.exchange import Upload
from counter_app.domain.ids import Sha256
from counter_app.sync.uploads import upload

SIZE = 20_000_000
SINK = """
import asyncio, os, socket, sys
import uvicorn

async def app(scope, receive, send):
    with open(sys.argv[1], "wb") as file:
        more = True
        while more:
            message = await receive()
            file.write(message.get("body", b""))
            more = message.get("more_body", False)
        file.flush()
        os.fsync(file.fileno())
    await send({"type": "http.response.start", "status": 204, "headers": []})
    await send({"type": "http.response.body", "body": b""})

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)
config = uvicorn.Config(app, log_config=None, access_log=False, lifespan="off")
asyncio.run(uvicorn.Server(config).serve(sockets=[listening]))
"""


def measure(rounds: int) -> Measurement:
    """Send another 20 MB each way, in turn."""
    ours, limit = [], []
    with portal_apart() as apart, _sink() as place, requests.Session() as line:
        line.trust_env = False
        for _ in range(rounds):
            content = os.urandom(SIZE)
            begun = perf_counter()
            sha256 = Sha256(hashlib.sha256(content).hexdigest())
            file = Upload(sha256=sha256, size=SIZE)
            upload(apart.way, file, content, lambda _url, _offset: None)
            ours.append((perf_counter() - begun) * 1000)
            begun = perf_counter()
            line.put(place, data=content, timeout=60).raise_for_status()
            limit.append((perf_counter() - begun) * 1000)
    return Measurement(
        name="upload",
        what="20 MB by tus in pieces of 1 to 32 MiB, each synced, SHA-256 at both ends",
        against="one bare PUT of the same bytes into a file, synced once",
        unit="ms",
        ours=ours,
        limit=limit,
        goal=1.67,
    )


@contextmanager
def _sink() -> Iterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        place = str(Path(folder) / "sink")
        child = Popen([executable, "-c", SINK, place], stdout=-1, text=True)
        try:
            port = child.stdout.readline().strip() if child.stdout else ""
            yield f"http://127.0.0.1:{port}/"
        finally:
            child.kill()
            child.wait()
            if child.stdout:
                child.stdout.close()
