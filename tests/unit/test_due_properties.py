"""What holds for every limit, every moment and every calendar."""

from contextlib import suppress
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given as given_any
from hypothesis import settings
from hypothesis import strategies as st

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.due import StepKind, WorkCalendar
from counter_app.domain.due_rules import RuleUnreadable, limit_from, rule_of
from counter_app.domain.due_words import explained
from counter_app.domain.procedures import (
    Extension,
    LegalSource,
    LimitKind,
    Supplement,
    TimeLimit,
)
from counter_app.domain.promises import promise
from counter_app.domain.supplements import TermFixed, extended, supplemented
from counter_app.domain.workdays import hours_of, later, working_time

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def given(*strategies):
    """Without a deadline: the first year to be computed loads the whole library."""
    return lambda test: settings(deadline=None)(given_any(*strategies)(test))


LAW = LegalSource(text="Nghị định thử", verified=True)
CATALOGUE = PackCatalogue(Path(__file__).parents[2] / "resources" / "catalogue")
NIGHT = WorkCalendar(week={2: ((time(0), time(0, 1)), (time(22), time(23, 59)))})
CALENDARS = st.sampled_from([*CATALOGUE.calendars(), NIGHT])
MOMENTS = st.datetimes(datetime(2024, 1, 1), datetime(2029, 12, 31)).map(  # noqa: DTZ001
    lambda moment: moment.replace(tzinfo=UTC, microsecond=0).astimezone(HANOI)
)
HALVES = st.integers(0, 40).map(lambda count: count / 2)


def limits(kind):
    if kind is LimitKind.SAME_DAY:
        return st.times().map(
            lambda cutoff: TimeLimit(
                kind=kind, cutoff=cutoff.replace(microsecond=0), source=LAW
            )
        )
    if kind is LimitKind.WORKING_HOURS:
        return st.integers(0, 160).map(
            lambda quarters: TimeLimit(kind=kind, hours=quarters / 4, source=LAW)
        )
    if kind is LimitKind.STAGES:
        stage = st.sampled_from([LimitKind.WORKING_DAYS, LimitKind.WORKING_HOURS])
        return st.lists(stage.flatmap(limits), min_size=1, max_size=3).map(
            lambda stages: TimeLimit(kind=kind, stages=tuple(stages), source=LAW)
        )
    if kind is LimitKind.CALENDAR_DAYS:
        return st.integers(0, 60).map(
            lambda days: TimeLimit(kind=kind, days=days, source=LAW)
        )
    return HALVES.map(lambda days: TimeLimit(kind=kind, days=days, source=LAW))


LIMITS = st.sampled_from(LimitKind).flatmap(limits)


def is_open(at, calendar):
    return any(
        opens <= at.time() <= closes for opens, closes in hours_of(at.date(), calendar)
    )


@given(LIMITS, MOMENTS, CALENDARS)
def test_a_promise_is_never_on_a_closed_day_and_never_before_the_receipt(
    limit, received, calendar
):
    found = promise(limit, received, calendar)

    assert is_open(found.at, calendar)
    assert found.at >= received
    assert found.steps[0].kind is StepKind.RECEIVED
    assert explained(found).endswith(".")


@given(LIMITS, MOMENTS, st.timedeltas(timedelta(), timedelta(days=20)), CALENDARS)
def test_who_comes_later_is_never_promised_an_earlier_date(
    limit, received, wait, calendar
):
    first, second = received, received + wait

    assert promise(limit, first, calendar).at <= promise(limit, second, calendar).at


# From half a day: a limit of none ends with the day, on a day off with the next one.
@given(HALVES.filter(bool), HALVES.filter(bool), MOMENTS, CALENDARS)
def test_more_days_are_never_fewer(one, two, received, calendar):
    short, long = (
        promise(
            TimeLimit(kind=LimitKind.WORKING_DAYS, days=days, source=LAW),
            received,
            calendar,
        ).at
        for days in sorted((one, two))
    )

    assert short <= long


@given(MOMENTS, st.integers(0, 6000), CALENDARS)
def test_working_time_that_is_added_is_the_working_time_that_lies_between(
    begin, minutes, calendar
):
    work = timedelta(minutes=minutes)

    end = later(begin, work, calendar, [])

    assert working_time(begin, end, calendar) == work


@given(
    st.sampled_from([LimitKind.WORKING_DAYS, LimitKind.WORKING_HOURS]).flatmap(limits),
    MOMENTS,
    st.timedeltas(timedelta(), timedelta(days=3)),
    st.timedeltas(timedelta(), timedelta(days=20)),
    CALENDARS,
)
def test_a_pause_adds_exactly_the_paused_working_time(
    limit, received, before, paused, calendar
):
    promised = promise(limit, received, calendar)
    asked = min(received + before, promised.at)
    complete = asked + paused

    moved = supplemented(limit, promised, asked, complete, calendar)

    assert working_time(promised.at, moved.at, calendar) == working_time(
        asked, complete, calendar
    )
    assert moved.at >= promised.at
    assert is_open(moved.at, calendar)


@given(LIMITS, MOMENTS, st.timedeltas(timedelta(), timedelta(days=20)), CALENDARS)
def test_a_restart_counts_from_the_full_dossier_as_if_it_came_that_day(
    limit, received, paused, calendar
):
    anew = TimeLimit(
        **{name: getattr(limit, name) for name in TimeLimit.__slots__}
        | {"supplement": Supplement.RESTART}
    )
    promised = promise(anew, received, calendar)
    complete = max(received, promised.at - paused) + paused

    moved = supplemented(anew, promised, received, complete, calendar)

    assert moved.at == promise(anew, complete, calendar).at
    assert "tính lại từ đầu" in explained(moved)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


