"""The fault matrix of SYNC.md 2.10 on real processes; docs/sync.md is the table.

The counter is the real store and engine, the portal a process of its own, the way
between them a proxy that fails on order. Rows tested elsewhere are named there.
"""

import gzip
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import nullcontext
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from counter_app.domain.changes import SyncState
from counter_app.domain.errors import (
    AlreadyRunning,
    PortalRefused,
    PortalUnreachable,
)
from counter_app.machine import ProfileLock
from counter_app.store import schema
from counter_app.sync.portal_client import HttpPortal
from tests.portal_process import say
from tests.sync.conftest import ROOT, feed_apart
from tests.sync.faulty_way import INSTEAD, FaultyWay

PUSH, FEED = "POST /v1/operations", "GET /v1/feed"


def answer(status, body=b"", more="", kind="application/json"):
    head = (
        f"HTTP/1.1 {status}\r\nContent-Type: {kind}\r\n{more}"
        f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n"
    )
    return head.encode() + body


HUGE = b'{"outcome":"ok","rows":[' + b"0," * (40 * 1024 * 1024) + b"0]}"
WRONG_ANSWERS = {
    "500": answer("500 Internal Server Error", b"<html>", kind="text/html"),
    "502": answer("502 Bad Gateway", b"<html>", kind="text/html"),
    "429": answer("429 Too Many Requests", b"", "Retry-After: 3\r\n"),
    "garbage": answer("200 OK", os.urandom(3000)),
    "half-json": answer("200 OK", b'{"epoch":1,"stableSequence":0,"resu'),
    "no-such-thing": answer("200 OK", b'{"hello":"world"}'),
    "gzip-cut": answer(
        "200 OK", gzip.compress(b"{}" * 500)[:-9], "Content-Encoding: gzip\r\n"
    ),
    "not-gzip": answer("200 OK", b'{"epoch":1}', "Content-Encoding: gzip\r\n"),
    "no-number": answer(
        "200 OK",
        b'{"epoch":1'
        + b"0" * 40
        + b',"stableSequence":0,"serverTime":"","results":[]}',
    ),
    "nested": answer("200 OK", b"[" * 100_000),
    "204": answer("204 No Content"),
    "teapot": answer("418 I'm a teapot", b"<html>", kind="text/html"),
}


@pytest.fixture
def faulty(portal):
    with FaultyWay(portal.port).open() as faulty:
        yield faulty


@pytest.fixture
def through(faulty, session):
    return HttpPortal(faulty.url, session)


def arrived(counter, portal, *dossiers):
    """Say whether exactly these dossiers are at the portal, each once."""
    with sqlite3.connect(portal.folder / "portal.db") as database:
        there = database.execute("SELECT id, version FROM dossier").fetchall()
        twice = database.execute(
            "SELECT count(*) - count(DISTINCT id) FROM operation"
        ).fetchone()
    assert twice == (0,)
    return {name for name, _version in there} == {dossier.id for dossier in dossiers}


# Rows 24, 25, 28 to 31: whoever answers, and whatever


@pytest.mark.parametrize("request_", [PUSH, FEED], ids=["push", "feed"])
def test_an_answer_nobody_should_give_loses_and_doubles_nothing(
    counter, portal, faulty, through, request_
):
    dossiers = []
    for name, whole in WRONG_ANSWERS.items():
        INSTEAD[name] = whole
        dossiers.append(counter.receive(f"%PDF-1.7 {name}".encode()))
        faulty.next(request_, name)

        with feed_apart(through) if request_ == FEED else nullcontext():
            first = counter.sync(through)
        second = counter.sync(through)

        del INSTEAD[name]
        assert isinstance(first.problem, PortalUnreachable | PortalRefused), name
        assert (second.problem, counter.outbox()) == (None, []), name
    assert arrived(counter, portal, *dossiers)


def test_an_answer_of_gigabytes_is_cut_off(counter, portal, faulty, through):
    INSTEAD["huge"] = answer("200 OK", HUGE)
    dossier = counter.receive()
    faulty.next(FEED, "huge")

    with feed_apart(through):
        first = counter.sync(through)
    del INSTEAD["huge"]
    counter.sync(through)

    assert isinstance(first.problem, PortalUnreachable)
    assert arrived(counter, portal, dossier)


