"""When a backup is made: by itself, not in the way of work, and told when it fails."""

from datetime import timedelta

import pytest

from counter_app.domain.backups import Backup
from counter_app.domain.errors import StoreFull
from counter_app.domain.keeping_errors import BackupAway
from counter_app.services.backing_up import BackingUp
from tests.fakes.counter import FakeCounter

DAY = timedelta(hours=24)


class Stick:
    """A disk in the test's hands."""

    def __init__(self, clock):
        self.place, self.clock = "/media/stick", clock
        self.written, self.pruned, self.problem = [], 0, None
        self.between = lambda: None
        self.is_away = False

    def away(self):
        return self.is_away

    def same_disk(self):
        return False

    def newest(self):
        return self.written[-1].at if self.written else None

    def every(self):
        return self.written

    def write(self, at, step):
        step(0.0)
        self.between()
        step(0.5)
        if self.problem:
            raise self.problem
        self.written.append(
            Backup(
                name=f"{at:%Y%m%dT%H%M%SZ}",
                at=at,
                size=5_000_000,
                files=7,
                version="1",
                counter="03",
                revision="0018",
            )
        )
        return self.written[-1]

    def prune(self):
        self.pruned += 1

    def broken(self, name, step):
        return []


class Signs(dict):
    """What doctor reads."""

    def note(self, signs):
        self.update(signs)

    def read(self):
        return self


class Room:
    def __init__(self):
        self.counter = FakeCounter()
        self.clock, self.session = self.counter.clock, self.counter.session
        self.stick, self.signs, self.rested = Stick(self.clock), Signs(), []
        self.is_open = True
        self.backing_up = BackingUp(
            disk=self.stick,
            signs=self.signs,
            session=self.session,
            clock=self.clock,
            rest=self.rested.append,
            every=DAY,
            is_open=lambda: self.is_open,
        )

    def later(self, **by):
        self.clock.move(**by)
        self.backing_up.tick()
        return len(self.stick.written)


@pytest.fixture
def room():
    return Room()


def test_the_first_backup_is_made_at_once_and_rests_beside_the_work(room):
    room.backing_up.tick()

    assert len(room.stick.written) == 1
    assert room.rested
    assert room.signs["backup_at"] == room.clock.now().isoformat()
    assert room.stick.pruned == 1


def test_the_next_one_waits_for_a_locked_screen_and_four_hours_at_the_most(room):
    room.backing_up.tick()
    open_screen = [room.later(hours=23), room.later(hours=1), room.later(hours=3)]
    forced = room.later(hours=1)
    room.session.lock()
    room.rested.clear()
    locked = [room.later(hours=19), room.later(hours=1)]

    assert open_screen == [1, 1, 1]
    assert forced == 2
    assert locked == [2, 3]
    assert room.rested == []


def test_a_failure_is_told_and_tried_again_after_a_quarter_of_an_hour(room):
    room.stick.problem = StoreFull("stick")
    room.backing_up.tick()
    failed = room.backing_up.standing()
    room.stick.problem = None
    early, late = room.later(minutes=5), room.later(minutes=11)

    assert (failed.why, failed.last_at) == ("StoreFull", None)
    assert room.signs["backup_why"] == ""
    assert (early, late) == (0, 1)
    assert room.backing_up.standing().failed_at is None


def test_a_stick_that_is_away_is_told_with_the_last_backup_this_pc_knows(room):
    room.backing_up.tick()
    at = room.clock.now()
    room.stick.is_away, room.stick.written = True, []

    standing = room.backing_up.standing()

    assert (standing.away, standing.last_at, standing.kept) == (True, at, 0)


def test_a_running_backup_is_stopped_and_is_no_failure(room):
    seen = []

    def between():
        seen.append(room.backing_up.progress())
        room.backing_up.stop()

    room.stick.between = between

    done = room.backing_up.now()

    assert (done, seen, room.stick.written) == (None, [0.0], [])
    assert room.backing_up.progress() is None
    assert room.backing_up.standing().failed_at is None


def test_nothing_is_begun_without_a_place_a_store_or_after_the_end(room):
    room.is_open = False
    room.backing_up.tick()
    room.is_open, room.stick.place = True, ""
    room.backing_up.tick()
    with pytest.raises(BackupAway):
        room.backing_up.now()
    room.stick.place = "/media/stick"
    room.backing_up.end()
    room.backing_up.tick()

    assert room.stick.written == []
    room.stick.place = ""
    assert room.backing_up.standing().place == ""


def test_only_one_runs_at_a_time(room):
    again = []
    room.stick.between = lambda: again.append(room.backing_up.now())

    room.backing_up.now()

    assert again == [None]
    assert len(room.stick.written) == 1
