import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.folding import fold, foldings

MARKS = "\u0300\u034e\u034f\u0350\u036f\u0483\u05b0\u20d0"
TEXTS = st.text() | st.text(alphabet="ăàđ Đớẹ 1a" + MARKS)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đăng ký KHAI sinh", "dang ky khai sinh"),
        ("hoà hòa", "hoa hoa"),
        ("ủy ban / uỷ ban", "uy ban / uy ban"),
        ("  hai\u00a0 khoảng\ttrắng\n", "hai khoang trang"),
        (unicodedata.normalize("NFD", "Đỗ Thị Phượng"), "do thi phuong"),
    ],
)
def test_case_marks_and_spaces_fold_away(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng kys khai sinh", "dang ky khai sinh"),
        ("dduwowngf", "duong"),
        ("thuowngf truws", "thuong tru"),
        ("tieesng vieejt", "tieng viet"),
        ("giaays chuwngs thuwcj", "giay chung thuc"),
        ("hooj khaaur", "ho khau"),
        ("d9ang8 ky1", "dang ky"),
        ("nguye6n4", "nguyen"),
    ],
)
def test_raw_telex_and_vni_are_among_the_readings(typed, meant):
    assert meant in foldings(typed)


@pytest.mark.parametrize("plain", ["2.000635", "ks bs", "mat giay khai sinh"])
def test_plain_queries_have_one_reading(plain):
    assert foldings(plain) == (plain,)


@given(TEXTS)
def test_folding_leaves_out_what_unicode_calls_a_mark_and_nothing_else(text):
    taken_apart = unicodedata.normalize("NFD", text.casefold())
    bare = "".join(one for one in taken_apart if not unicodedata.combining(one))

    assert fold(text) == " ".join(bare.replace("đ", "d").split())


@given(TEXTS)
def test_folding_is_done_once(text):
    assert fold(fold(text)) == fold(text)
    assert foldings(text)[0] == fold(text)
