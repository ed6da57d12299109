"""The two declarations that must be complete and correct."""

import json
from datetime import date

import pytest

from counter_app.domain.declarations import FaultKind, Group
from counter_app.domain.errors import NotFound
from counter_app.forms.library import FormLibrary

TODAY = date(2026, 11, 23)
COPY, BIRTH = "to_khai_trich_luc", "to_khai_khai_sinh"
ID_CARD = {"loai": "9", "so": "001187012901"}
BORN = {
    "nyc_ho_ten": "Đỗ Thị Phượng",
    "nyc_ngay_sinh": "1987-03-05",
    "nyc_giay_to": ID_CARD,
    "quan_he": "Mẹ",
    "con_ho_ten": "Trần Đỗ An",
    "con_ngay_sinh": "2026-11-04",
    "con_gioi_tinh": "2",
    "con_dan_toc": "01",
    "con_quoc_tich": "Việt Nam",
    "con_noi_sinh": {"tinh": "Hà Nội"},
    "con_que_quan": {"tinh": "Nghệ An"},
}


def fields(part):
    if isinstance(part, Group):
        return [field for inner in part.parts for field in fields(inner)]
    return [part]


def asked(library, form, answers):
    pages = library.layout(form, answers).pages
    return {field.pointer: field for page in pages for field in fields(page)}


@pytest.mark.parametrize("form", [COPY, BIRTH])
def test_everything_in_them_can_be_drawn(form, library):
    assert library.layout(form, {}).unknown == ()


def test_a_copy_for_oneself_needs_the_place_only(library, phuong):
    answers = library.prefill(COPY, {}, phuong)

    [fault] = library.faults(COPY, answers, TODAY)

    assert (fault.pointer, fault.kind, fault.verb) == (
        "/dk_tai",
        FaultKind.MISSING,
        "Chọn",
    )


def test_for_oneself_the_applicant_is_the_person_on_the_paper(library, phuong):
    clean = library.clean(COPY, library.prefill(COPY, {}, phuong))

    assert clean["nd_ho_ten"] == "Đỗ Thị Phượng"
    assert clean["nd_ngay_sinh"] == "1987-03-05"
    assert clean["nd_dd"] == "001187012901"
    assert clean["so_luong"] == 1


def test_for_somebody_else_nothing_of_the_applicant_is_copied(library, phuong):
    answers = library.prefill(COPY, {}, phuong) | {"quan_he": "Con"}

    clean = library.clean(COPY, answers)

    assert "nd_ho_ten" not in clean
    assert "nd_ngay_sinh" not in clean
    assert not asked(library, COPY, answers)["/nd_ho_ten"].read_only


def test_the_document_follows_from_the_day_of_the_card(library, phuong):
    paper = library.prefill(COPY, {}, phuong)["nyc_giay_to"]

    assert paper["loai"] == "5"
    assert paper["ngay_cap"] == "2021-05-10"
    assert paper["co_quan_cap"].startswith("Cục Cảnh sát")


def test_an_old_ward_that_was_divided_is_left_to_the_citizen(library, phuong, pack):
    wards = json.loads(pack["wards/hanoi-2025.json"])["units"]
    old = "Phường Hàng Bột, Quận Đống Đa"
    now = [ward["name"] for ward in wards if old in ward["formerly"]]

    address = library.prefill(COPY, {}, phuong)["nyc_noi_cu_tru"]
    offered = asked(library, COPY, {"nyc_noi_cu_tru": address})["/nyc_noi_cu_tru"]

    assert address["xa_cu"] == old
    assert address["chi_tiet"] == "Số 12"
    assert len(now) > 1
    assert "xa" not in address
    found = [o.value for o in offered.columns[1].options if o.label.startswith(old)]
    assert found == [{"xa": name, "xa_cu": old} for name in now]


def test_an_old_ward_with_one_successor_becomes_it(library, phuong, pack):
    wards = json.loads(pack["wards/hanoi-2025.json"])["units"]
    told = [(former, ward["name"]) for ward in wards for former in ward["formerly"]]
    once = [former for former, _ in told if sum(f == former for f, _ in told) == 1]
    old = once[0]
    citizen = type(phuong)(name="A", address=f"Ngõ 3, {old}, Hà Nội")

    address = library.prefill(COPY, {}, citizen)["nyc_noi_cu_tru"]

    assert address == {
        "tinh": "Hà Nội",
        "xa": dict(told)[old],
        "xa_cu": old,
        "chi_tiet": "Ngõ 3",
    }


