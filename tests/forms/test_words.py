"""Dates in words."""

import pytest

from counter_app.forms.words import date_words, number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (4, "bốn"),
        (10, "mười"),
        (15, "mười lăm"),
        (21, "hai mươi mốt"),
        (24, "hai mươi bốn"),
        (25, "hai mươi lăm"),
        (105, "một trăm linh năm"),
        (1987, "một nghìn chín trăm tám mươi bảy"),
        (2000, "hai nghìn"),
        (2005, "hai nghìn không trăm linh năm"),
        (2010, "hai nghìn không trăm mười"),
    ],
)
def test_numbers_are_said_the_northern_way(number, words):
    assert number_words(number) == words


@pytest.mark.parametrize(
    ("iso", "words"),
    [
        ("2026-04-01", "Ngày một tháng tư năm hai nghìn không trăm hai mươi sáu"),
        ("1987-03", "Tháng ba năm một nghìn chín trăm tám mươi bảy"),
        ("1987", "Năm một nghìn chín trăm tám mươi bảy"),
        ("31/02/2020", ""),
        ("", ""),
    ],
)
def test_dates_of_any_precision_are_written(iso, words):
    assert date_words(iso) == words
