"""Earlier dossiers of the same person answer what is open, and nothing else."""

COPY, GENERAL, MARRIAGE = "to_khai_trich_luc", "to_khai_chung", "to_khai_ket_hon"
HERE = {"tinh": "Hà Nội", "xa": "Phường Láng", "chi_tiet": "Số 12"}


def test_a_fact_goes_from_one_declaration_into_another(library):
    earlier = [(GENERAL, {"nyc_dien_thoai": "0912345678", "nyc_noi_cu_tru": HERE})]

    found = library.recalled(COPY, {}, earlier)

    assert found["/nyc_dien_thoai"] == (0, "0912345678")
    assert found["/nyc_noi_cu_tru"] == (0, HERE)


def test_the_newest_counts_and_what_is_answered_stays(library):
    earlier = [
        (GENERAL, {"nyc_dien_thoai": "0912345678"}),
        (GENERAL, {"nyc_dien_thoai": "0900000000", "nyc_email": "an@example.vn"}),
    ]

    found = library.recalled(GENERAL, {"nyc_gioi_tinh": "1"}, earlier)

    assert found["/nyc_dien_thoai"] == (0, "0912345678")
    assert found["/nyc_email"] == (1, "an@example.vn")
    assert "/nyc_gioi_tinh" not in found


def test_a_registration_is_offered_again_for_the_same_person_only(library):
    past = {
        "quan_he": "Con",
        "nd_ho_ten": "Trần An",
        "loai_trich_luc": "khai_sinh",
        "dk_tai": "Ủy ban nhân dân phường Láng",
        "dk_so": "45",
    }
    asked = {key: past[key] for key in ("quan_he", "nd_ho_ten", "loai_trich_luc")}

    same = library.recalled(COPY, asked, [(COPY, past)])
    other = library.recalled(COPY, asked | {"nd_ho_ten": "Trần Bình"}, [(COPY, past)])

    assert same["/dk_so"] == (0, "45")
    assert "/dk_so" not in other


def test_a_ward_that_was_settled_before_completes_the_address_of_the_card(library):
    card = {
        "tinh": "Hà Nội",
        "chi_tiet": "Số 12",
        "xa_cu": "Phường Hàng Bột, Quận Đống Đa",
    }
    settled = card | {"xa": "Phường Ô Chợ Dừa"}

    found = library.recalled(
        COPY, {"nyc_noi_cu_tru": card}, [(COPY, {"nyc_noi_cu_tru": settled})]
    )
    moved = library.recalled(
        COPY,
        {"nyc_noi_cu_tru": card},
        [(COPY, {"nyc_noi_cu_tru": settled | {"chi_tiet": "Số 5"}})],
    )

    assert found["/nyc_noi_cu_tru"] == (0, settled)
    assert "/nyc_noi_cu_tru" not in moved


def test_nothing_of_the_applicant_goes_to_the_other_side_of_a_marriage(library):
    paper = {"loai": "9", "so": "001187012901"}

    found = library.recalled(MARRIAGE, {}, [(COPY, {"nyc_giay_to": paper})])

    assert not [pointer for pointer in found if "giay_to" in pointer]


def test_a_declaration_that_left_the_pack_says_nothing(library):
    assert library.recalled(COPY, {}, [("khong_co", {"nyc_dien_thoai": "1"})]) == {}
