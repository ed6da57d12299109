"""Promised dates counted by hand on a paper calendar, with the shipped calendar.

2025: 26/4 is a make-up Saturday for Friday 2/5. 2026: 24/11 is a holiday, Tuesday.
Tết 2027: 4 to 10 February, Thursday to Wednesday; 2028: 24 to 29 January.
"""

from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.due_rules import limit_from
from counter_app.domain.due_words import explained
from counter_app.domain.promises import promise
from counter_app.domain.workdays import is_makeup, is_working, name_off

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")
CATALOGUE = PackCatalogue(Path(__file__).parents[2] / "resources" / "catalogue")
USUAL = CATALOGUE.calendar("hanoi")
SATURDAYS = CATALOGUE.calendar("hanoi-sang-thu-bay")

BY_HAND = [
    # same day: Luật Hộ tịch điều 5(3)
    ("same-day@15:00", "2026-11-23T14:59:59", "2026-11-23T17:00"),
    ("same-day@15:00", "2026-11-23T15:00:00", "2026-11-23T17:00"),
    ("same-day@15:00", "2026-11-23T15:00:01", "2026-11-25T17:00"),
    ("same-day@15:00", "2026-11-20T15:30:00", "2026-11-23T17:00"),
    ("same-day@15:00", "2025-04-25T16:00:00", "2025-04-26T17:00"),
    ("same-day@15:00", "2025-04-29T15:30:00", "2025-05-05T17:00"),
    ("same-day@15:00", "2027-02-03T15:30:00", "2027-02-11T17:00"),
    ("same-day@15:00", "2028-01-21T15:30:00", "2028-01-31T17:00"),
    # working days
    ("3wd", "2026-11-20T16:00:00", "2026-11-26T17:00"),
    ("1wd", "2025-04-25T08:00:00", "2025-04-26T17:00"),
    ("3wd", "2025-04-25T08:00:00", "2025-04-29T17:00"),
    ("5wd", "2025-04-25T08:00:00", "2025-05-06T17:00"),
    ("5wd", "2027-02-02T08:00:00", "2027-02-16T17:00"),
    ("10wd", "2027-01-29T08:00:00", "2027-02-19T17:00"),
    ("3wd", "2026-02-13T09:00:00", "2026-02-25T17:00"),
    ("25wd", "2026-12-28T09:00:00", "2027-02-02T17:00"),
    ("2wd", "2024-04-26T09:00:00", "2024-05-03T17:00"),
    ("3wd", "2024-04-26T09:00:00", "2024-05-04T17:00"),
    # halves end with the morning
    ("3.5wd", "2026-11-20T10:40:00", "2026-11-27T11:30"),
    ("0.5wd", "2027-02-03T08:00:00", "2027-02-11T11:30"),
    # calendar days
    ("15d", "2027-01-22T08:00:00", "2027-02-11T17:00"),
    ("20d", "2026-11-04T08:00:00", "2026-11-25T17:00"),
    ("1d", "2026-11-20T08:00:00", "2026-11-23T17:00"),
    ("60d", "2026-12-15T08:00:00", "2027-02-15T17:00"),
    # hours: 7:00 to 11:30, 13:30 to 17:00
    ("8wh", "2026-11-20T16:00:00", "2026-11-23T16:00"),
    ("2wh", "2026-11-20T10:30:00", "2026-11-20T14:30"),
    ("1wh", "2026-11-20T12:00:00", "2026-11-20T14:30"),
    ("8wh", "2026-11-20T07:00:00", "2026-11-20T17:00"),
    ("8wh", "2027-02-03T16:00:00", "2027-02-11T16:00"),
    ("0.25wh", "2026-11-20T05:00:00", "2026-11-20T07:15"),
    # at once
    ("now", "2026-11-20T09:10:00", "2026-11-20T09:10"),
    ("now", "2026-11-20T18:40:00", "2026-11-23T07:00"),
    # stages: two, then five working days
    ("2wd+5wd", "2026-11-20T09:00:00", "2026-12-02T17:00"),
]


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=HANOI)