def test_a_bad_operation_is_set_apart_and_the_others_of_its_batch_go(
    counter, portal, faulty, through, monkeypatch
):
    refusing = answer("400 Bad Request", b'{"code":"invalid","detail":"no"}')
    monkeypatch.setitem(INSTEAD, "invalid", refusing)
    dossiers = [counter.receive() for _ in range(4)]
    faulty.next(PUSH, "invalid", "invalid", "invalid")

    report = counter.sync(through)

    assert (report.sent, report.failed) == (3, 1)
    assert [state for _name, state, _why in counter.outbox()] == ["failed"]
    refused = counter.refusals.open()[0]
    counter.refusals.retry(refused.operation, "truong.bp")
    assert counter.sync(through).sent == 1
    assert arrived(counter, portal, *dossiers)


def test_a_token_that_dies_in_mid_batch_is_renewed(counter, portal, faulty, through):
    dossiers = [counter.receive() for _ in range(3)]
    faulty.next(PUSH, lambda: setattr(through._bearer, "token", "dead"))

    counter.sync(through)
    through._bearer.token = "dead"
    report = counter.sync(through)

    assert report.problem is None
    assert arrived(counter, portal, *dossiers)


# Rows 18 to 22: the way


def test_a_request_that_comes_an_hour_late_changes_nothing(
    counter, portal, faulty, through
):
    dossier = counter.receive()
    kept = []
    forward = faulty._forwarded

    async def keeping(head, body, **more):
        if head.startswith(PUSH.encode()):
            kept.append((head, body))
        return await forward(head, body, **more)

    faulty._forwarded = keeping
    counter.sync(through)
    counter.edit(dossier.id, phone="0900 000 001")
    counter.sync(through)
    before = counter.mirrored()

    for head, body in [*kept, *reversed(kept)]:
        import asyncio

        asyncio.run_coroutine_threadsafe(forward(head, body), faulty._loop).result(20)
    counter.sync(through)

    assert counter.mirrored() == before
    assert before[dossier.id][1]["applicant.phone"] == "0900 000 001"
    assert arrived(counter, portal, dossier)


@pytest.mark.parametrize("seed", [1])
def test_a_way_that_fails_at_random_delivers_everything_once(
    counter, portal, faulty, through, seed
):
    choose = random.Random(seed)
    dossiers = [counter.receive(b"%PDF-1.7 " + bytes([n])) for n in range(6)]
    for _ in range(12):
        kinds = ["lose", "swallow", "cut-request", "twice", "", "", "busy", "hotel"]
        faulty.next("", *(choose.choice(kinds) for _ in range(6)))
        counter.sync(through)
        faulty.faults.clear()

    report = counter.sync(through)

    assert (report.problem, counter.outbox()) == (None, [])
    assert arrived(counter, portal, *dossiers)


# Rows 1 to 4, 32: kill -9


KILLED = """
import sys
from pathlib import Path
from tests.sync.conftest import Counter, PocketKeyring
import json, requests
folder, url, count = Path(sys.argv[1]), sys.argv[2], int(sys.argv[3])
from tests.sync.kills import reopened
counter = reopened(folder)
from counter_app.sync.portal_client import HttpPortal
session = requests.Session(); session.trust_env = False
way = HttpPortal(url, session)
while True:
    dossier = counter.receive(bytes(counter.folder.name, "ascii") + str(count).encode())
    print(dossier.id, dossier.code, flush=True)
    count += 1
    counter.sync(way)
"""