def test_what_the_scanner_mangled_is_not_filled_in(library, phuong):
    mangled = type(phuong)(
        name="DO THI PHUONG",
        personal_id="001187012901",
        doubtful=frozenset({"name"}),
    )

    answers = library.prefill(COPY, {}, mangled)

    assert "nyc_ho_ten" not in answers
    assert answers["nyc_dd"] == "001187012901"


def test_filling_in_never_overwrites(library, phuong):
    answers = library.prefill(COPY, {"nyc_ho_ten": "Sửa tay", "so_luong": 3}, phuong)

    assert (answers["nyc_ho_ten"], answers["so_luong"]) == ("Sửa tay", 3)


def test_a_whole_birth_declaration_has_no_fault(library):
    assert library.faults(BIRTH, BORN, TODAY) == []


def test_the_mother_who_applies_is_not_asked_twice(library):
    clean = library.clean(BIRTH, BORN)

    assert clean["me_ho_ten"] == "Đỗ Thị Phượng"
    assert clean["me_dd"] == "001187012901"
    assert clean["me_giay_to"] == ID_CARD


def test_a_birth_needs_a_mother_or_a_father(library):
    answers = BORN | {"quan_he": "Bà"}

    [fault] = library.faults(BIRTH, answers, TODAY)

    assert fault.pointer == "/me_ho_ten"
    assert "ít nhất một người" in fault.message
    assert library.faults(BIRTH, answers | {"cha_ho_ten": "Trần Văn B"}, TODAY) == []


def test_the_day_of_birth_is_written_in_words(library):
    field = asked(library, BIRTH, BORN)["/con_ngay_sinh_chu"]

    words = "Ngày bốn tháng mười một năm hai nghìn không trăm hai mươi sáu"
    assert (field.value, field.read_only) == (words, True)
    assert library.clean(BIRTH, BORN)["con_ngay_sinh_chu"] == words


def test_the_dead_have_no_residence(library):
    answers = BORN | {
        "cha_ho_ten": "Trần Văn B",
        "cha_da_chet": True,
        "cha_noi_cu_tru": {"tinh": "Hà Nội", "xa": "Phường Láng"},
    }

    assert "/cha_noi_cu_tru" not in asked(library, BIRTH, answers)
    assert "cha_noi_cu_tru" not in library.clean(BIRTH, answers)


def test_copies_are_counted_only_when_asked_for(library):
    wanted = BORN | {"cap_ban_sao": "co"}

    assert "/so_ban_sao" not in asked(library, BIRTH, BORN)
    assert [f.pointer for f in library.faults(BIRTH, wanted, TODAY)] == ["/so_ban_sao"]
    assert library.faults(BIRTH, wanted | {"so_ban_sao": 2}, TODAY) == []


def test_a_child_is_not_born_tomorrow(library):
    [fault] = library.faults(BIRTH, BORN | {"con_ngay_sinh": "2026-11-24"}, TODAY)

    assert fault.kind is FaultKind.DATE_IN_FUTURE


def test_the_fee_finds_what_it_counts(library, phuong):
    copy = library.prefill(COPY, {}, phuong)
    birth = library.prefill(BIRTH, {}, phuong)

    assert copy["so_luong"] == 1
    assert birth["loai_dang_ky"] == "dung_han"


def test_all_ethnic_groups_are_there(library):
    assert len(asked(library, BIRTH, {})["/con_dan_toc"].options) == 56


def test_the_office_of_the_counter_is_filled_in_when_it_is_known(pack):
    library = FormLibrary(pack, office="Ủy ban nhân dân phường Láng")

    field = asked(library, COPY, {})["/co_quan"]

    assert (field.value, field.read_only) == ("Ủy ban nhân dân phường Láng", True)


def test_sources_name_facts_of_the_card(library):
    sources = library.from_card(COPY)

    assert sources["/nyc_ho_ten"] == "name"
    assert sources["/nyc_giay_to/so"] == "personal_id"
    assert sources["/nyc_dien_thoai"] == "phone"


def test_a_form_that_is_not_in_the_pack_is_not_found(library):
    with pytest.raises(NotFound):
        library.layout("khong_co", {})
