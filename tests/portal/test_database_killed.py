"""PostgreSQL is killed in the middle of a batch; its disk is full; it only reads.

Real processes: SIGKILL of the backend that holds a half-written batch, and of the
server; a disk of some megabytes under the rows and under their log. A counter hears 503
with Retry-After and sends again; a batch is there whole or not at all, and once.
"""

import os
import signal
import subprocess
import time
from concurrent.futures import ThreadPoolExecutor

import psycopg
import pytest
import requests

from tests.portal.batches import BATCH, Batch, are_put_off, whole_feed
from tests.portal.conftest import Portal, found, founded
from tests.portal.postgres import private


@pytest.fixture(scope="module")
def server():
    server = private().start()
    address = server.database()
    found(address)
    server.template = ("-T", address.rsplit("/", 1)[1])
    yield server
    server.stop()


@pytest.fixture
def portal(server, tmp_path):
    """A portal on a database that other tests of this module have not seen."""
    portal = Portal(server.database(*server.template), tmp_path / "files")
    portal.start()
    yield portal
    portal.kill()


def half_written(address):
    """Return the backend that waits with dossiers written and operations not yet."""
    until = time.monotonic() + 20
    with psycopg.connect(address, autocommit=True) as looking:
        while time.monotonic() < until:
            row = looking.execute(
                "SELECT pid FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
                " AND datname = current_database() AND backend_xid IS NOT NULL"
            ).fetchone()
            if row:
                return row[0]
    raise AssertionError("no batch waits")


def kept(address):
    """Return how many dossiers and operations there are."""
    with psycopg.connect(address) as looking:
        return tuple(
            looking.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("dossier", "operation")
        )


def are_whole(address):
    """Say whether each batch of ten is there whole or not at all."""
    with psycopg.connect(address) as looking:
        counted = looking.execute(
            "SELECT count(*) FROM operation GROUP BY device, applied_at"
        ).fetchall()
    return all(count % 10 == 0 for (count,) in counted)


@pytest.mark.parametrize("killed", ["a backend", "the server"])
def test_killed_in_the_middle_of_a_batch_nothing_of_it_stays_and_it_counts_once(
    server, portal, killed
):
    batch = Batch(portal.device())
    address = portal.database
    # Dossiers can be written, operations cannot: the batch stops half-way.
    holding = psycopg.connect(address)
    holding.execute("LOCK TABLE operation IN SHARE MODE")
    with ThreadPoolExecutor(1) as away:
        answer = away.submit(batch.sent)
        backend = half_written(address)
        if killed == "a backend":
            os.kill(backend, signal.SIGKILL)
        else:
            server.kill()
        told = answer.result(30)
    holding.close()
    if killed == "the server":
        gone = batch.sent()
        assert are_put_off([gone])
        server.start()
    else:
        server.comes_back()

    assert are_put_off([told])
    assert kept(address) == (0, 0)
    put_off, results = batch.sent_until_taken()
    again = batch.sent().json()["results"]
    rows = batch.device.feed()["rows"]
    assert not put_off or are_put_off(put_off)
    assert [one["outcome"] for one in results] == ["ok"] * BATCH
    assert again == results
    assert len({row["dossier"] for row in rows}) == len(rows) == BATCH
    assert kept(address) == (BATCH, BATCH)


def test_counters_push_on_through_a_server_that_dies_and_comes_back(server, portal):
    rounds = 6
    devices = [portal.device(f"{one:02d}", f"Quầy {one}") for one in range(1, 4)]
    batches = {
        device: [Batch(device, 10, 10 * number) for number in range(rounds)]
        for device in devices
    }
    put_off, deaths = [], []

    def push(device):
        for batch in batches[device]:
            waited, results = batch.sent_until_taken()
            put_off.extend(waited)
            assert [one["outcome"] for one in results] == ["ok"] * 10

    def die():
        for enough in (20, 90):
            while kept(portal.database)[1] < enough:
                pass
            server.kill()
            deaths.append(server.start())
            assert are_whole(portal.database)

    with ThreadPoolExecutor(4) as many:
        for done in [many.submit(die), *(many.submit(push, one) for one in devices)]:
            done.result(90)

    assert len(deaths) == 2
    assert are_put_off(put_off)
    rows = whole_feed(devices[0])
    assert len({row["dossier"] for row in rows}) == len(rows) == 3 * rounds * 10
    assert {row["version"] for row in rows} == {1}


def test_where_rows_can_only_be_read_a_counter_is_told_to_come_again(portal):
    """As on a standby that an address leads to while another takes over."""
    batch = Batch(portal.device(), 2)
    server, name = portal.database.rsplit("/", 1)
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        turn = f"ALTER DATABASE {name} SET default_transaction_read_only ="
        connection.execute(f"{turn} on")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )
        told = [batch.sent() for _ in range(2)]
        connection.execute(f"{turn} off")
        connection.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
            [name],
        )
    _put_off, results = batch.sent_until_taken()

    assert are_put_off(told)
    assert [one["version"] for one in results] == [1, 1]


@pytest.fixture(params=["data", "log"])
def disk(request, tmp_path):
    """A small disk for rows, or for the log of them."""
    for folder in (tmp_path, *tmp_path.parents[:2]):
        folder.chmod(0o755)
    disk = tmp_path / request.param
    disk.mkdir()
    size = {"data": "90m", "log": "12m"}[request.param]
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(disk)]
    subprocess.run(mount, check=True)
    yield disk
    subprocess.run(["umount", "-l", str(disk)], check=True)


@pytest.fixture
def small(disk, tmp_path):
    """A server with its rows, or their log, on that disk."""
    other = tmp_path / "other"
    other.mkdir()
    other.chmod(0o755)  # whatever mask another test has left
    rows, log = (disk, other) if disk.name == "data" else (other, disk)
    server = private(rows / "server", log / "wal")
    server.settings = ("min_wal_size=2MB", "max_wal_size=4MB")
    server.start()
    yield server
    server.stop()


@pytest.mark.mounts
def test_on_a_full_disk_counters_are_told_to_come_again_until_there_is_room(
    small, disk, tmp_path
):
    portal = founded(small.database(), tmp_path / "files")
    portal.start()
    device = portal.device()
    batches = [
        Batch(device, 20, 20 * number, paper=os.urandom(20_000).hex())
        for number in range(4)
    ]
    ballast = disk / "ballast"
    free = os.statvfs(disk)
    ballast.write_bytes(bytes(max(0, free.f_bavail - 100) * free.f_bsize))
    told = [batch.sent() for batch in batches]
    full = [one for one in told if one.status_code != 200]
    page = requests.get(f"{portal.url}/health/live", timeout=20)
    ballast.unlink()
    small.comes_back()
    taken = [batch.sent_until_taken()[1] for batch in batches]
    again = [batch.sent().json()["results"] for batch in batches]
    portal.kill()

    assert full
    assert are_put_off(full)
    assert page.status_code == 200
    assert {one["outcome"] for results in taken for one in results} == {"ok"}
    assert {one["version"] for results in taken for one in results} == {1}
    assert again == taken
    assert kept(portal.database) == (80, 80)