def killed_again_and_again(counter, portal, times, *, the_portal_too):
    """Kill the counter (and the portal) at random moments; return what it printed."""
    from tests.sync.kills import save

    save(counter)
    counter.switch_off()
    choose, printed, kills = random.Random(7), [], 0
    for turn in range(times):
        child = subprocess.Popen(
            [
                *(sys.executable, "-c", KILLED, str(counter.folder)),
                *(portal.url, str(turn * 1000)),
            ],
            cwd=ROOT,
            stdout=subprocess.PIPE,
            text=True,
        )
        first = child.stdout.readline()
        # It works on until it is killed; one that ends by itself is a failure.
        with pytest.raises(subprocess.TimeoutExpired):
            child.wait(timeout=choose.uniform(0, 0.4))
        if the_portal_too and turn % 3 == 2:
            portal.kill()
            kills += 1
        child.send_signal(signal.SIGKILL)
        rest, _ = child.communicate()
        kills += 1
        lines = [line.split() for line in (first + rest).splitlines()]
        printed += [line for line in lines if len(line) == 2]
        if the_portal_too and turn % 3 == 2:
            portal.start()
    counter.switch_on()
    return printed, kills


def nothing_is_lost(counter, portal, way, printed):
    report = counter.sync(way)
    counter.sync(way)
    assert report.problem is None
    assert counter.outbox() == []
    with sqlite3.connect(portal.folder / "portal.db") as database:
        there = dict(database.execute("SELECT id, code FROM dossier").fetchall())
    for dossier, code in printed:
        assert there[dossier] == code
    codes = list(there.values())
    assert len(codes) == len(set(codes))
    assert there.keys() == counter.mirrored().keys()


def test_a_counter_killed_at_any_moment_loses_and_doubles_nothing(counter, portal, way):
    printed, kills = killed_again_and_again(counter, portal, 3, the_portal_too=True)

    assert kills >= 4
    nothing_is_lost(counter, portal, way, printed)


# Rows 9, 11, 12, 16, 33, 34, 43


def test_a_second_program_on_one_profile_is_refused(counter):
    with ProfileLock(counter.folder):
        code = (
            "import sys; from pathlib import Path\n"
            "from counter_app.machine import ProfileLock\n"
            "from counter_app.domain.errors import AlreadyRunning\n"
            "try:\n ProfileLock(Path(sys.argv[1])).__enter__()\n"
            "except AlreadyRunning: sys.exit(7)\n"
        )
        second = subprocess.run(
            [sys.executable, "-c", code, str(counter.folder)], cwd=ROOT, check=False
        )

        assert second.returncode == 7
        with pytest.raises(AlreadyRunning):
            ProfileLock(counter.folder).__enter__()


@pytest.mark.parametrize("damage", ["zeros", "a flipped byte", "gone"])
def test_a_scan_damaged_on_disk_is_told_by_name_and_holds_nothing_up(
    counter, portal, way, damage
):
    broken, whole = counter.receive(b"%PDF-1.7 broken"), counter.receive(b"%PDF-1.7 ok")
    sha256 = broken.papers[0].files[0].sha256
    path = counter.folder / "files" / sha256[:2] / sha256
    content = bytearray(path.read_bytes())
    content[-1] ^= 1
    match damage:
        case "zeros":
            path.write_bytes(bytes(len(content)))
        case "a flipped byte":
            path.write_bytes(content)
        case "gone":
            path.unlink()

    report = counter.sync(way)

    assert report.damaged == {sha256}
    assert [*counter.refusals.lost_scans(report.damaged)] == [f"{broken.code} Quét"]
    assert counter.queries.sync_state(broken.id) is SyncState.SENT
    assert counter.mirrored().keys() == {broken.id, whole.id}
    assert arrived(counter, portal, broken, whole)
    assert not portal.has_file(b"%PDF-1.7 broken")


@pytest.mark.parametrize("jump", [timedelta(days=-1), timedelta(days=365)])
def test_a_clock_that_jumps_keeps_numbers_and_gets_through(counter, portal, way, jump):
    first = counter.receive()

    class Jumped(type(counter.clock)):
        def now(self):
            return super().now() + jump

    counter.clock = Jumped()
    second = counter.receive()

    report = counter.sync(way)

    assert report.problem is None
    assert abs(report.clock_offset - jump.total_seconds()) < 60
    assert first.code != second.code
    assert arrived(counter, portal, first, second)


