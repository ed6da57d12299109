"""The peer: PouchDB replicated to PouchDB, the protocol of CouchDB, by Node.

Its packages come from npm, once, into ``out/peer``. What it keeps is not synced to the
disk at each batch as ours is; that is its own measure of safety and is left to it.
"""

import json
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks.measurement import NotMeasured

FILES = Path(__file__).parent / "peer_files"
PLACE = Path("out") / "peer"


class Peer:
    """Two PouchDB, each in a process of its own."""

    def __init__(self, near: subprocess.Popen[str]) -> None:
        self._near = near

    def replicate(self, documents: Sequence[dict[str, Any]]) -> float:
        """Write documents on the near side; return milliseconds of replicating them."""
        if not (self._near.stdin and self._near.stdout):
            raise NotMeasured("the peer has no pipes")
        self._near.stdin.write(json.dumps(documents) + "\n")
        self._near.stdin.flush()
        line = self._near.stdout.readline()
        if not line:
            raise NotMeasured("the peer went away")
        milliseconds, written = json.loads(line)
        if written != len(documents):
            raise NotMeasured(f"the peer took {written} of {len(documents)} documents")
        return float(milliseconds)


@contextmanager
def peer() -> Iterator[Peer]:
    """Install the peer if need be, and start it on empty databases."""
    _installed()
    with tempfile.TemporaryDirectory(prefix="peer-") as folder:
        far = _started("far.js", folder)
        try:
            port = far.stdout.readline().strip() if far.stdout else ""
            if not port.isdigit():
                raise NotMeasured("the peer's far side did not start")
            near = _started("near.js", folder, port)
            try:
                yield Peer(near)
            finally:
                _ended(near)
        finally:
            _ended(far)


def _installed() -> None:
    PLACE.mkdir(parents=True, exist_ok=True)
    for file in FILES.iterdir():
        shutil.copy(file, PLACE)
    if (PLACE / "node_modules" / "pouchdb").is_dir():
        return
    words = ("npm", "install", "--no-package-lock", "--no-audit", "--no-fund")
    try:
        done = subprocess.run(
            [*words, "--silent"], cwd=PLACE, capture_output=True, text=True, check=False
        )
    except FileNotFoundError as problem:
        raise NotMeasured("npm is not there; `make bench` installs it") from problem
    if done.returncode:
        raise NotMeasured(f"npm could not fetch the peer: {done.stderr[-200:]}")


def _started(*words: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        ["node", *words],
        cwd=PLACE,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )


def _ended(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.wait()
    for pipe in filter(None, (child.stdin, child.stdout)):
        pipe.close()
