"""A morning over a thin line, and a PostgreSQL that is killed under the portal."""

import os
import pwd
import shutil
import signal
import socket
import subprocess
import tempfile
import threading
from pathlib import Path

import pytest
import requests

from counter_app.sync.portal_client import HttpPortal
from tests.portal_process import say
from tests.soak.thin_line import ThinLine
from tests.sync.conftest import ORG, Portal

pytestmark = pytest.mark.soak
MORNING = int(os.environ.get("SOAK_MORNING", "100"))


@pytest.fixture
def far_portal(founded, tmp_path):
    """A portal at the end of a line of 64 kbit/s that loses a fifth of its packets."""
    folder, codes = founded
    shutil.copytree(folder, tmp_path / "portal")
    line = ThinLine()
    portal = Portal(tmp_path / "portal", codes, host="0.0.0.0")
    portal.start()
    with line.open(portal.port):
        yield portal, line
    portal.kill()


def test_a_morning_of_a_hundred_dossiers_over_a_thin_line_arrives_whole(
    make_counter, far_portal, session
):
    portal, line = far_portal
    counter, way = make_counter("03"), HttpPortal(portal.url, session)
    counter.enrol(way, portal.codes["03"])
    received = [counter.receive(bytes([n]) * 3_000) for n in range(MORNING)]
    passes = 0
    thin = HttpPortal(f"http://{line.far}:{portal.port}", session)
    while counter.outbox() and passes < 200:
        counter.sync(thin)
        passes += 1

    assert counter.outbox() == []
    assert {one.id for one in received} <= counter.mirrored().keys()
    assert all(portal.has_file(bytes([n]) * 3_000) for n in range(MORNING))
    assert counter.sync(way).problem is None
    assert line.lost > line.carried / 8


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
