import random
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.names import sort_key


@pytest.mark.parametrize(
    "ordered",
    [
        ["Trần Văn An", "Nguyễn Thị Ánh", "Lê Bình", "Bùi Đào", "Đỗ Hà"],
        ["Ma", "Mà", "Mả", "Mã", "Má", "Mạ", "Mă", "Mâ", "Mi"],
        ["Dung", "Dũng", "Đông", "Em", "Ê"],
        ["Đặng Văn An", "Lê Thị An", "Lê Văn An", "Nguyễn An"],
        ["O", "Ô", "Ơ", "Phương", "Phượng", "U", "Ư"],
        ["Lê Hoa", "Trần Hoa", "Lê Hoà", "Trần Hoà"],
        ["Lan", "Lân", "Lê"],
    ],
)
def test_names_stand_in_the_order_of_the_given_name(ordered):
    mixed = ordered[:]
    random.Random(7).shuffle(mixed)

    assert sorted(mixed, key=sort_key) == ordered


def test_composed_and_decomposed_names_are_one():
    name = "Đỗ Thị Phượng"

    assert sort_key(unicodedata.normalize("NFD", name)) == sort_key(name)


def test_capitals_and_spaces_do_not_matter():
    assert sort_key("  NGUYỄN   VĂN thử ") == sort_key("Nguyễn Văn Thử")


@given(st.lists(st.text()))
def test_any_text_can_be_sorted(names):
    assert len(sorted(names, key=sort_key)) == len(names)
