"""The real counter against the real portal in its own process, over a failing way."""

import hashlib
import threading
from contextlib import nullcontext
from datetime import timedelta

import pytest
from sqlalchemy import update

from counter_app.domain.afterwards import Request, Wanted
from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import Status
from counter_app.domain.errors import NotEnrolled, PortalRefused, PortalUnreachable
from counter_app.domain.ids import RowId
from counter_app.domain.numbers import SLOT_SIZE, is_provisional
from counter_app.domain.papers import Attachment, PaperRow, PaperState
from counter_app.store import schema
from counter_app.sync.portal_client import HttpPortal
from tests.sync.conftest import TODAY, ZONE, feed_apart
from tests.sync.faulty_way import FaultyWay

PUSH, FEED = "POST /v1/operations", "GET /v1/feed"


@pytest.fixture
def faulty(portal):
    with FaultyWay(portal.port).open() as faulty:
        yield faulty


@pytest.fixture
def through(faulty, session):
    """The way to the portal, with the faults that are ordered."""
    return HttpPortal(faulty.url, session)


@pytest.fixture
def other(make_counter, portal, way):
    other = make_counter("04")
    other.enrol(way, portal.codes["04"])
    return other


def test_a_dossier_with_its_scan_arrives_whole(counter, portal, way):
    scan = bytes(range(256)) * 12_000
    dossier = counter.receive(scan)

    report = counter.sync(way)

    assert (report.problem, report.sent) == (None, 1)
    assert abs(report.clock_offset) < 5
    assert portal.has_file(scan)
    assert counter.queries.sync_state(dossier.id) is SyncState.SENT


def test_a_supplement_goes_out_with_its_scan_and_comes_to_the_other_counter(
    counter, other, portal, way
):
    scan, now = b"%PDF-1.7 bo sung", counter.clock.now()
    dossier = counter.receive()
    request = Request(
        wanted=(Wanted(name="Giấy chứng sinh", row=RowId("giay-chung-sinh")),),
        reason="Thiếu giấy tờ",
        asked_at=now,
        asked_by="hant.vmqtg",
        before=Status.RECEIVED,
    )
    counter.edit(dossier.id, status=Status.SUPPLEMENT, request=request)
    file = Attachment(
        sha256=counter.files.keep(scan), size=len(scan), pages=1, name="Quét"
    )
    row = PaperRow(row=RowId("giay-chung-sinh"), state=PaperState.COPY, files=(file,))
    counter.edit(
        dossier.id,
        status=Status.RECEIVED,
        request=request.with_came([0], now),
        papers=(*dossier.papers, row),
    )

    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.conflicts, counter.outbox()) == (None, 0, [])
    assert portal.has_file(scan)
    assert other.dossier(dossier.id).request.complete_at == now
    assert other.mirrored() == counter.mirrored()


def test_a_second_pass_has_nothing_to_say_and_nothing_to_hear(counter, way):
    counter.receive()
    counter.sync(way)

    report = counter.sync(way)

    assert (report.problem, report.sent, report.changed) == (None, 0, frozenset())


@pytest.mark.parametrize(
    "fault", ["lose", "swallow", "cut", "cut-request", "hotel", "elsewhere", "busy"]
)
def test_a_failing_way_loses_nothing_and_says_nothing_twice(
    counter, other, faulty, through, fault
):
    asked = ["POST /v1/token", PUSH, FEED]
    if fault != "cut":  # these answers have no body to cut
        asked += ["HEAD /v1/blobs", "POST /v1/uploads", "PATCH"]
    for request in asked:
        dossier = counter.receive(f"%PDF-1.7 {request}".encode())
        counter.edit(dossier.id, phone="0900 000 001")
        through._bearer.token = ""
        faulty.next(request, fault)

        with feed_apart(through) if request == FEED else nullcontext():
            first = counter.sync(through)
        second = counter.sync(through)

        assert isinstance(first.problem, PortalUnreachable), request
        assert first.problem.retry_after == (7 if fault == "busy" else 0)
        assert (second.problem, second.conflicts, counter.outbox()) == (None, 0, [])
    other.sync(through)
    assert other.mirrored() == counter.mirrored()


def test_a_request_that_arrives_twice_counts_once(counter, faulty, through):
    dossier = counter.receive()
    faulty.next(PUSH, "twice")

    report = counter.sync(through)

    assert (report.sent, report.conflicts) == (1, 0)
    assert counter.mirrored()[dossier.id][0].endswith(".1")


def test_a_batch_that_is_too_large_for_a_proxy_is_halved(counter, faulty, through):
    for _ in range(4):
        counter.receive()
    faulty.next(PUSH, "too-large", "too-large")

    report = counter.sync(through)

    assert (report.problem, report.sent, report.failed) == (None, 4, 0)
    once_more = 1  # a portal of the version before is asked by zstd first
    assert faulty.seen.count(PUSH) in (5, 5 + once_more)


def test_a_token_that_ran_out_is_renewed_once(counter, way):
    counter.sync(way)
    way._bearer.token = "worn out"
    counter.receive()

    report = counter.sync(way)

    assert (report.problem, report.sent) == (None, 1)


def test_a_device_the_portal_does_not_know_is_told_so(counter, way):
    counter.keyring.entries.clear()
    counter.key.make()
    counter.receive()

    report = counter.sync(way)

    assert isinstance(report.problem, NotEnrolled)
    assert len(counter.outbox()) == 1


