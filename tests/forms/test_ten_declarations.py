"""Every declaration of the pack: whole, drawable, with its rules."""

import json
from datetime import date

import pytest

from counter_app.domain.declarations import FaultKind, FieldKind, Group
from counter_app.domain.pointers import placed
from counter_app.forms.library import FormLibrary

TODAY = date(2026, 11, 23)
FORMS = (
    "to_khai_khai_sinh",
    "to_khai_khai_tu",
    "to_khai_ket_hon",
    "to_khai_xntthn",
    "to_khai_trich_luc",
    "to_khai_thay_doi_cai_chinh",
    "to_khai_nhan_cmc",
    "to_khai_giam_ho",
    "to_khai_cham_dut_giam_ho",
    "ct01",
    "to_khai_chung",
)
ID_CARD = {"loai": "9", "so": "001187012901"}
HERE = {"tinh": "Hà Nội", "xa": "Phường Láng"}


def fields(part):
    if isinstance(part, Group):
        return [field for inner in part.parts for field in fields(inner)]
    return [part]


def asked(library, form, answers):
    pages = library.layout(form, answers).pages
    return {field.pointer: field for page in pages for field in fields(page)}


def missing(library, form, answers):
    faults = library.faults(form, answers, TODAY)
    return [fault.pointer for fault in faults if fault.kind is FaultKind.MISSING]


@pytest.mark.parametrize("form", FORMS)
def test_everything_in_it_can_be_drawn(form, library):
    declaration = library.layout(form, {})

    assert declaration.unknown == ()
    assert declaration.title


@pytest.mark.parametrize("form", FORMS)
def test_every_question_of_the_schema_is_asked_somewhere(form, pack):
    schema = json.loads(pack[f"forms/{form}/schema.json"])
    page = pack[f"forms/{form}/ui.json"]

    lost = [
        name
        for name in schema["properties"]
        if f'"#/properties/{name}"' not in page
        and f'"#/properties/{name}/properties/' not in page
    ]

    assert lost == []


@pytest.mark.parametrize("form", FORMS)
def test_no_two_questions_of_it_have_the_same_words(form, library):
    said = [
        (field.label, field.suffix)
        for field in asked(library, form, {}).values()
        if field.kind is not FieldKind.STATIC
    ]

    assert len(said) == len(set(said))


@pytest.mark.parametrize("form", FORMS)
def test_it_can_be_filled_to_the_end(form, library, phuong):
    answers = library.prefill(form, {}, phuong)
    if form == "to_khai_khai_sinh":
        answers["quan_he"] = "Mẹ"

    for _ in range(6):
        for pointer in missing(library, form, answers):
            field = asked(library, form, answers)[pointer]
            answers = placed(answers, pointer, some_answer(field))

    assert library.faults(form, answers, TODAY) == []


def some_answer(field):
    if field.kind is FieldKind.ADDRESS:
        return HERE
    if field.kind in (FieldKind.DATE, FieldKind.PARTIAL_DATE):
        return "2001-02-03"
    if field.kind is FieldKind.DIGITS:
        return "001187012901"
    if field.kind is FieldKind.CHOICE:
        return field.options[0].value
    return 1 if field.kind is FieldKind.INTEGER else "Trần Văn Thử"


@pytest.mark.parametrize("form", [form for form in FORMS if form != "ct01"])
def test_its_pledge_says_when_nobody_has_seen_the_original(form, library):
    pages = library.layout(form, {}).pages

    [pledge] = [field for page in pages for field in fields(page) if field.pledge]

    assert pledge.label.split()[1] == ("tôi" if "ket_hon" in form else "cam")
    assert pledge.hint


def test_a_bride_is_not_filled_in_as_the_groom(library, phuong):
    answers = library.prefill("to_khai_ket_hon", {}, phuong)

    assert answers["nu_ho_ten"] == "Đỗ Thị Phượng"
    assert "nam_ho_ten" not in answers


def test_who_is_divorced_names_the_judgement(library):
    answers = {"nu_tinh_trang": "3"}

    needed = missing(library, "to_khai_ket_hon", answers)

    assert {"/nu_ly_hon_so", "/nu_ly_hon_ngay", "/nu_ly_hon_toa"} <= set(needed)
    assert "/nam_ly_hon_so" not in needed


def test_the_sentence_on_marriage_is_written_from_its_parts(library):
    answers = {
        "tinh_trang_loai": "ly_hon",
        "tt_ban_an_so": "12/2020/QĐST-HNGĐ",
        "tt_ban_an_ngay": "2020-03-05",
        "tt_toa_an": "Tòa án nhân dân khu vực 1",
    }

    said = library.clean("to_khai_xntthn", answers)["tinh_trang"]

    assert said == (
        "Đã đăng ký kết hôn/đã có vợ hoặc chồng, nhưng đã ly hôn theo Bản án/Quyết"
        " định ly hôn số 12/2020/QĐST-HNGĐ ngày 05/03/2020 của Tòa án nhân dân khu"
        " vực 1; hiện tại chưa đăng ký kết hôn với ai"
    )


def test_nobody_dies_before_being_born(library):
    answers = {"chet_ngay_sinh": "1950-05", "ngay_chet": "1950-04-30"}

    kinds = {
        fault.pointer: fault.kind
        for fault in library.faults("to_khai_khai_tu", answers, TODAY)
    }

    assert kinds["/ngay_chet"] is FaultKind.DATE_TOO_EARLY


def test_a_year_is_not_before_a_month_of_it(library):
    answers = {"chet_ngay_sinh": "1950-05", "ngay_chet": "1950"}

    pointers = [
        fault.pointer for fault in library.faults("to_khai_khai_tu", answers, TODAY)
    ]

    assert "/ngay_chet" not in pointers


def test_the_head_of_the_household_is_not_asked_twice(library, phuong):
    answers = library.prefill("ct01", {}, phuong) | {"8": "Chủ hộ"}

    clean = library.clean("ct01", answers)

    assert (clean["7"], clean["9"]) == ("Đỗ Thị Phượng", "001187012901")
    assert "/yk1/ho_ten" not in asked(library, "ct01", answers)


def test_members_of_the_household_are_rows(library):
    columns = asked(library, "ct01", {})["/11"].columns

    assert [column.pointer for column in columns] == [
        "/ho_ten",
        "/ngay_sinh",
        "/gioi_tinh",
        "/so_dd",
        "/quan_he",
    ]


def test_the_general_form_asks_an_organisation_for_its_name(library):
    answers = {"tu_cach": "to_chuc"}

    assert "/tc_ten" in missing(library, "to_khai_chung", answers)
    assert "/tc_ten" not in asked(library, "to_khai_chung", {})


def test_the_day_of_signing_is_today(pack, phuong):
    library = FormLibrary(pack, place="Hà Nội", today=lambda: TODAY)

    answers = library.prefill("to_khai_giam_ho", {}, phuong)

    assert (answers["ngay_lam"], answers["lam_tai"]) == ("2026-11-23", "Hà Nội")


@pytest.mark.parametrize(
    ("head", "committee"),
    [
        ("ỦY BAN NHÂN DÂN PHƯỜNG LÁNG", "Ủy ban nhân dân phường Láng"),
        (
            "ỦY BAN NHÂN DÂN PHƯỜNG VĂN MIẾU – QUỐC TỬ GIÁM",
            "Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám",
        ),
        ("TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG", None),
        ("", None),
    ],
)
def test_the_head_of_the_papers_tells_whom_to_address(pack, head, committee):
    library = FormLibrary(pack, head=head)

    assert asked(library, "to_khai_chung", {})["/co_quan"].value == committee
