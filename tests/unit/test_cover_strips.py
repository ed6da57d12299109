"""Cover strips: what is printed is what is read back, and nothing else is."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.cover_strips import (
    LETTERS,
    CoverStrip,
    Separator,
    payload,
    read_mark,
)

STRIP = CoverStrip("1.001193", "giay-chung-sinh")
CATALOGUE = Path(__file__).parents[2] / "resources" / "catalogue" / "procedures"


def test_what_is_printed_is_read_back():
    assert read_mark(payload(STRIP)) == STRIP
    assert read_mark(payload(Separator())) == Separator()


@pytest.mark.parametrize(
    "path", tuple(CATALOGUE.glob("*.toml")), ids=lambda path: path.stem
)
def test_every_row_of_every_procedure_has_a_strip(path):
    procedure = tomllib.loads(path.read_text(encoding="utf-8"))

    for row in procedure["checklist"]:
        strip = CoverStrip(procedure["code"], row["id"])
        assert read_mark(payload(strip)) == strip


def test_the_text_is_what_a_qr_code_packs_tightly():
    assert set(payload(STRIP)) <= set("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:")


@given(st.integers(0, 35), st.sampled_from(LETTERS))
def test_one_letter_misread_is_no_strip(place, letter):
    text = payload(STRIP)
    place %= len(text)
    wrong = text[:place] + letter + text[place + 1 :]

    assert wrong == text or read_mark(wrong) is None


@given(st.integers(0, 35))
def test_two_neighbours_swapped_are_no_strip(place):
    text = payload(STRIP)
    place %= len(text) - 1
    wrong = text[:place] + text[place + 1] + text[place] + text[place + 2 :]

    assert wrong == text or read_mark(wrong) is None


@given(st.text())
def test_no_other_text_is_an_accident(text):
    assert read_mark(text) is None


@pytest.mark.parametrize("row", ["giấy", "a:b", "a\tb", "x" * 200])
def test_a_row_that_does_not_fit_is_told_when_printing(row):
    with pytest.raises(ValueError, match="MCB1"):
        payload(CoverStrip("1.001193", row))
