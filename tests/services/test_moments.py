"""This PC's clock against its own last act and against the portal's last word."""

from datetime import UTC, datetime, timedelta

import pytest

from counter_app.domain.clocks import CLOCK_CONFIRMED, PORTAL_HEARD
from counter_app.domain.errors import ClockDiffers, ClockUntrusted
from counter_app.services.moments import latest_moment, note_moment
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
