import unicodedata

import pytest

from counter_app.domain.folding import visible
from counter_app.domain.identity import (
    IdentityWarning,
    is_personal_id,
    phone_number,
    warnings_about,
)
from counter_app.domain.people import Citizen, Gender


def citizen(number, birth="", gender=None):
    return Citizen(
        name="NGUYỄN VĂN THỬ", personal_id=number, birth=birth, gender=gender
    )


@pytest.mark.parametrize(
    ("number", "birth", "gender"),
    [
        ("001093000001", "1993-02-01", Gender.MALE),
        ("001195000002", "1995", Gender.FEMALE),
        ("001325000003", "2025-01-01", Gender.FEMALE),
        ("001093000001", "", None),
        ("", "1993", Gender.MALE),
    ],
)
def test_a_number_that_agrees_is_not_remarked_on(number, birth, gender):
    assert warnings_about(citizen(number, birth, gender), {"001": "Hà Nội"}) == ()


@pytest.mark.parametrize(
    ("number", "birth", "gender"),
    [
        ("001093000001", "1994-02-01", None),
        ("001093000001", "2093-02-01", None),
        ("001093000001", "", Gender.FEMALE),
        ("999093000001", "", None),
    ],
)
def test_year_century_sex_and_province_that_disagree_are_a_warning(
    number, birth, gender
):
    found = warnings_about(citizen(number, birth, gender), {"001": "Hà Nội"})

    assert found == (IdentityWarning.PATTERN,)


@pytest.mark.parametrize(
    ("text", "fits"),
    [("001093000001", True), ("012345678", False), ("٠٠١٠٩٣٠٠٠٠٠١", False)],
)
def test_only_twelve_digits_are_a_personal_number(text, fits):
    assert is_personal_id(text) is fits


@pytest.mark.parametrize(
    "written",
    ["0912345678", "+84912345678", "84912345678", "0084 912 345 678", "0912.345.678"],
)
def test_a_mobile_number_is_kept_in_one_way_of_writing(written):
    assert phone_number(written) == "0912345678"


@pytest.mark.parametrize(
    "written", ["", "091234567", "1912345678", "09123456789", "abc"]
)
def test_what_is_no_mobile_number_is_none(written):
    assert phone_number(written) is None


@pytest.mark.parametrize(
    "name",
    ["NGUYỄN VĂN А", "Νguyễn Văn A", "Nguyễn Văn Ａ", "Lê Тhị Hoa"],
)
def test_case_68_a_name_of_letters_that_only_look_alike_is_remarked_on(name):
    assert IdentityWarning.LETTERS in warnings_about(Citizen(name=name))


@pytest.mark.parametrize(
    "name", ["ĐẶNG THỊ HOÀ NGÁT", "Y Ƀih Niê", "O'Brien", "Trần-Văn Đức", ""]
)
def test_names_of_our_own_letters_are_not(name):
    assert IdentityWarning.LETTERS not in warnings_about(Citizen(name=name))


def test_case_68_what_nobody_sees_makes_no_other_name():
    said = "Nguyễn\u200b\u2060\tVăn\ufeff\u202e  A\r\n"

    assert visible(said) == "Nguyễn Văn A"
    assert visible(unicodedata.normalize("NFD", "Nguyễn Văn A")) == "Nguyễn Văn A"


@pytest.mark.parametrize(
    ("lost", "said"),
    [
        ({"name"}, IdentityWarning.MANGLED),
        ({"name", "address"}, IdentityWarning.MANGLED),
        ({"birth", "address"}, IdentityWarning.INCOMPLETE),
    ],
)
def test_what_a_scan_lost_is_said_without_praising_what_is_lost_too(lost, said):
    assert warnings_about(Citizen(name="", doubtful=frozenset(lost))) == (said,)
