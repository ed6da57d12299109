"""Answers in words, on the check and in a dossier."""

import pytest

from counter_app.domain.declarations import Field, FieldKind, Option
from counter_app.ui.answers import shown

NAM = (Option(value="1", label="Nam"), Option(value="2", label="Nữ"))


def field(kind, **told):
    return Field(pointer="/a", kind=kind, label="A", **told)


@pytest.mark.parametrize(
    ("asked", "value", "said"),
    [
        (field(FieldKind.TEXT), "An", "An"),
        (field(FieldKind.CHOICE, options=NAM), "2", "Nữ"),
        (field(FieldKind.MANY, options=NAM), ["1", "2"], "Nam, Nữ"),
        (field(FieldKind.PARTIAL_DATE), "1987-03", "03/1987"),
        (field(FieldKind.TIME), "08:05:00", "08:05"),
        (field(FieldKind.DATE_TIME), "2026-03-05T01:05:00Z", "05/03/2026 08:05"),
        (field(FieldKind.YES_NO), True, "✓"),
        (field(FieldKind.YES_NO), False, ""),
        (field(FieldKind.NUMBER), 1.5, "1,5"),
        (field(FieldKind.TEXT, secret=True), "bí mật", "•••"),
        (field(FieldKind.TEXT), None, ""),
    ],
)
def test_an_answer_is_written_as_the_citizen_reads_it(asked, value, said):
    assert shown(asked, value) == said


def test_an_address_keeps_the_old_unit_of_the_papers():
    value = {
        "tinh": "Hà Nội",
        "xa": "Phường Láng",
        "chi_tiet": "Số 1",
        "xa_cu": "Phường Láng Hạ, Quận Đống Đa",
    }

    said = shown(field(FieldKind.ADDRESS), value)

    assert said == (
        "Số 1, Phường Láng, Hà Nội (giấy tờ ghi: Phường Láng Hạ, Quận Đống Đa)"
    )


def test_rows_are_read_out_one_by_one():
    columns = (
        Field(pointer="/ten", kind=FieldKind.TEXT, label="Tên"),
        Field(pointer="/gioi", kind=FieldKind.CHOICE, label="Giới", options=NAM),
    )
    rows = [{"ten": "An", "gioi": "1"}, {"ten": "Bình"}]

    assert shown(field(FieldKind.TABLE, columns=columns), rows) == "An, Nam; Bình"