@pytest.mark.parametrize(("rule", "received", "due"), BY_HAND)
def test_the_date_is_the_one_counted_by_hand(rule, received, due):
    found = promise(limit_from(rule), at(received), USUAL)

    assert found.at == at(due)
    assert explained(found).startswith("Nhận lúc")


@pytest.mark.parametrize(
    ("rule", "received", "due"),
    [
        ("same-day@15:00", "2026-11-20T15:30:00", "2026-11-21T11:30"),
        ("same-day@15:00", "2026-11-21T11:29:00", "2026-11-21T11:30"),
        ("same-day@15:00", "2026-11-21T11:30:00", "2026-11-23T17:00"),
        ("3wd", "2026-11-20T09:00:00", "2026-11-25T17:00"),
        ("8wh", "2026-11-20T16:00:00", "2026-11-23T09:30"),
        ("3d", "2026-11-18T09:00:00", "2026-11-21T11:30"),
        # A make-up Saturday is a whole day, whatever the usual Saturday is.
        ("same-day@15:00", "2025-04-25T16:00:00", "2025-04-26T17:00"),
    ],
)
def test_an_office_open_on_saturday_mornings_counts_them(rule, received, due):
    assert promise(limit_from(rule), at(received), SATURDAYS).at == at(due)


def test_tet_of_2027_is_told_as_planned_with_what_computed_it():
    found = promise(limit_from("same-day"), at("2027-02-03T15:30:00"), USUAL)

    assert explained(found) == (
        "Nhận lúc 15 giờ 30 phút, 03/02/2027; sau 15 giờ 00 phút nên trả vào ngày làm"
        " việc tiếp theo; 04/02 đến 10/02/2027 nghỉ từ 29 Tết đến Mùng năm Tết Nguyên"
        " Đán (dự kiến); lịch nghỉ theo thư viện holidays (VN); lịch nghỉ sau ngày"
        " 31/12/2026 là dự kiến, chưa kiểm chứng; hẹn trước 17 giờ 00 phút, Thứ Năm,"
        " ngày 11 tháng 02 năm 2027."
    )


def test_a_date_that_met_no_holiday_of_a_decreed_year_has_no_doubt():
    found = promise(limit_from("2wd"), at("2026-11-25T08:00:00"), USUAL)

    assert "dự kiến" not in explained(found)
    assert "chưa kiểm chứng" not in explained(found)


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (date(2027, 2, 6), "Tết Nguyên Đán (dự kiến)"),
        (date(2027, 4, 16), "Ngày Giỗ Tổ Hùng Vương (dự kiến)"),
        (date(2027, 5, 3), "Ngày Quốc tế Lao động (nghỉ bù) (dự kiến)"),
        (date(2030, 2, 2), "Tết Nguyên Đán (dự kiến)"),  # a day before China's
        (date(2033, 1, 31), "Tết Nguyên Đán (dự kiến)"),
        (date(2044, 1, 30), "Tết Nguyên Đán (dự kiến)"),
        (date(2023, 1, 22), "Tết Nguyên Đán (dự kiến)"),
        (date(2026, 2, 17), "Tết Nguyên Đán"),
    ],
)
def test_the_holidays_of_any_year_are_known_and_marked(day, name):
    assert name_off(day, USUAL) == name
    assert not is_working(day, USUAL)


@pytest.mark.parametrize(
    ("day", "worked"),
    [
        (date(2024, 5, 4), True),
        (date(2025, 4, 26), True),
        (date(2026, 8, 22), True),
        (date(2019, 1, 5), True),  # for 31/12/2018, outside the table
        (date(2026, 1, 10), False),  # told from memory only: not in force here
    ],
)
def test_make_up_saturdays_are_those_that_are_known(day, worked):
    assert is_makeup(day, USUAL) is worked
    assert is_working(day, USUAL) is worked
