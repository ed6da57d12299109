"""VietQR against the vectors two published generators agree on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.errors import AmountRefused
from counter_app.domain.vietqr import BankAccount, payment_text, plain

EXAMPLE = BankAccount("970416", "257678859")
"""The account of the public documentation; nobody's."""
HEAD = "38530010A0000007270123000697041601092576788590208QRIBFTTA5303704"


@pytest.mark.parametrize(
    ("amount", "purpose", "text"),
    [
        (0, "", f"000201010211{HEAD}5802VN6304AE9F"),
        (
            1_000,
            "Chuyen tien",
            f"000201010212{HEAD}540410005802VN62150811Chuyen tien6304BBB8",
        ),
        (
            8_000,
            "LP H26 251103 0012",
            f"000201010212{HEAD}540480005802VN62220818LP H26 251103 00126304FB49",
        ),
    ],
)
def test_the_text_is_the_published_one(amount, purpose, text):
    assert payment_text(EXAMPLE, amount, purpose) == text


def fields(text):
    found = {}
    while text:
        tag, length, text = text[:2], int(text[2:4]), text[4:]
        found[tag], text = text[:length], text[length:]
    return found


@given(st.integers(0, 10**12), st.text(max_size=60))
def test_every_text_can_be_taken_apart_again_and_is_ascii(amount, purpose):
    text = payment_text(EXAMPLE, amount, purpose)

    found = fields(text)

    assert text.isascii()
    assert int(found.get("54", 0)) == amount
    assert fields(found.get("62", "")).get("08", "") == plain(purpose)


def test_a_purpose_loses_its_accents_and_its_odd_letters_and_is_cut():
    assert plain("Lệ phí Đỗ Thị Phượng #12") == "Le phi Do Thi Phuong 12"
    assert len(plain("a" * 100)) == 25


@pytest.mark.parametrize("amount", [-1, 10**12 + 1])
def test_a_sum_that_cannot_be_is_refused(amount):
    with pytest.raises(AmountRefused):
        payment_text(EXAMPLE, amount)


@pytest.mark.parametrize(
    ("code", "number"), [("97041", "257678859"), ("970416", ""), ("970416", "25 76")]
)
def test_an_account_no_bank_has_is_refused(code, number):
    with pytest.raises(ValueError, match="bank"):
        BankAccount(code, number)
