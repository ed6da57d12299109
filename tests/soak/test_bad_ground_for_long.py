"""A morning over a thin line, and a PostgreSQL that is killed under the portal."""

import asyncio
import os
import pwd
import random
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
import requests

from counter_app.sync.portal_client import HttpPortal
from tests.portal_process import say
from tests.sync.conftest import ORG, Portal

pytestmark = pytest.mark.soak
BYTES_A_SECOND = 8_000
"""64 kbit/s."""
MORNING = int(os.environ.get("SOAK_MORNING", "100"))
PIECE = 1_400
LOST = 0.2
"""So many packets are lost: TCP says them again after a while, here as a wait."""


class ThinLine:
    """Carries bytes at 64 kbit/s; a fifth of its packets are late, a few lines break.

    The loss is what TCP makes of it (the kernel here has no netem): the same bytes,
    much later, and now and then a reset.
    """

    def __init__(self, port):
        self.portal_port, self.port = port, 0
        self._choose = random.Random(5)
        self._loop = asyncio.new_event_loop()

    @contextmanager
    def open(self):
        thread = threading.Thread(target=self._loop.run_forever)
        thread.start()
        serving = asyncio.run_coroutine_threadsafe(
            asyncio.start_server(self._carry, "127.0.0.1", 0), self._loop
        )
        self.port = serving.result(5).sockets[0].getsockname()[1]
        try:
            yield f"http://127.0.0.1:{self.port}"
        finally:
            self._loop.call_soon_threadsafe(self._loop.stop)
            thread.join()

    async def _carry(self, reader, writer):
        there, back = await asyncio.open_connection("127.0.0.1", self.portal_port)
        await asyncio.gather(self._one_way(reader, back), self._one_way(there, writer))

    async def _one_way(self, reader, writer):
        with suppress(OSError):
            while piece := await reader.read(PIECE):
                wait = len(piece) / BYTES_A_SECOND
                if self._choose.random() < LOST:
                    wait += self._choose.uniform(0.2, 1.0)
                await asyncio.sleep(wait)
                if self._choose.random() < 0.002:
                    break
                writer.write(piece)
                await writer.drain()
        writer.close()


def test_a_morning_of_a_hundred_dossiers_over_a_thin_line_arrives_whole(
    counter, portal, way
):
    received = [counter.receive(bytes([n]) * 3_000) for n in range(MORNING)]
    passes = 0
    with ThinLine(portal.port).open() as url, requests.Session() as session:
        session.trust_env = False
        thin = HttpPortal(url, session)
        while counter.outbox() and passes < 200:
            counter.sync(thin)
            passes += 1

    assert counter.outbox() == []
    assert {one.id for one in received} <= counter.mirrored().keys()
    assert counter.sync(way).problem is None


class Cluster:
    """A PostgreSQL of our own that can be killed and started again."""

    def __init__(self, folder):
        (self._binaries,) = sorted(Path("/usr/lib/postgresql").glob("*/bin"))[-1:]
        self._folder, self._become = folder, {}
        if os.geteuid() == 0:
            user = pwd.getpwnam("postgres")
            os.chown(folder, user.pw_uid, user.pw_gid)
            self._become = {"user": user.pw_uid, "group": user.pw_gid}
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        words = ("-U", "portal", "-A", "trust", "-E", "UTF8", "--no-locale")
        self._run("initdb", "-D", folder / "data", *words)
        self.start()
        self._run("createdb", "-h", "127.0.0.1", "-p", self.port, "-U", "portal", "one")
        self.address = f"postgresql://portal@127.0.0.1:{self.port}/one"

    def start(self):
        self._server = subprocess.Popen(
            [
                *(self._binaries / "postgres", "-D", self._folder / "data"),
                *("-p", str(self.port), "-h", "127.0.0.1", "-k", self._folder),
            ],
            stderr=subprocess.DEVNULL,
            cwd="/",
            start_new_session=True,
            **self._become,
        )
        ready = ("pg_isready", "-h", "127.0.0.1", "-p", self.port, "-U", "portal")
        while self._run(*ready, check=False).returncode:
            assert self._server.poll() is None, "PostgreSQL went away"

    def kill(self):
        """Power off: the server and every child of it."""
        os.killpg(self._server.pid, signal.SIGKILL)
        self._server.wait()

    def _run(self, name, *words, check=True):
        return subprocess.run(
            [self._binaries / name, *map(str, words)],
            check=check,
            capture_output=True,
            cwd="/",
            **self._become,
        )


@pytest.fixture
def cluster():
    # Not tmp_path: its parents are closed to the user the server must run as.
    folder = Path(tempfile.mkdtemp(prefix="portal-pg-"))
    cluster = Cluster(folder)
    yield cluster
    cluster.kill()
    shutil.rmtree(folder)


def test_a_postgresql_killed_again_and_again_loses_and_doubles_nothing(
    cluster, make_counter, tmp_path
):
    office = ("--org", ORG, "--name", "Phường Thử", "--place", "HN")
    where = ("--database", cluster.address)
    say("organisation", *where, *office)
    code = say("enrolment-code", *where, "--org", ORG, "--counter", "03")
    (tmp_path / "portal").mkdir()
    portal = Portal(tmp_path / "portal", {}, database=cluster.address)
    portal.start()
    counter, received, problems = make_counter("03"), [], 0
    try:
        with requests.Session() as session:
            session.trust_env = False
            way = HttpPortal(portal.url, session)
            counter.enrol(way, code)
            for turn in range(10):
                received += [counter.receive(f"{turn}".encode()) for _ in range(40)]
                dying = threading.Timer(0.05 * turn, cluster.kill)
                dying.start()
                problems += counter.sync(way).problem is not None
                dying.join()
                cluster.start()
            for _ in range(3):
                last = counter.sync(way)
    finally:
        portal.kill()

    assert problems, "nothing was killed in time"
    assert (last.problem, counter.outbox()) == (None, [])
    assert {one.id for one in received} == counter.mirrored().keys()
