"""The self-test's look for citizens on the disk finds them in every spelling."""

import pytest

from counter_app.rehearsal.people import CARDS
from counter_app.selftest.report import StepFailed
from counter_app.selftest.sealed import look_for

NAME, NUMBER = "ĐỖ THỊ PHƯỢNG", "001187012901"
LEFT = {
    "as typed": NAME.encode(),
    "small letters": "đỗ thị phượng".encode(),
    "folded": b"do thi phuong",
    "wide": NAME.encode("utf-16-le"),
    "escaped": rb"\u0110\u1ed6 TH\u1eca PH\u01af\u1ee2NG",
    "number": NUMBER.encode(),
    "address": "Số 12, ngõ 5 phố Huế, Phường Hai Bà Trưng, Hà Nội".encode(),
}


@pytest.mark.parametrize("how", LEFT)
def test_a_citizen_left_on_the_disk_is_found_and_the_file_is_named(tmp_path, how):
    inside = tmp_path / "logs"
    inside.mkdir()
    (tmp_path / "counter.db").write_bytes(bytes(range(256)) * 40)
    (inside / "left.log").write_bytes(b"before " + LEFT[how] + b" after")

    with pytest.raises(StepFailed, match=r"left\.log"):
        look_for(CARDS, [tmp_path])


def test_a_name_of_a_file_counts_as_well(tmp_path):
    (tmp_path / f"{NUMBER}.pdf").write_bytes(b"sealed")

    with pytest.raises(StepFailed, match=NUMBER):
        look_for(CARDS, [tmp_path])


def test_what_is_sealed_is_looked_through_and_counted(tmp_path):
    (tmp_path / "counter.db").write_bytes(bytes(range(256)) * 40)

    assert look_for(CARDS, [tmp_path]).startswith("1 files, ")


def test_nothing_to_look_at_and_nobody_to_look_for_is_no_proof(tmp_path):
    with pytest.raises(StepFailed):
        look_for(CARDS, [tmp_path])
    (tmp_path / "counter.db").write_bytes(b"sealed")
    with pytest.raises(StepFailed):
        look_for(["||x"], [tmp_path])
