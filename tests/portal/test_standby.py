"""Two PostgreSQL, one following the other; the first is lost, the second takes over.

Real servers: streaming replication, commits that wait for the second one's disk. The
portal knows both by one address and is not told which of them may be written to.
"""

import threading
import time

import psycopg
import pytest
from sqlalchemy import make_url

from tests.portal.batches import BATCH, Batch, are_put_off, whole_feed
from tests.portal.conftest import Portal, found, say
from tests.portal.postgres import private


@pytest.fixture
def pair():
    """A server and its standby; ``pair.address`` is that of both."""
    pair = Pair()
    yield pair
    pair.first.stop()
    pair.second.stop()


class Pair:
    def __init__(self):
        self.first = private().start()
        database = self.first.database()
        found(database)
        self.second = private(follows=self.first).start()
        self.address = address_of(database, self.first, self.second)

    def wait_for_both(self):
        """From now on a commit waits for the second one's disk."""
        self.first.kill()
        self.first.settings = ("synchronous_standby_names=*",)
        self.first.start()


def address_of(database, *servers):
    hosts = [f"127.0.0.1:{server.port}" for server in servers]
    url = make_url(database).set(host=None, port=None)
    url = url.set(query={"host": hosts, "target_session_attrs": "read-write"})
    return url.render_as_string(hide_password=False)


def test_a_lost_database_is_taken_over_and_nothing_that_was_taken_is_lost_or_doubled(
    pair, tmp_path
):
    pair.wait_for_both()
    portal = Portal(pair.address, tmp_path / "files")
    portal.start()
    device = portal.device()
    before, cut_off = Batch(device), Batch(device, begin=BATCH)
    _put_off, taken = before.sent_until_taken()

    pair.first.kill()
    told = [cut_off.sent() for _ in range(2)]  # nobody may be written to
    pair.second.take_over()
    _put_off, later = cut_off.sent_until_taken()
    _put_off, again = before.sent_until_taken()
    rows = whole_feed(device)

    portal.kill()
    assert are_put_off(told)
    assert [one["outcome"] for one in (*taken, *later)] == ["ok"] * 2 * BATCH
    assert again == taken
    assert len({row["dossier"] for row in rows}) == len(rows) == 2 * BATCH
    assert {row["version"] for row in rows} == {1}


def test_a_standby_that_lacks_the_last_commits_is_a_restored_backup(pair, tmp_path):
    portal = Portal(pair.address, tmp_path / "files")
    portal.start()
    device = portal.device()
    early, late = Batch(device), Batch(device, begin=BATCH)
    early.sent_until_taken()
    has_all(pair)
    pair.second.kill()
    _put_off, lost = late.sent_until_taken()

    pair.first.kill()
    portal.kill()
    pair.second.start()
    pair.second.take_over()
    say("restore-epoch", "--database", portal.database, "--files", portal.files)
    portal.start()
    _put_off, missed = late.sent_until_taken()
    device.epoch += 1
    _put_off, sent_again = late.sent_until_taken()
    rows = whole_feed(device)

    portal.kill()
    outcomes = [[one["outcome"] for one in some] for some in (lost, missed, sent_again)]
    assert outcomes == [[said] * BATCH for said in ("ok", "epoch", "ok")]
    assert len({row["dossier"] for row in rows}) == len(rows) == 2 * BATCH


def has_all(pair):
    """Wait until the standby has what the first one has."""
    until = time.monotonic() + 30
    asked = (
        "SELECT bool_and(replay_lsn >= pg_current_wal_lsn()) FROM pg_stat_replication"
    )
    with psycopg.connect(pair.first.database(), autocommit=True) as looking:
        while looking.execute(asked).fetchone() != (True,):
            assert time.monotonic() < until
            threading.Event().wait(0.05)
