from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.dates import first_day, read_date, written


@pytest.mark.parametrize(
    ("typed", "iso"),
    [
        ("05/03/1987", "1987-03-05"),
        ("5/3/1987", "1987-03-05"),
        ("5/3/87", "1987-03-05"),
        ("05031987", "1987-03-05"),
        ("5-3-1987", "1987-03-05"),
        ("5.3.1987", "1987-03-05"),
        ("5 3 1987", "1987-03-05"),
        (" 05/03/1987 ", "1987-03-05"),
        ("1987-03-05", "1987-03-05"),
        ("03/1987", "1987-03"),
        ("3/1987", "1987-03"),
        ("1987-03", "1987-03"),
        ("1987", "1987"),
        ("29/02/2024", "2024-02-29"),
    ],
)
def test_a_date_is_read_as_people_write_it(typed, iso):
    assert read_date(typed, this_year=2026) == iso


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "xyz",
        "31/02/2020",
        "29/02/2023",
        "13/1987",
        "0/0/1987",
        "5/87",
        "87",
        "5/3/1187",
        "1849",
        "0000",
        "1/1/0000",
        "19870305",
        "5/3/1987 lúc 9 giờ",
        "5//1987",
        "5/3/198",
        "5/3/19870",
    ],
)
def test_what_is_no_date_is_not_guessed_at(typed):
    assert read_date(typed, this_year=2026) is None


@pytest.mark.parametrize(
    ("typed", "year"), [("1/1/26", "2026"), ("1/1/27", "1927"), ("1/1/00", "2000")]
)
def test_two_digits_are_the_latest_year_that_is_not_to_come(typed, year):
    assert read_date(typed, this_year=2026) == f"{year}-01-01"


@pytest.mark.parametrize(
    ("iso", "shown"),
    [
        ("1987-03-05", "05/03/1987"),
        ("1987-03", "03/1987"),
        ("1987", "1987"),
        ("", ""),
        ("khoảng 1987", "khoảng 1987"),
        ("1987-13", "1987-13"),
        ("1987-02-30", "1987-02-30"),
    ],
)
def test_a_date_is_written_with_what_is_known_of_it(iso, shown):
    assert written(iso) == shown


@pytest.mark.parametrize(
    ("iso", "day"),
    [
        ("1987-03-05", date(1987, 3, 5)),
        ("1987-03", date(1987, 3, 1)),
        ("1987", date(1987, 1, 1)),
        ("1987-13", None),
        ("1987-00", None),
        ("0000", None),
        ("", None),
        ("05/03/1987", None),
    ],
)
def test_the_earliest_day_a_date_may_mean(iso, day):
    assert first_day(iso) == day


@given(st.dates(min_value=date(1850, 1, 1)))
def test_what_is_written_is_read_back(day):
    assert read_date(written(day.isoformat()), this_year=2026) == day.isoformat()


@given(st.text(max_size=12))
def test_no_text_whatever_raises(text):
    found = read_date(text, this_year=2026)

    assert found is None or first_day(found) is not None
    assert isinstance(written(text), str)
