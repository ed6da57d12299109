"""This PC's clock against its own last act and against the portal's last word."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_app.domain.clocks import CLOCK_CONFIRMED, PORTAL_HEARD
from counter_app.domain.errors import (
    ClockDiffers,
    ClockUntrusted,
    OfflineTooLong,
)
from counter_app.services.moments import (
    latest_moment,
    note_moment,
    unheard,
)
from tests.fakes.work import FakeWork

NOW = datetime(2026, 11, 23, 2, 41, tzinfo=UTC)


@pytest.fixture
def work():
    return FakeWork()


@pytest.mark.parametrize("days", [-1, 0, 29, 30])
def test_a_clock_near_the_portals_last_word_is_trusted(work, days):
    work.notes.put(PORTAL_HEARD, (NOW - timedelta(days=days)).isoformat())

    assert latest_moment(work, NOW) == NOW


@pytest.mark.parametrize("off", [timedelta(days=31), timedelta(days=-1, hours=-1)])
def test_a_clock_far_from_it_gives_no_number_until_a_supervisor_confirms(work, off):
    work.notes.put(PORTAL_HEARD, (NOW - off).isoformat())

    with pytest.raises(ClockDiffers):
        latest_moment(work, NOW)

    work.notes.put(CLOCK_CONFIRMED, (NOW - timedelta(hours=1)).isoformat())
    assert latest_moment(work, NOW) == NOW
    with pytest.raises(ClockDiffers):
        latest_moment(work, NOW + timedelta(days=60))


def test_a_clock_before_the_last_act_is_not_trusted_whoever_confirms(work):
    note_moment(work, NOW)
    work.notes.put(CLOCK_CONFIRMED, NOW.isoformat())

    with pytest.raises(ClockUntrusted):
        latest_moment(work, NOW - timedelta(minutes=11))


DAYS3 = timedelta(hours=72)


def signed_in(work, at):
    """Whether somebody could begin new work then, and what was said if not."""
    problem = unheard(work, at, DAYS3)
    return True if problem is None else type(problem)


def test_case_4_work_off_line_ends_with_the_window(work):
    work.notes.put(PORTAL_HEARD, NOW.isoformat())

    assert signed_in(work, NOW + timedelta(hours=71)) is True
    assert signed_in(work, NOW + timedelta(hours=73)) is OfflineTooLong
    work.notes.put(PORTAL_HEARD, (NOW + timedelta(hours=73)).isoformat())
    assert signed_in(work, NOW + timedelta(hours=74)) is True


@pytest.mark.parametrize("back", [timedelta(minutes=11), timedelta(days=1)])
def test_case_4_a_clock_put_back_extends_no_window(work, back):
    work.notes.put(PORTAL_HEARD, NOW.isoformat())
    assert signed_in(work, NOW + timedelta(hours=71)) is True

    assert signed_in(work, NOW + timedelta(hours=71) - back) is ClockUntrusted
    assert signed_in(work, NOW - timedelta(days=365)) is ClockUntrusted


def test_case_4_a_clock_put_back_after_the_window_ended_opens_it_no_more(work):
    work.notes.put(PORTAL_HEARD, NOW.isoformat())
    assert signed_in(work, NOW + timedelta(hours=73)) is OfflineTooLong

    assert signed_in(work, NOW + timedelta(hours=71)) is ClockUntrusted


def test_case_4_the_window_is_as_long_as_said_to_the_minute(work):
    work.notes.put(PORTAL_HEARD, NOW.isoformat())

    assert signed_in(work, NOW + DAYS3) is True
    assert signed_in(work, NOW + DAYS3 + timedelta(minutes=1)) is OfflineTooLong


def test_a_clock_that_ran_ahead_once_is_forgiven_when_the_portal_is_heard(work):
    work.notes.put(PORTAL_HEARD, NOW.isoformat())
    assert signed_in(work, NOW + timedelta(hours=70)) is True
    work.notes.put(PORTAL_HEARD, (NOW + timedelta(hours=1)).isoformat())

    assert signed_in(work, NOW + timedelta(hours=1)) is True


def test_a_pc_that_never_heard_of_a_portal_is_held_to_no_window(work):
    assert signed_in(work, NOW + timedelta(days=900)) is True
