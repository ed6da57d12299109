from datetime import date

import pytest

from counter_app.domain.numbers import (
    final_code,
    is_provisional,
    on_paper,
    provisional_code,
)
from counter_app.domain.scans import ReceiptScan, recognise

DAY = date(2026, 11, 3)
PROVISIONAL = provisional_code("03", ".7F2A", DAY, 7)


@pytest.mark.parametrize(
    ("sequence", "code"),
    [
        (100, "000.12.34.H26-261103-0100"),
        (9999, "000.12.34.H26-261103-9999"),
    ],
)
def test_a_final_code_says_unit_day_and_number(sequence, code):
    assert final_code("000.12.34.H26", DAY, sequence) == code


def test_a_provisional_code_says_counter_device_day_and_number():
    assert PROVISIONAL == "TAM-Q03.7F2A-261103-0007"


def test_people_read_a_provisional_code_with_its_accent():
    assert on_paper(PROVISIONAL) == "TẠM-Q03.7F2A-261103-0007"
    assert is_provisional(PROVISIONAL)


def test_a_final_code_is_the_same_for_people_and_bars():
    code = final_code("000.12.34.H26", DAY, 112)

    assert on_paper(code) == code
    assert not is_provisional(code)


@pytest.mark.parametrize("code", [PROVISIONAL, final_code("H26.7", DAY, 112)])
def test_every_code_given_is_one_the_scanner_knows(code):
    assert recognise(code) == ReceiptScan(code)