@pytest.mark.parametrize("announced", [True, False])
def test_a_portal_restored_from_a_backup_hears_everything_again(
    counter, make_counter, portal, way, session, announced
):
    old = counter.receive(b"%PDF-1.7 old")
    counter.sync(way)
    portal.kill()
    shutil.copytree(portal.folder, portal.folder.with_name("backup"))
    portal.start()
    lost = counter.receive(b"%PDF-1.7 lost")
    counter.edit(old.id, phone="0900 000 010")
    counter.sync(way)
    portal.kill()
    backup = portal.folder.with_name("backup")
    for path in portal.folder.glob("portal.db*"):
        path.unlink()
    for path in backup.glob("portal.db*"):
        shutil.copy(path, portal.folder)
    if announced:
        words = ("restore-epoch", "--files", str(portal.files))
        say(*words)
    portal.start()

    counter.sync(way)
    report = counter.sync(way)

    assert (report.problem, report.conflicts, counter.outbox()) == (None, 0, [])
    assert arrived(counter, portal, old, lost)
    assert counter.dossier(old.id).applicant.phone == "0900 000 010"
    assert {tip for tip, _fields in counter.mirrored().values()} == set(
        _tips(portal).values()
    )


def _tips(portal):
    with sqlite3.connect(portal.folder / "portal.db") as database:
        return dict(database.execute("SELECT id, tip FROM dossier").fetchall())


def test_an_act_on_another_offices_dossier_is_shown_and_never_silent(
    counter, portal, way
):
    dossier = counter.receive()
    counter.sync(way)
    with sqlite3.connect(portal.folder / "portal.db") as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(
            "INSERT INTO organisation SELECT '000.99.99.H26', name, parent_lines,"
            " office_lines, place, 1, 0, 0 FROM organisation"
        )
        database.execute("UPDATE dossier SET org = '000.99.99.H26'")
    counter.edit(dossier.id, phone="0900 000 001")

    report = counter.sync(way)

    assert report.failed == 1
    assert [(r.code, r.reason) for r in counter.refusals.open()] == [
        (dossier.code, "the dossier belongs to another office")
    ]


# Row 44: one version apart


def test_fields_of_a_newer_program_survive_an_older_one(counter, portal, way):
    dossier = counter.receive()
    counter.sync(way)
    with sqlite3.connect(portal.folder / "portal.db") as database:
        (text,) = database.execute("SELECT fields FROM dossier").fetchone()
        fields = json.dumps(json.loads(text) | {"of.next.year": {"x": [1]}})
        database.execute(
            "UPDATE dossier SET fields = ?, sequence = 2, version = 2", (fields,)
        )
        database.execute("UPDATE organisation SET head = 2")
    counter.sync(way)
    counter.edit(dossier.id, phone="0900 000 001")

    report = counter.sync(way)

    assert (report.problem, report.conflicts) == (None, 0)
    assert counter.mirrored()[dossier.id][1]["of.next.year"] == {"x": [1]}


def test_a_portal_of_the_version_before_is_spoken_to_all_the_same(
    counter, portal, faulty, through, monkeypatch
):
    missing = answer("404 Not Found", b'{"code":"not-found","detail":"Not Found"}')
    unpacked = answer("415 Unsupported", b'{"code":"wrong-type","detail":"no"}')
    monkeypatch.setitem(INSTEAD, "missing", missing)
    monkeypatch.setitem(INSTEAD, "unpacked", unpacked)
    dossiers = [counter.receive() for _ in range(5)]
    faulty.next("GET /v1/device", "missing")
    faulty.next(PUSH, "unpacked")  # zstd
    faulty.next(PUSH, "unpacked")  # nor gzip
    faulty.next("GET /v1/days", "missing")

    report = counter.sync(through)

    assert (report.problem, report.sent) == (None, 5)
    assert arrived(counter, portal, *dossiers)


def test_batches_travel_packed(counter, faulty, through):
    heads = []
    forward = faulty._forwarded

    async def listening(head, body, **more):
        heads.append((head, len(body)))
        return await forward(head, body, **more)

    faulty._forwarded = listening
    for _ in range(50):
        counter.receive()
    with counter.engine.connect() as connection:
        changes = connection.execute(select(schema.outbox.c.changes)).scalars().all()

    counter.sync(through)

    (head, size) = next(pair for pair in heads if pair[0].startswith(PUSH.encode()))
    assert b"content-encoding: zstd" in head.lower()
    assert size < sum(map(len, changes)) / 4


