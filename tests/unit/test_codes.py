from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.codes import UnitOrder, parts_of, unit_in
from counter_app.domain.scans import ReceiptScan, recognise

LAST, FIRST = UnitOrder.LAST, UnitOrder.FIRST


@pytest.mark.parametrize(
    ("code", "order", "top", "levels", "day", "sequence"),
    [
        ("000.A0.01.H26-210212-9090", LAST, "H26", ("01", "A0"), (2021, 2, 12), 9090),
        ("000.17.22.H56-210531-0001", LAST, "H56", ("22", "17"), (2021, 5, 31), 1),
        ("000.00.16.G04-220405-0008", LAST, "G04", ("16",), (2022, 4, 5), 8),
        ("H56.14-240823-0001", FIRST, "H56", ("14",), (2024, 8, 23), 1),
        ("H26.103.25-261103-0112", FIRST, "H26", ("103", "25"), (2026, 11, 3), 112),
        ("G15-260101-12345", FIRST, "G15", (), (2026, 1, 1), 12345),
    ],
)
def test_a_code_in_either_order_is_read_into_parts_and_printed_again(
    code, order, top, levels, day, sequence
):
    parts = parts_of(code)

    assert (parts.unit.order, parts.unit.top) == (order, top)
    assert (parts.unit.levels, parts.day) == (levels, date(*day))
    assert parts.sequence == sequence
    assert parts.text == code
    assert recognise(code) == ReceiptScan(code)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "H26",
        "TAM-Q03-261123-0007",
        "000.12.34.H26-261332-0001",  # no such month
        "000.12.34.H26-260230-0001",  # no such day
        "000.12.34.H26-261123-001",
        "Z26.1-261123-0001",
        "H26..1-261123-0001",
        "000.12.34.h26-261123-0001",
        f"H26.{'1' * 32}-261123-0001",  # longer than 35
    ],
)
def test_what_is_no_final_code_is_not_read_as_one(text):
    assert parts_of(text) is None


@given(st.from_regex(r"[A-Y][0-9]{2}(\.[0-9A-Z]{1,5}){0,5}", fullmatch=True))
def test_every_identifier_of_the_new_order_is_printed_as_it_was_read(text):
    assert unit_in(text).text == text
