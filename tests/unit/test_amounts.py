"""Amounts in words, checked against how people write them on receipts."""

import random
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.amounts import DIGITS, amount_in_words, in_words, money
from counter_app.domain.errors import AmountFault, AmountRefused

BY_HAND = [
    (0, "không"),
    (1, "một"),
    (4, "bốn"),
    (5, "năm"),
    (10, "mười"),
    (11, "mười một"),
    (14, "mười bốn"),
    (15, "mười lăm"),
    (20, "hai mươi"),
    (21, "hai mươi mốt"),
    (24, "hai mươi tư"),
    (25, "hai mươi lăm"),
    (55, "năm mươi lăm"),
    (100, "một trăm"),
    (101, "một trăm linh một"),
    (105, "một trăm linh năm"),
    (110, "một trăm mười"),
    (115, "một trăm mười lăm"),
    (121, "một trăm hai mươi mốt"),
    (1_000, "một nghìn"),
    (1_001, "một nghìn không trăm linh một"),
    (1_015, "một nghìn không trăm mười lăm"),
    (8_000, "tám nghìn"),
    (10_500, "mười nghìn năm trăm"),
    (21_000, "hai mươi mốt nghìn"),
    (200_000, "hai trăm nghìn"),
    (1_000_005, "một triệu không trăm linh năm"),
    (1_005_000, "một triệu không trăm linh năm nghìn"),
    (1_050_000, "một triệu không trăm năm mươi nghìn"),
    (
        1_234_567_891,
        "một tỷ hai trăm ba mươi tư triệu năm trăm sáu mươi bảy nghìn tám trăm chín"
        " mươi mốt",
    ),
    (5_000_000_005, "năm tỷ không trăm linh năm"),
    (10**12, "một nghìn tỷ"),
]


@pytest.mark.parametrize(("number", "words"), BY_HAND)
def test_a_number_is_written_as_people_write_it(number, words):
    assert in_words(number) == words


def test_the_south_says_le_and_ngan():
    assert (
        in_words(1_105, zero_tens="lẻ", thousand="ngàn") == "một ngàn một trăm lẻ năm"
    )


def test_an_amount_begins_with_a_capital_and_ends_with_dong():
    assert amount_in_words(8_000) == "Tám nghìn đồng"
    assert money(1_234_567) == "1.234.567"


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        (-1, AmountFault.NEGATIVE),
        (10**12 + 1, AmountFault.TOO_LARGE),
        (1.5, AmountFault.NOT_WHOLE),
        (True, AmountFault.NOT_WHOLE),
    ],
)
def test_what_no_receipt_can_carry_is_refused_with_its_reason(number, reason):
    with pytest.raises(AmountRefused) as refused:
        in_words(number)

    assert refused.value.reason is reason


def read_back(words):
    """Read the words again, by the grammar of Vietnamese numbers and no other way."""
    ones = {word: value for value, word in enumerate(DIGITS)} | {
        "mốt": 1,
        "tư": 4,
        "lăm": 5,
    }
    whole = million = group = digit = 0
    for word in words.split():
        if word in ones:
            digit = ones[word]
            group += digit
        elif word == "trăm":
            group = digit * 100
        elif word == "mươi":
            group += digit * 9
        elif word == "mười":
            group += 10
        elif word in {"nghìn", "triệu"}:
            million += group * {"nghìn": 1000, "triệu": 10**6}[word]
            group = 0
        elif word == "tỷ":
            whole += (million + group) * 10**9
            million = group = 0
    return whole + million + group


@given(st.integers(0, 10**12))
def test_the_words_say_the_number_and_no_other(number):
    words = in_words(number)

    assert read_back(words) == number
    assert "mươi một" not in words
    assert "mươi năm" not in words
    assert "mười lăm" in words or "mười năm" not in words


SPOKEN = (
    ("mươi không", "mươi"),
    ("không mươi", "linh"),
    ("một mươi", "mười"),
    ("linh không", ""),
    ("mươi một", "mươi mốt"),
    ("mươi bốn", "mươi tư"),
    (r"(mươi|mười) năm", r"\1 lăm"),
    ("mười không", "mười"),
    (r"linh$", ""),
)
"""How digits read out one by one become what people say, in this order."""


def by_the_blackboard(amount):
    """Write an amount digit by digit with its places, then as it is spoken."""
    groups = [int(group) for group in f"{amount:,}".split(",")]
    said = []
    for place, group in zip(range(len(groups) - 1, -1, -1), groups, strict=True):
        if not group:
            continue
        digits = [DIGITS[int(digit)] for digit in f"{group:03d}"]
        words = f"{digits[0]} trăm {digits[1]} mươi {digits[2]}"
        for plain, spoken in SPOKEN:
            words = re.sub(plain, spoken, words).strip()
        if not said:
            words = words.removeprefix("không trăm ").removeprefix("linh ")
        said.append(f"{words} {('', 'nghìn', 'triệu', 'tỷ')[place]}".strip())
    return " ".join(said)


def test_two_hundred_fees_are_said_as_the_blackboard_says_them():
    chance = random.Random(20261123)
    fees = [chance.randrange(1, 10 ** chance.randint(3, 9)) for _ in range(120)]
    fees += [chance.randrange(500, 50_000_000, 500) for _ in range(80)]

    for fee in fees:
        assert in_words(fee) == by_the_blackboard(fee)
        assert read_back(in_words(fee)) == fee