USUAL = CATALOGUE.calendar("hanoi")
FIVE = TimeLimit(
    kind=LimitKind.WORKING_DAYS,
    days=5,
    extension=Extension(days=3, condition="phải xác minh", source=LAW),
    source=LAW,
)


def test_a_pause_of_calendar_days_adds_the_days_and_rolls_off_a_holiday():
    ten = TimeLimit(kind=LimitKind.CALENDAR_DAYS, days=10, source=LAW)
    promised = promise(ten, at("2026-11-09T08:00"), USUAL)

    moved = supplemented(
        ten, promised, at("2026-11-10T08:00"), at("2026-11-15T08:00"), USUAL
    )

    assert promised.at == at("2026-11-19T17:00")
    assert moved.at == at("2026-11-25T17:00")  # 24/11 is a holiday
    assert "tạm dừng 5 ngày" in explained(moved)


def test_a_promise_is_prolonged_once_by_what_the_law_allows():
    promised = promise(FIVE, at("2027-01-27T08:00"), USUAL)

    longer = extended(FIVE, promised, USUAL)

    assert promised.at == at("2027-02-03T17:00")
    assert longer.at == at("2027-02-15T17:00")  # over Tết
    assert "gia hạn một lần đến 15/02/2027 (thêm 3 ngày làm việc" in explained(longer)
    assert "Mùng năm Tết" in explained(longer)
    with pytest.raises(TermFixed, match="once already"):
        extended(FIVE, longer, USUAL)


def test_a_limit_without_an_extension_is_not_prolonged():
    short = TimeLimit(kind=LimitKind.WORKING_DAYS, days=1, source=LAW)

    with pytest.raises(TermFixed, match="cannot be prolonged"):
        extended(short, promise(short, at("2026-11-23T08:00"), USUAL), USUAL)


@pytest.mark.parametrize(
    ("asked", "complete", "why"),
    [
        ("2026-11-25T10:00", "2026-11-25T09:59", "before they were asked"),
        ("2026-12-01T17:01", "2026-12-02T09:00", "after the promised date"),
    ],
)
def test_a_supplement_that_cannot_be_is_refused(asked, complete, why):
    promised = promise(FIVE, at("2026-11-23T08:00"), USUAL)

    with pytest.raises(TermFixed, match=why):
        supplemented(FIVE, promised, at(asked), at(complete), USUAL)


def test_a_limit_no_source_states_says_that_the_date_is_the_offices_own():
    own = TimeLimit(
        kind=LimitKind.UNSTATED, days=5, source=LegalSource(text="Chưa có nguồn")
    )

    found = promise(own, at("2026-11-25T08:00"), USUAL)

    assert found.at == at("2026-12-02T17:00")
    assert "không nguồn nào ghi thời hạn" in explained(found)


@given(LIMITS.filter(lambda one: one.kind is not LimitKind.UNSTATED))
def test_a_rule_is_read_back_as_it_was_written(limit):
    again = limit_from(rule_of(limit))

    assert rule_of(again) == rule_of(limit)


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("5wd", "5wd"),
        (" 5 WD ", "5wd"),
        ("05 ngày làm việc", "5wd"),
        ("5 NGÀY LÀM VIỆC", "5wd"),
        ("5nlv", "5wd"),
        ("5 working days", "5wd"),
        ("5-working-days", "5wd"),
        ("3,5wd", "3.5wd"),
        ("3d", "3d"),
        ("3 ngày", "3d"),
        ("1 day", "1d"),
        ("3cd", "3d"),
        ("8wh", "8wh"),
        ("8h", "8wh"),
        ("8 giờ làm việc", "8wh"),
        ("1.25wh", "1.25wh"),
        ("same-day", "same-day@15:00"),
        ("sameday@15h", "same-day@15:00"),
        ("Trong ngày @ 16h30", "same-day@16:30"),
        ("same-day@15:00:30", "same-day@15:00:30"),
        ("now", "now"),
        ("ngay", "now"),
        ("2wd + 5wd", "2wd+5wd"),
        ("0wd", "0wd"),
    ],
)
def test_a_rule_is_understood_however_it_is_spelt(text, rule):
    assert rule_of(limit_from(text)) == rule


@pytest.mark.parametrize(
    "text",
    [
        *("", " ", "5", "wd", "5xd", "-3wd", "3.3wd", "1.5d", "0.1wh", "99999wd"),
        *("401wh", "1 0wd", "1_0d", "٥wd", "1e3wd", "now@15:00", "5wd@15:00"),
        *("same-day@", "same-day@25:00", "same-day@15:60", "same-day@ba giờ"),
        *("5wd+", "+", "now+5wd", "5wd;rm", "NaNwd", "9" * 5000 + "wd"),
    ],
)
def test_a_rule_that_says_no_limit_is_refused_with_a_sentence(text):
    with pytest.raises(RuleUnreadable, match=r"\w+ \w+"):
        limit_from(text)


@given(st.text(max_size=40))
def test_no_text_makes_the_reader_fail_in_another_way(text):
    with suppress(RuleUnreadable):
        assert rule_of(limit_from(text))