# The six peers' failures of PEERS.md


def test_opencrvs_13303_a_dossier_made_offline_with_scans_leaves_the_outbox(
    counter, portal, faulty, through
):
    faulty.next("", *["lose"] * 3)
    dossier = counter.receive(b"%PDF-1.7 one", b"%PDF-1.7 two")
    for _ in range(3):
        counter.sync(through)

    counter.sync(through)

    puts = [line.split()[0] for line in faulty.seen]
    assert counter.outbox() == []
    assert portal.has_file(b"%PDF-1.7 one")
    assert portal.has_file(b"%PDF-1.7 two")
    last_file = len(puts) - 1 - puts[::-1].index("PATCH")
    assert last_file < max(
        place for place, line in enumerate(faulty.seen) if line.startswith(PUSH)
    )
    assert arrived(counter, portal, dossier)


def test_opencrvs_12292_nothing_says_sending_for_ever(counter, faulty, through):
    dossier = counter.receive()
    faulty.next(PUSH, "swallow")
    counter.sync(through)
    during = counter.queries.sync_state(dossier.id)
    [line] = counter.refusals.waiting()

    counter.sync(through)

    assert during in {SyncState.SENDING, SyncState.WAITING}
    assert line.sent
    assert line.made_at <= datetime.now(UTC)
    assert counter.queries.sync_state(dossier.id) is SyncState.SENT
    assert counter.refusals.waiting() == []


def test_opencrvs_10988_what_was_printed_is_never_back_in_its_old_state(
    counter, portal, way
):
    dossier = counter.receive()
    counter.edit(dossier.id, card_holder_present=False)
    counter.engine.dispose()  # power off, nothing was sent
    counter.switch_on()

    counter.sync(way)

    assert not counter.dossier(dossier.id).card_holder_present
    assert counter.dossier(dossier.id).code == dossier.code
    assert arrived(counter, portal, dossier)


def test_opencrvs_9946_a_colleagues_stuck_work_is_his_and_can_be_sent(
    counter, portal, faulty, through, monkeypatch
):
    refusing = answer("400 Bad Request", b'{"code":"invalid","detail":"no"}')
    monkeypatch.setitem(INSTEAD, "invalid", refusing)
    dossier = counter.receive()
    faulty.next(PUSH, "invalid")
    counter.sync(through)
    [refused] = counter.refusals.open()

    counter.refusals.retry(refused.operation, "truong.bp")
    counter.sync(through)

    assert refused.made_by == "hant.vmqtg"
    with sqlite3.connect(portal.folder / "portal.db") as database:
        (image,) = database.execute("SELECT image FROM operation_image").fetchone()
    assert json.loads(image)["madeBy"] == "hant.vmqtg"
    assert arrived(counter, portal, dossier)


def test_opencrvs_8052_a_request_that_arrives_twice_takes_no_fee_twice(
    counter, portal, faulty, through
):
    dossier = counter.receive()
    faulty.next(PUSH, "twice", "swallow")

    for _ in range(3):
        counter.sync(through)

    with sqlite3.connect(portal.folder / "portal.db") as database:
        rows = database.execute("SELECT fields, version FROM dossier").fetchall()
        (operations,) = database.execute("SELECT count(*) FROM operation").fetchone()
    assert (len(rows), rows[0][1], operations) == (1, 1, 1)
    assert json.loads(rows[0][0])["fee"]["amount"] == dossier.fee.amount


def test_koha_a_wiped_disk_loses_nothing_that_was_sent(
    counter, make_counter, portal, session, way
):
    sent = [counter.receive(b"%PDF-1.7 scan") for _ in range(4)]
    counter.sync(way)
    words = ("--org", "000.12.34.H26", "--counter", "03")
    database = f"sqlite:///{portal.folder / 'portal.db'}"
    code = say("enrolment-code", "--database", database, *words)
    before = counter.mirrored()
    wiped = make_counter("03")
    fresh_way = HttpPortal(portal.url, session)
    wiped.enrol(fresh_way, code)

    report = wiped.sync(fresh_way)

    assert report.problem is None
    assert wiped.mirrored() == before
    assert {dossier.id for dossier in sent} == before.keys()
