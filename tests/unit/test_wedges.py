"""Codes that a keyboard damaged on their way from the scanner."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.ids import DossierCode
from counter_app.domain.numbers import alias_of, is_alias
from counter_app.domain.scans import ReceiptScan, Unknown, recognise

FINAL = "000.12.34.H26-261123-0112"
NEW_ORDER = "H26.103.25-261123-0112"
PROVISIONAL = "TAM-Q03.7F3A-261123-0007"

AMERICAN = "1234567890-.|/:ABCDEFGHIJKLMNOPQRSTUVWXYZ"
FRENCH = "&é\"'(-è_çà):µ!MQBCDEFGHIJKL?NOPARSTUVZXYW"
FRENCH_CAPS = "1234567890°/*§mqbcdefghijkl,noparstuvzxyw"
GERMAN = "1234567890ß.'-ÖABCDEFGHIJKLMNOPQRSTUVWXZY"
VIETNAMESE = "ăâêô\u0300\u0309\u0303\u0301\u0323đ-.|/:ABCDEFGHIJKLMNOPQRSTUVWXYZ"
CAPS = "1234567890-.|/:abcdefghijklmnopqrstuvwxyz"


def through(keyboard: str, text: str) -> str:
    return text.translate(str.maketrans(dict(zip(AMERICAN, keyboard, strict=True))))


@pytest.mark.parametrize("code", [FINAL, NEW_ORDER, PROVISIONAL])
@pytest.mark.parametrize("prefix", ["", "MC1|", "HTTPS://CITY.EXAMPLE/H/"])
@pytest.mark.parametrize("keyboard", [AMERICAN, CAPS, FRENCH, FRENCH_CAPS, GERMAN])
def test_a_code_is_read_whatever_keyboard_the_machine_thinks_it_has(
    code, prefix, keyboard
):
    typed = through(keyboard, prefix + code)

    assert recognise(typed) == ReceiptScan(DossierCode(code))


def test_letters_of_the_vietnamese_keyboard_are_digits_again():
    code = "000.12.34.H26-261123-0105"

    typed = normalize("NFC", through(VIETNAMESE, f"MC1|{code}"))

    assert recognise(typed) == ReceiptScan(DossierCode(code))


def test_what_cannot_be_told_apart_any_more_is_not_guessed():
    typed = normalize("NFC", through(VIETNAMESE, "MC1|000.12.34.H26-261123-0259"))

    assert isinstance(recognise(typed), Unknown)


@pytest.mark.parametrize(
    "typed",
    [
        "MC1|H26.Á.Â-261123-0112",  # A1.A6 by VNI, AS.AA by Telex
        "TAM-Q03.7BÊ-261123-0007",
        "MC1|000.12.34.H26-26112-0112",
        "&é\"'(-è_çà",
        "xin chào",
        "ăâêô",
        "µµµ",
        "MC1|",
    ],
)
def test_what_is_no_code_stays_none(typed):
    assert isinstance(recognise(typed), Unknown)


@pytest.mark.parametrize("keyboard", [AMERICAN, FRENCH, GERMAN])
def test_the_alias_of_digits_is_read_as_well(keyboard):
    alias = alias_of(DossierCode(FINAL))

    assert recognise(through(keyboard, alias)) == ReceiptScan(DossierCode(alias))


codes = st.builds(
    "000.{:02d}.{:02d}.H26-{:06d}-{:04d}".format,
    st.integers(0, 99),
    st.integers(0, 99),
    st.integers(0, 999999),
    st.integers(0, 9999),
)


@given(codes)
def test_an_alias_has_sixteen_digits_that_check(code):
    alias = alias_of(DossierCode(code))

    assert len(alias) == 16
    assert is_alias(alias)


@given(codes, st.integers(0, 15), st.integers(1, 9))
def test_one_wrong_digit_makes_no_other_alias(code, place, by):
    alias = alias_of(DossierCode(code))
    wrong = str((int(alias[place]) + by) % 10)

    assert not is_alias(alias[:place] + wrong + alias[place + 1 :])


@given(codes, st.integers(0, 14))
def test_two_digits_changed_round_make_no_other_alias(code, place):
    alias = alias_of(DossierCode(code))
    turned = alias[:place] + alias[place + 1] + alias[place] + alias[place + 2 :]

    assert turned == alias or not is_alias(turned)


def test_a_code_too_long_for_it_has_no_alias():
    assert alias_of(DossierCode("000.12.34.H26-261123-10000")) == ""
