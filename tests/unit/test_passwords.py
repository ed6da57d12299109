"""Passwords everybody would guess first."""

import pytest

from counter_app.domain.passwords import is_well_known


@pytest.mark.parametrize("word", ["Hanoi@2026", "12345678", "matkhau2026", "aaaaaaaa"])
def test_case_16_what_everybody_would_guess_is_known(word):
    assert is_well_known(word)


@pytest.mark.parametrize("word", ["một câu thật dài", "Hồ Tây 7 con vịt trời"])
def test_a_sentence_of_ones_own_is_not(word):
    assert not is_well_known(word)
