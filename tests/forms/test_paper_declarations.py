"""What the paper declaration says, before it is laid out."""

import json
import re
from datetime import date

import pytest

from counter_app.domain.declared import Boxes, Grid, Heading, Line, about
from counter_app.forms.library import FormLibrary

WITH_PAPER = (
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


def said(part):
    return "".join(p.words + (p.answer or "") for p in part.pieces)


def lines(paper):
    return [said(part) for part in paper.parts if isinstance(part, Line)]


@pytest.fixture
def dated(pack):
    return FormLibrary(pack, place="Hà Nội", today=lambda: date(2026, 11, 24))


@pytest.mark.parametrize("form", WITH_PAPER)
def test_every_answer_the_paper_names_is_a_question_of_the_form(form, pack):
    paper = pack[f"forms/{form}/paper.json"]
    schema = json.loads(pack[f"forms/{form}/schema.json"])["properties"]

    named = {
        pointer.split("/")[1]
        for place in re.findall(r"\{(/[^{}]*)\}", paper)
        for pointer in place.split("|")
    }

    assert named <= schema.keys()


def test_answers_stand_where_the_paper_has_them(dated, phuong):
    answers = dated.prefill("to_khai_trich_luc", {}, phuong)

    paper = dated.paper("to_khai_trich_luc", answers)

    assert paper.title == "TỜ KHAI CẤP BẢN SAO TRÍCH LỤC HỘ TỊCH"
    assert "Họ, chữ đệm, tên người yêu cầu: Đỗ Thị Phượng" in lines(paper)
    assert (
        "Giấy tờ tùy thân: Căn cước công dân số 001187012901, cấp ngày 10/05/2021,"
        " nơi cấp Cục Cảnh sát quản lý hành chính về trật tự xã hội"
    ) in lines(paper)
    assert paper.place_and_date == "Làm tại: Hà Nội, ngày 24 tháng 11 năm 2026"
    assert paper.signings[0].name == "Đỗ Thị Phượng"


def test_for_oneself_the_paper_says_twice_what_the_page_asks_once(dated, phuong):
    answers = dated.prefill("to_khai_trich_luc", {}, phuong)

    told = lines(dated.paper("to_khai_trich_luc", answers))
    other = lines(dated.paper("to_khai_trich_luc", answers | {"quan_he": "Con"}))

    assert sum(line.startswith("Nơi cư trú: Số 12") for line in told) == 2
    assert sum(line.startswith("Nơi cư trú: Số 12") for line in other) == 1


def test_an_old_ward_stands_beside_the_new_one(dated):
    answers = {
        "nyc_noi_cu_tru": {
            "tinh": "Hà Nội",
            "xa": "Phường Láng",
            "xa_cu": "Phường Láng Hạ, Quận Đống Đa",
        }
    }

    told = lines(dated.paper("to_khai_giam_ho", answers))

    assert (
        "Nơi cư trú: Phường Láng, Hà Nội"
        " (giấy tờ ghi: Phường Láng Hạ, Quận Đống Đa)" in told
    )


def test_what_is_not_answered_is_left_to_be_written(dated):
    paper = dated.paper("to_khai_khai_tu", {})

    first = next(part for part in paper.parts if isinstance(part, Line))
    assert first.pieces[0].answer == ""
    assert "…" in paper.address
    assert "ngày ……" in paper.place_and_date


def test_a_marriage_is_two_columns_and_two_signatures(dated, phuong):
    answers = dated.prefill("to_khai_ket_hon", {}, phuong)

    paper = dated.paper("to_khai_ket_hon", answers | {"nam_ho_ten": "Trần Văn Thử"})

    [grid] = [part for part in paper.parts if isinstance(part, Grid)]
    assert grid.columns == ("Thông tin", "Bên nữ", "Bên nam")
    assert grid.rows[0] == ("Họ, chữ đệm, tên", "Đỗ Thị Phượng", "Trần Văn Thử")
    assert [one.title for one in paper.signings] == ["BÊN NỮ", "BÊN NAM"]


def test_a_residence_declaration_has_boxes_and_a_table_of_members(dated, phuong):
    answers = dated.prefill("ct01", {}, phuong) | {"11": [{"ho_ten": "Trần An"}]}

    paper = dated.paper("ct01", answers)

    boxes = [part for part in paper.parts if isinstance(part, Boxes)]
    [grid] = [part for part in paper.parts if isinstance(part, Grid)]
    assert (boxes[0].letters, boxes[0].count) == ("001187012901", 12)
    assert grid.rows[0][:2] == ("1", "Trần An")
    assert len(grid.rows) == 3
    assert [one.title for one in paper.opinions] == [
        "Ý KIẾN CỦA CHỦ HỘ",
        "Ý KIẾN CỦA CHỦ SỞ HỮU CHỖ Ở HỢP PHÁP",
    ]


@pytest.mark.parametrize("form", WITH_PAPER)
def test_what_nobody_compared_with_the_original_is_said(form, dated):
    paper = dated.paper(form, {})

    if form != "to_khai_chung":
        assert "chưa đối chiếu bản gốc" in paper.doubt
    if form != "ct01":
        assert "Câu cam đoan" in paper.doubt


def test_a_form_without_a_paper_prints_its_questions_in_their_order(made):
    schema = {
        "title": "Đơn",
        "properties": {
            "ten": {"type": "string", "title": "Tên"},
            "gioi": {"oneOf": [{"const": 1, "title": "Nam"}], "title": "Giới"},
            "con": {
                "type": "array",
                "title": "Con",
                "items": {"properties": {"ten": {"type": "string", "title": "Tên"}}},
            },
        },
    }

    paper = made(schema).paper("t", {"ten": "An", "gioi": 1, "con": [{"ten": "B"}]})

    assert paper.title == "ĐƠN"
    assert lines(paper) == ["Tên: An", "Giới: Nam"]
    assert paper.parts[-2] == Heading("Con")
    assert paper.parts[-1].rows == (("1", "B"),)


def test_a_declaration_for_anything_says_which_procedure_it_is_for(dated):
    general, own = dated.paper("to_khai_chung", {}), dated.paper("ct01", {})

    told = about(general, "Cấp lại giấy phép xây dựng", "1.013228")

    assert told.subject == "Thủ tục: Cấp lại giấy phép xây dựng (1.013228)"
    assert about(own, "Đăng ký tạm trú", "1.004194") == own


@pytest.mark.parametrize(
    ("head", "committee"),
    [
        (
            "TRUNG TÂM PHỤC VỤ HCC THÀNH PHỐ HÀ NỘI Điểm phục vụ hành chính công"
            " phường Văn Miếu – Quốc Tử Giám",
            "Ủy ban nhân dân phường Văn Miếu - Quốc Tử Giám",
        ),
        ("Điểm phục vụ hành chính công số 3", ""),
        ("Điểm phục vụ phường Láng và phường Hoàn Kiếm", ""),
    ],
)
def test_a_service_point_sends_it_to_the_committee_of_its_ward(pack, head, committee):
    library = FormLibrary(pack, head=head)

    addressed = library.paper("to_khai_chung", {}).address

    assert addressed.removeprefix("Kính gửi: ").strip(".…") == committee
