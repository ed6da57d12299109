"""When to synchronise, and what is told of it."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta, timezone

import pytest

from counter_app.domain.errors import (
    KeyringLocked,
    NotEnrolled,
    PortalRefused,
    PortalUnreachable,
    StoreFull,
)
from counter_app.domain.exchange import Tally
from counter_app.domain.news import Changed
from counter_app.services.syncing import Syncing
from counter_app.sync.backoff import FullJitter
from counter_app.sync.engine import Report

EVERY = timedelta(seconds=30)


class FrozenClock:
    def __init__(self):
        self.moment = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)

    def now(self):
        return self.moment

    def go(self, seconds):
        self.moment += timedelta(seconds=seconds)


@dataclass
class Passes:
    """Plays passes that come to what was prepared; the last one again and again."""

    prepared: list = field(default_factory=lambda: [Report()])
    runs: int = 0
    during: object = None

    def run(self):
        self.runs += 1
        if self.during:
            self.during()
        return self.prepared.pop(0) if len(self.prepared) > 1 else self.prepared[0]


class Books:
    def __init__(self):
        self.now = Tally(waiting=2, numbers_left=180)

    def tally(self, day):
        return self.now


@pytest.fixture
def clock():
    return FrozenClock()


@pytest.fixture
def passes():
    return Passes()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def syncing(clock, passes, heard):
    return Syncing(
        exchange=passes,
        accounting=Books(),
        conflicts=None,
        refusals=None,
        begin=None,
        session=None,
        backoff=FullJitter(lambda longest: longest),
        clock=clock,
        zone=timezone(timedelta(hours=7)),
        every=EVERY,
        announce=heard.append,
    )


def test_the_first_tick_synchronises_and_the_next_waits(syncing, passes, clock):
    syncing.tick()
    syncing.tick()
    clock.go(29)
    syncing.tick()
    assert passes.runs == 1

    clock.go(1)
    syncing.tick()

    assert passes.runs == 2


def test_something_to_send_makes_the_next_tick_due(syncing, passes):
    syncing.tick()

    syncing.nudge()
    syncing.tick()

    assert passes.runs == 2


def test_failures_wait_longer_and_longer_and_a_nudge_does_not_shorten_it(
    syncing, passes, clock
):
    passes.prepared = [Report(problem=PortalUnreachable())]
    syncing.tick()

    waits = []
    for _ in range(10):
        waited, runs = 0, passes.runs
        while passes.runs == runs:
            clock.go(1)
            waited += 1
            syncing.nudge()
            syncing.tick()
        waits.append(waited)

    assert waits == [2, 4, 8, 16, 32, 64, 128, 256, 300, 300]


def test_the_portal_is_left_alone_as_long_as_it_asks(syncing, passes, clock):
    passes.prepared = [Report(problem=PortalUnreachable(retry_after=100)), Report()]
    syncing.tick()

    clock.go(149)
    syncing.tick()
    assert passes.runs == 1
    clock.go(1)
    syncing.tick()

    assert passes.runs == 2


def test_an_officer_may_ask_at_any_time(syncing, passes):
    passes.prepared = [Report(problem=PortalUnreachable())]
    syncing.tick()

    syncing.now()

    assert passes.runs == 2


def test_a_clock_put_back_does_not_stop_synchronising(syncing, passes, clock):
    syncing.tick()

    clock.go(-86_400)
    syncing.tick()

    assert passes.runs == 2


def test_one_pass_at_a_time_and_another_follows_what_was_asked_meanwhile(
    syncing, passes
):
    passes.during = lambda: syncing.now() if passes.runs == 1 else None

    syncing.tick()
    assert passes.runs == 1
    syncing.tick()

    assert passes.runs == 2


def test_screens_hear_what_changed_and_how_things_stand(syncing, passes, heard, clock):
    passes.prepared = [Report(changed=frozenset({"d"}), clock_offset=2.5)]

    syncing.tick()

    changed, connection = heard
    assert changed == Changed(frozenset({"d"}))
    assert connection.online
    assert connection.since == clock.now().isoformat()
    assert (connection.waiting, connection.numbers_left) == (2, 180)
    assert connection.clock_offset == 2.5


def test_the_same_news_is_told_once(syncing, heard, clock):
    syncing.tick()
    clock.go(30)
    syncing.tick()

    assert len(heard) == 1


def test_going_off_line_and_back_says_since_when(syncing, passes, heard, clock):
    passes.prepared = [Report(), Report(problem=PortalUnreachable()), Report()]
    moments = []
    for _ in range(3):
        syncing.now()
        moments.append(clock.now().isoformat())
        clock.go(60)

    assert [(news.online, news.since) for news in heard] == [
        (True, moments[0]),
        (False, moments[1]),
        (True, moments[2]),
    ]


@pytest.mark.parametrize("problem", [PortalRefused("x"), NotEnrolled("x")])
def test_a_portal_that_refuses_is_there(syncing, passes, problem):
    passes.prepared = [Report(problem=problem)]

    syncing.tick()

    assert syncing.online


@pytest.mark.parametrize("failures", [0, 1, 5, 9, 10_000])
def test_a_pause_is_never_under_a_second_nor_over_five_minutes(failures):
    shortest = FullJitter(lambda _longest: 0.0).pause(failures)
    longest = FullJitter(lambda longest: longest).pause(failures)

    assert shortest == 1
    assert longest == min(300, 2**failures)


@pytest.mark.parametrize("problem", [KeyringLocked("no"), StoreFull("no")])
def test_a_trouble_of_this_machine_is_rested_from_and_told_and_not_raised(
    syncing, passes, clock, heard, problem
):
    def stumble():
        raise problem

    passes.during = stumble

    syncing.tick()
    syncing.tick()
    [told] = heard
    clock.go(3600)
    syncing.tick()

    assert passes.runs == 2
    assert told.cause == type(problem).__name__
    assert told.waiting == 2
    assert told.next_at


def test_why_a_pass_ended_is_in_the_log_a_certificate_that_was_refused_too(
    syncing, passes, caplog
):
    passes.prepared = [Report(problem=PortalUnreachable("SSLError"))]
    syncing.now()
    passes.prepared = [Report(problem=PortalUnreachable("x" * 99))]
    syncing.now()
    passes.prepared = [Report(problem=PortalRefused("001187012901"))]
    syncing.now()

    said = [one.getMessage() for one in caplog.records if "ended" in one.getMessage()]
    assert said == [
        "the pass ended early: PortalUnreachable SSLError",
        f"the pass ended early: PortalUnreachable {'x' * 80}",
        "the pass ended early: PortalRefused ",
    ]
