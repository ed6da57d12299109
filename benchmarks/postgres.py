"""A PostgreSQL of one's own for one measurement, synced as a real one."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from secrets import token_hex
from typing import Any

from benchmarks.measurement import NotMeasured

SECONDS = 60


@dataclass(frozen=True)
class Cluster:
    """A running server and its tools."""

    binaries: Path
    port: int

    def database(self) -> str:
        """Make an empty database and return its address."""
        name = f"portal_{token_hex(4)}"
        self.run("createdb", name)
        return f"postgresql://portal@127.0.0.1:{self.port}/{name}"

    def copy(self, address: str) -> str:
        """Return the address of a copy, although somebody works in the first one."""
        fresh = self.database()
        said = self.run("pg_dump", address.rsplit("/", 1)[1])
        self.run("psql", "-q", "-d", fresh.rsplit("/", 1)[1], said=said)
        return fresh

    def run(self, tool: str, *words: str, said: bytes = b"") -> bytes:
        """Run one of PostgreSQL's tools and return what it wrote."""
        place = ("-h", "127.0.0.1", "-p", str(self.port), "-U", "portal")
        done = subprocess.run(
            [str(self.binaries / tool), *place, *words],
            input=said,
            capture_output=True,
            check=False,
            cwd="/",
        )
        if done.returncode:
            raise NotMeasured(f"{tool}: {done.stderr.decode(errors='replace')[:200]}")
        return done.stdout


@contextmanager
def private_postgres() -> Iterator[Cluster]:
    """Start a server of its own on a free port; gone afterwards."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin"))
    if not found:
        raise NotMeasured("PostgreSQL is not installed")
    # Not the usual place: its parents are closed to the user the server must run as.
    folder = Path("/tmp") / f"mot-cua-do-pg-{token_hex(4)}"
    folder.mkdir(mode=0o700)
    become: Mapping[str, Any] = {}
    if os.geteuid() == 0:
        user = pwd.getpwnam("postgres")
        os.chown(folder, user.pw_uid, user.pw_gid)
        become = {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    with socket.create_server(("127.0.0.1", 0)) as free:
        cluster = Cluster(found[-1], free.getsockname()[1])
    server: subprocess.Popen[bytes] | None = None
    try:
        subprocess.run(
            [
                *(str(cluster.binaries / "initdb"), "-D", str(folder / "data")),
                *("-U", "portal", "-A", "trust", "-E", "UTF8", "--no-locale"),
            ],
            check=True,
            capture_output=True,
            cwd="/",
            **become,
        )
        server = subprocess.Popen(
            [
                *(str(cluster.binaries / "postgres"), "-D", str(folder / "data")),
                *("-p", str(cluster.port), "-h", "127.0.0.1", "-k", str(folder)),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            cwd="/",
            **become,
        )
        _wait(cluster, server)
        yield cluster
    finally:
        if server is not None:
            server.send_signal(signal.SIGQUIT)
            server.wait(SECONDS)
        shutil.rmtree(folder, ignore_errors=True)


def _wait(cluster: Cluster, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            cluster.run("pg_isready")
        except NotMeasured:
            time.sleep(0.2)
        else:
            return
    raise NotMeasured("PostgreSQL does not start")
