"""The declarations of the pack in force, at an office that is enrolled meanwhile."""

from counter_app.domain.people import Citizen
from counter_app.forms.in_force import FormsInForce

OFFICE = ("THÀNH PHỐ HÀ NỘI Điểm phục vụ phường Văn Miếu - Quốc Tử Giám", "Hà Nội")


def test_the_first_declaration_after_enrolment_says_where_it_is_made(pack):
    told = [("", "")]
    forms = FormsInForce(pack)
    forms.stand_in(lambda: told[-1])
    before = forms.prefill("to_khai_trich_luc", {}, Citizen(name="Đỗ Thị Phượng"))

    told.append(OFFICE)
    after = forms.prefill("to_khai_trich_luc", {}, Citizen(name="Đỗ Thị Phượng"))

    assert "lam_tai" not in before
    assert after["lam_tai"] == "Hà Nội"
    assert "phường Văn Miếu" in forms.paper("to_khai_trich_luc", after).address
