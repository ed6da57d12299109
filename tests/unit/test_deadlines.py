"""How a promise stands against the clock, in working days."""

from datetime import date, datetime, timedelta, timezone

import pytest

from counter_app.domain.deadlines import Deadline, Standing, deadline
from counter_app.domain.due import WorkCalendar

HANOI = timezone(timedelta(hours=7))
HOLIDAY = date(2026, 11, 24)
CALENDAR = WorkCalendar(days_off={HOLIDAY: "nghỉ bịa"})


def at(day, hour=17, minute=0):
    return datetime(2026, 11, day, hour, minute, tzinfo=HANOI)


def test_today_tells_the_minutes_that_are_left():
    found = deadline(at(23), at(23, 14, 50), CALENDAR)

    assert found == Deadline(Standing.TODAY, 130)


def test_the_promised_minute_itself_is_in_time():
    assert deadline(at(23), at(23), CALENDAR) == Deadline(Standing.TODAY, 0)


def test_the_evening_of_the_day_is_past_the_hour_but_no_day_late():
    assert deadline(at(23), at(23, 17, 1), CALENDAR) == Deadline(Standing.PASSED)


@pytest.mark.parametrize(
    ("due", "now", "days"),
    [
        (20, at(23, 8), 1),  # Friday to Monday
        (23, at(25, 8), 1),  # over a holiday
        (20, at(25, 8), 2),
    ],
)
def test_lateness_counts_working_days_only(due, now, days):
    assert deadline(at(due), now, CALENDAR) == Deadline(Standing.LATE, days)


def test_a_weekend_after_the_promise_is_not_late_yet():
    assert deadline(at(20), at(22, 9), CALENDAR) == Deadline(Standing.PASSED)


def test_days_ahead_leave_out_days_off():
    assert deadline(at(25), at(23, 9), CALENDAR) == Deadline(Standing.AHEAD, 1)


def test_a_promise_kept_in_another_zone_is_the_same_moment():
    utc = at(23).astimezone(timezone.utc)  # noqa: UP017 -- the zone is the point

    assert deadline(utc, at(23, 16), CALENDAR) == Deadline(Standing.TODAY, 60)
