"""A pass is one request when nothing is new, and one when something is to be said."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from counter_app.domain.errors import PortalUnreachable
from counter_app.sync.http import Wire
from tests.portal_process import say
from tests.sync.ward import Failing, PowerCut


@pytest.fixture
def asked(monkeypatch):
    """Note each request's method and place without its query."""
    asked, ask = [], Wire.ask

    def noting(self, method, place, **more):
        asked.append(f"{method} {place.partition('?')[0]}")
        return ask(self, method, place, **more)

    monkeypatch.setattr(Wire, "ask", noting)
    return asked


def synced(counter, way):
    """Run a pass, not the first since the program started."""
    engine = counter.engine_for(way)
    engine.memory.known = True
    return engine.run()


def agreed(counter, way):
    synced(counter, way)
    assert synced(counter, way).problem is None


def announce(portal, begins, ends):
    moments = ("--begins", begins.isoformat(), "--ends", ends.isoformat())
    say("announce", "--files", str(portal.files), *moments, "--notice", "Bảo trì")


def test_a_pass_with_nothing_new_asks_once(counter, way, asked):
    agreed(counter, way)
    asked.clear()

    report = synced(counter, way)

    assert (report.problem, asked) == (None, ["GET v1/feed"])


def test_what_changed_goes_and_the_feed_comes_with_the_answer(counter, way, asked):
    dossier = counter.receive()
    agreed(counter, way)
    counter.edit(dossier.id, phone="0900 000 001")
    asked.clear()

    report = synced(counter, way)

    assert (report.sent, report.problem, counter.outbox()) == (1, None, [])
    assert asked == ["POST v1/operations"]
    assert counter.ledger.cursor() == way.feed("").cursor


def test_another_counters_change_comes_with_the_answer_too(
    make_counter, portal, counter, way, asked
):
    other = make_counter("04")
    other.enrol(way, portal.codes["04"])
    way._bearer.token = ""
    theirs = other.receive()
    other.sync(way)
    way._bearer.token = ""
    agreed(counter, way)
    counter.receive()
    way._bearer.token = ""
    other.edit(theirs.id, phone="0900 000 002")
    other.sync(way)
    way._bearer.token = ""
    asked.clear()

    report = synced(counter, way)

    assert "GET v1/feed" not in asked
    assert report.problem is None
    assert counter.dossier(theirs.id).applicant.phone == "0900 000 002"


@pytest.mark.parametrize("after", [False, True])
def test_an_answer_and_its_page_are_on_disk_together_or_not_at_all(counter, way, after):
    """The power goes just before, or just after, both are taken in."""
    dossier = counter.receive()
    agreed(counter, way)
    counter.edit(dossier.id, phone="0900 000 003")
    cursor = counter.ledger.cursor()

    with pytest.raises(PowerCut):
        counter.sync(way, Failing(counter.ledger, "settled", after))

    is_moved = counter.ledger.cursor() != cursor
    states = [state for _operation, state, _reason in counter.outbox()]
    assert (is_moved, states) == ((True, []) if after else (False, ["sent"]))
    counter.sync(way)
    assert counter.outbox() == []
    assert counter.ledger.cursor() == way.feed("").cursor


def test_planned_work_is_heard_along_with_the_feed(counter, portal, way, asked):
    agreed(counter, way)
    now = datetime.now(UTC)
    announce(portal, now - timedelta(minutes=1), now + timedelta(minutes=20))
    asked.clear()

    report = synced(counter, way)

    assert isinstance(report.problem, PortalUnreachable)
    assert 1000 < report.problem.retry_after <= 1200
    assert (report.notice, asked) == ("Bảo trì", ["GET v1/feed"])
    asked.clear()
    synced(counter, way)
    assert asked == ["GET v1/time"]  # from then on that is asked first


def test_a_token_that_ran_out_is_renewed_by_the_portals_clock(counter, way, asked):
    """The clock of the PC was put an hour ahead since the last pass."""
    agreed(counter, way)
    right = counter.clock

    class Ahead:
        def now(self):
            return right.now() + timedelta(hours=1)

    counter.clock = Ahead()
    way._bearer.token = "ran out"
    asked.clear()

    report = synced(counter, way)

    assert report.problem is None
    assert asked[:4] == ["GET v1/feed", "GET v1/time", "POST v1/token", "GET v1/feed"]
    assert 3500 < report.clock_offset < 3700


def test_a_slow_answer_does_not_tell_the_time(counter, way):
    agreed(counter, way)
    before, right = synced(counter, way).clock_offset, counter.clock

    class Slow:
        turns = 0

        def now(self):
            self.turns += 1
            return right.now() + timedelta(seconds=10 * self.turns)

    counter.clock = Slow()

    assert synced(counter, way).clock_offset == pytest.approx(before, abs=1)


def test_a_portal_that_does_not_say_is_asked_for_each(counter, way, asked):
    """One of the version before."""
    feed, push = way.feed, way.push
    way.feed = lambda cursor, have="": _silent(feed(cursor, have))
    way.push = lambda epoch, images, *_more: push(epoch, images)
    counter.receive()
    agreed(counter, way)
    asked.clear()

    report = synced(counter, way)

    assert report.problem is None
    assert asked == ["GET v1/time", "GET v1/feed", "GET v1/catalogue"]


def _silent(page):
    return msgspec.structs.replace(page, catalogue=None)
