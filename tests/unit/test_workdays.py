from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.due import StepKind, WorkCalendar
from counter_app.domain.due_words import explained
from counter_app.domain.procedures import LegalSource, LimitKind, TimeLimit
from counter_app.domain.promises import promise
from counter_app.domain.workdays import is_working

HANOI = timezone(timedelta(hours=7))
LAW = LegalSource(text="Luật Hộ tịch 60/2014/QH13 điều 5 khoản 3", verified=True)
SAME_DAY = TimeLimit(kind=LimitKind.SAME_DAY, source=LAW)
TET = {date(2027, 2, day): "Tết Nguyên Đán" for day in range(4, 11)}
CALENDAR = WorkCalendar(
    days_off={
        date(2026, 11, 24): "Ngày Văn hóa Việt Nam",
        date(2025, 5, 1): "Ngày Quốc tế Lao động",
        date(2025, 5, 2): "Ngày nghỉ (thay cho ngày 26/04/2025)",
        date(2025, 4, 30): "Ngày Chiến thắng",
        **TET,
    },
    makeup_days=frozenset({date(2025, 4, 26)}),
    known_until=date(2027, 12, 31),
)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


def days(kind, number):
    return TimeLimit(kind=kind, days=number, source=LAW)


def due(limit, text):
    return promise(limit, at(text), CALENDAR).at


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        ("2026-11-23T07:30:00", "2026-11-23"),
        ("2026-11-23T14:59:59", "2026-11-23"),
        ("2026-11-23T15:00:00", "2026-11-23"),
        ("2026-11-23T15:00:01", "2026-11-25"),
        ("2026-11-23T23:59:59", "2026-11-25"),
        ("2026-11-20T15:01:00", "2026-11-23"),
        ("2026-11-21T09:00:00", "2026-11-23"),
        ("2026-11-24T09:00:00", "2026-11-25"),
        ("2025-04-25T16:00:00", "2025-04-26"),
        ("2025-04-26T10:00:00", "2025-04-26"),
        ("2025-04-29T15:30:00", "2025-05-05"),
        ("2027-02-03T15:30:00", "2027-02-11"),
    ],
)
def test_c39_same_day_until_fifteen_hundred_else_the_next_working_day(
    received, expected
):
    assert due(SAME_DAY, received) == at(f"{expected}T17:00:00")


def test_a_limit_may_end_before_its_full_hour():
    strict = TimeLimit(kind=LimitKind.SAME_DAY, cutoff_inclusive=False, source=LAW)

    assert due(strict, "2026-11-23T15:00:00").date() == date(2026, 11, 25)
    assert due(strict, "2026-11-23T14:59:59").date() == date(2026, 11, 23)


@pytest.mark.parametrize(
    ("number", "received", "expected"),
    [
        (3, "2026-11-20T16:00:00", "2026-11-26"),
        (1, "2026-11-23T08:00:00", "2026-11-25"),
        (1, "2025-04-25T08:00:00", "2025-04-26"),
        (5, "2027-02-02T08:00:00", "2027-02-16"),
        (3, "2026-11-21T08:00:00", "2026-11-26"),
        (0, "2026-11-21T08:00:00", "2026-11-23"),
    ],
)
def test_working_days_skip_weekends_and_days_off(number, received, expected):
    limit = days(LimitKind.WORKING_DAYS, number)

    assert due(limit, received).date() == date.fromisoformat(expected)


@pytest.mark.parametrize(
    ("number", "received", "expected"),
    [
        (1, "2026-11-22T08:00:00", "2026-11-23"),
        (1, "2026-11-23T08:00:00", "2026-11-25"),
        (5, "2026-11-23T08:00:00", "2026-11-30"),
        (10, "2027-01-28T08:00:00", "2027-02-11"),
    ],
)
def test_calendar_days_roll_off_a_day_off_only_at_the_end(number, received, expected):
    limit = days(LimitKind.CALENDAR_DAYS, number)

    assert due(limit, received).date() == date.fromisoformat(expected)


def test_a_date_beyond_the_known_calendar_says_so():
    found = promise(SAME_DAY, at("2028-03-01T09:00:00"), CALENDAR)

    assert found.at.date() == date(2028, 3, 1)
    assert found.steps[-1].kind is StepKind.CALENDAR_UNKNOWN
    assert "dự kiến" in explained(found)


def test_c39_the_sentence_tells_hour_holiday_promise_and_law():
    sentence = explained(promise(SAME_DAY, at("2026-11-23T15:20:00"), CALENDAR))

    assert sentence == (
        "Nhận lúc 15 giờ 20 phút, 23/11/2026; sau 15 giờ 00 phút nên trả vào ngày làm "
        "việc tiếp theo; 24/11/2026 nghỉ Ngày Văn hóa Việt Nam; hẹn trước 17 giờ 00 "
        "phút, Thứ Tư, ngày 25 tháng 11 năm 2026 "
        "(Luật Hộ tịch 60/2014/QH13 điều 5 khoản 3)."
    )


def test_a_second_past_the_hour_is_written_out():
    sentence = explained(promise(SAME_DAY, at("2026-11-23T15:00:01"), CALENDAR))

    assert sentence.startswith("Nhận lúc 15 giờ 00 phút 01 giây")


def test_the_sentence_does_not_call_calendar_days_working_days():
    found = promise(days(LimitKind.CALENDAR_DAYS, 5), at("2026-11-23T08:00"), CALENDAR)

    assert "5 ngày, không tính ngày nhận" in explained(found)


def test_an_unverified_ground_is_marked():
    limit = TimeLimit(kind=LimitKind.SAME_DAY, source=LegalSource(text="Quyết định X"))

    assert promise(limit, at("2026-11-23T08:00"), CALENDAR).basis == (
        "Quyết định X, chưa kiểm chứng"
    )


def test_a_moment_without_zone_is_refused():
    with pytest.raises(ValueError, match="aware"):
        promise(SAME_DAY, datetime(2026, 11, 23, 9), CALENDAR)  # noqa: DTZ001


def test_a_calendar_that_never_works_is_refused():
    never = WorkCalendar(days_off={}, week={})

    with pytest.raises(ValueError, match="no working day"):
        promise(SAME_DAY, at("2026-11-23T09:00:00"), never)


@given(
    st.sampled_from([kind for kind in LimitKind if kind is not LimitKind.STAGES]),
    st.integers(0, 60),
    st.datetimes(datetime(2024, 1, 1), datetime(2028, 12, 31)),  # noqa: DTZ001
)
def test_a_promise_is_on_a_working_day_and_never_before_the_receipt(
    kind, number, moment
):
    received = moment.replace(tzinfo=UTC).astimezone(HANOI)

    found = promise(days(kind, number), received, CALENDAR)

    assert is_working(found.at.date(), CALENDAR)
    assert found.at.date() >= received.date()
    if kind not in {LimitKind.WORKING_HOURS, LimitKind.AT_ONCE}:
        assert found.at.timetz() == time(17, tzinfo=HANOI)
    assert found.steps[0].kind is StepKind.RECEIVED
    assert explained(found).endswith(".")
