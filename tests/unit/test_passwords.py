"""Passwords everybody would guess first."""

import pytest

from counter_app.domain.common_passwords import _known
from counter_app.domain.passwords import is_well_known

COMMON = ["1q2w3e4r5t", "MySpace1", "blueeyes1", "football", "iloveyou2"]


@pytest.mark.parametrize(
    "word", ["Hanoi@2026", "12345678", "matkhau2026", "aaaaaaaa", *COMMON]
)
def test_case_16_what_everybody_would_guess_is_known(word):
    assert is_well_known(word)


@pytest.mark.parametrize("word", ["một câu thật dài", "Hồ Tây 7 con vịt trời"])
def test_a_sentence_of_ones_own_is_not(word):
    assert not is_well_known(word)


def test_three_thousand_passwords_are_known_and_none_twice():
    assert len(_known()) == 3000