def test_a_pc_whose_clock_is_an_hour_wrong_gets_through_and_hears_of_it(counter, way):
    class WrongClock(type(counter.clock)):
        def now(self):
            return super().now() + timedelta(hours=1)

    counter.clock = WrongClock()
    counter.receive()

    report = counter.sync(way)

    assert (report.problem, report.sent) == (None, 1)
    assert 3590 < report.clock_offset < 3610


def test_a_one_time_code_works_once(make_counter, portal, way):
    make_counter("03").enrol(way, portal.codes["03"])
    late = make_counter("03")

    with pytest.raises(PortalRefused):
        late.enrol(way, portal.codes["03"])

    with pytest.raises(NotEnrolled):
        late.ledger.device()


def test_enrolling_twice_changes_nothing(counter, portal, way):
    before, key = counter.ledger.device(), dict(counter.keyring.entries)

    counter.enrol(way, portal.codes["04"])

    assert counter.ledger.device() == before
    assert counter.keyring.entries == key


def test_the_portal_is_killed_before_it_answers_and_comes_back(
    counter, portal, faulty, through
):
    dossiers = [counter.receive() for _ in range(3)]
    faulty.next(PUSH, portal.kill)
    first = counter.sync(through)
    portal.start()

    second = counter.sync(through)

    assert isinstance(first.problem, PortalUnreachable)
    assert (second.problem, second.sent) == (None, 3)
    assert {dossier.id for dossier in dossiers} == counter.mirrored().keys()


def test_the_portal_is_killed_in_the_midst_of_pushing(counter, other, portal, way):
    for _ in range(120):
        counter.receive()
    killing = threading.Timer(0.05, portal.kill)
    killing.start()
    counter.sync(way)
    killing.join()
    portal.start()

    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.conflicts, counter.outbox()) == (None, 0, [])
    assert other.mirrored() == counter.mirrored()


def test_an_upload_goes_on_where_a_killed_portal_had_it(
    counter, portal, faulty, through
):
    scan = hashlib.sha256(b"seed").digest() * 150_000
    dossier = counter.receive(scan)
    faulty.next("PATCH", "", portal.kill)
    first = counter.sync(through)
    portal.start()
    asked = len(faulty.seen)

    second = counter.sync(through)

    assert isinstance(first.problem, PortalUnreachable)
    assert counter.queries.sync_state(dossier.id) is SyncState.SENT
    assert second.problem is None
    assert portal.has_file(scan)
    assert not any(line.startswith("POST /v1/uploads") for line in faulty.seen[asked:])


def test_an_upload_the_portal_forgot_is_begun_anew(counter, portal, faulty, through):
    scan = bytes(3_000_000)
    counter.receive(scan)
    faulty.next("PATCH", "", "lose")
    counter.sync(through)
    for path in portal.files.rglob("*.part"):
        path.unlink()
    for path in portal.files.rglob("uploads/*.json"):
        path.unlink()

    report = counter.sync(through)

    assert (report.problem, report.sent) == (None, 1)
    assert portal.has_file(scan)


def test_a_dossier_whose_file_does_not_get_through_holds_up_no_other(
    counter, portal, faulty, through
):
    large, small = counter.receive(bytes(2_000_000)), counter.receive(b"%PDF-1.7")
    faulty.next("PATCH", "", "swallow")

    first = counter.sync(through)

    assert isinstance(first.problem, PortalUnreachable)
    assert counter.queries.sync_state(large.id) is SyncState.WAITING
    assert counter.queries.sync_state(small.id) is SyncState.SENT
    assert counter.sync(through).sent == 1


def test_two_counters_change_different_fields(counter, other, way):
    dossier = counter.receive()
    counter.sync(way)
    other.sync(way)
    other.edit(dossier.id, card_holder_present=False)
    counter.edit(dossier.id, phone="0900 000 003")
    other.sync(way)

    report = counter.sync(way)
    other.sync(way)

    assert (report.conflicts, counter.outbox()) == (0, [])
    assert counter.mirrored() == other.mirrored()
    assert not counter.dossier(dossier.id).card_holder_present
    assert other.dossier(dossier.id).applicant.phone == "0900 000 003"


def test_two_counters_change_the_same_field(counter, other, way):
    dossier = counter.receive()
    counter.sync(way)
    other.sync(way)
    other.edit(dossier.id, phone="0900 000 004")
    counter.edit(dossier.id, phone="0900 000 005")
    other.sync(way)

    report = counter.sync(way)

    assert report.conflicts == 1
    assert counter.conflicts.open()[0].fields == ("applicant.phone",)
    assert other.conflicts.open() == []


def test_a_used_up_block_gives_a_provisional_code_and_the_official_one_follows(
    counter, other, way
):
    with counter.engine.begin() as connection:
        connection.execute(update(schema.slot).values(valid_to="2026-11-01"))
    dossier = counter.receive()
    counter.edit(dossier.id, phone="0900 000 006")
    assert is_provisional(dossier.code)

    report = counter.sync(way)
    other.sync(way)

    assert (report.problem, report.conflicts, counter.outbox()) == (None, 0, [])
    given = counter.dossier(dossier.id)
    assert given.code == dossier.code
    assert given.official_code
    assert given.applicant.phone == "0900 000 006"
    assert counter.queries.by_code(given.official_code) == dossier.id
    assert counter.mirrored() == other.mirrored()


def test_slots_are_leased_before_they_run_out(counter, way):
    used = 2 * SLOT_SIZE - 100
    with counter.begin() as work:
        today = counter.clock.now().astimezone(ZONE).date()
        for _ in range(used):
            work.numbers.take(today, counter.number)
        work.commit()

    counter.sync(way)

    assert counter.ledger.codes_left(today) >= 150
    assert counter.ledger.codes_left(TODAY) >= 150
