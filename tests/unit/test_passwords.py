"""Passwords everybody would guess first."""

from hashlib import sha256

import pytest

from counter_app.bootstrap.passwords import common_passwords
from counter_app.domain.passwords import is_too_weak, is_well_known, read_common
from counter_app.paths import RESOURCES

KNOWN = common_passwords(RESOURCES)
COMMON = ["1q2w3e4r5t", "MySpace1", "blueeyes1", "football", "iloveyou2"]


@pytest.mark.parametrize("word", ["Hanoi@2026", "12345678", "matkhau2026", "aaaaaaaa"])
def test_case_16_what_everybody_would_guess_is_known(word):
    assert is_well_known(word)
    assert is_too_weak(word, ())


@pytest.mark.parametrize("word", COMMON)
def test_case_16_what_people_choose_most_is_known(word):
    assert is_too_weak(word, KNOWN)


@pytest.mark.parametrize("word", ["một câu thật dài", "Hồ Tây 7 con vịt trời"])
def test_a_sentence_of_ones_own_is_taken(word):
    assert not is_too_weak(word, KNOWN)


def test_seven_letters_are_too_few_and_eight_are_not():
    assert is_too_weak("Hồ Tây7", ())
    assert not is_too_weak("Hồ Tây 7", ())


def test_three_thousand_passwords_are_known_and_none_twice():
    text = (RESOURCES / "passwords" / "common.txt").read_text("utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]

    assert len(KNOWN) == len(lines) == 3000
    assert sha256(b"football").hexdigest()[:12] in KNOWN


def test_the_list_says_whose_it_is_and_under_what_licence():
    remarks = (RESOURCES / "passwords" / "common.txt").read_text("utf-8")

    assert "BSD-3-Clause, Copyright (c) Django Software Foundation" in remarks


@pytest.mark.parametrize("line", ["password", "00112233445", "0011223344556677"])
def test_a_list_with_a_line_of_another_kind_is_no_list(line):
    with pytest.raises(ValueError, match=r"hexadecimal|[0-9a-f]+"):
        read_common(f"# remark\n001122334455\n{line}\n")
