"""Find a procedure by typing, or look through the fields."""

import pytest

from counter_app.domain.ids import ProcedureCode
from counter_app.services.finding import Finding
from tests.fakes.counter import EXTRACT, ZONE


@pytest.fixture
def finding(counter):
    return Finding(
        catalogue=counter.catalogue,
        queries=counter.lookup.queries,
        session=counter.session,
        clock=counter.clock,
        zone=ZONE,
    )


def test_every_procedure_is_in_one_field_in_vietnamese_order(finding):
    fields = finding.fields()

    names = [name for name, _count in fields]
    assert sum(count for _name, count in fields) == 87
    assert dict(fields)["Hộ tịch"] == 23
    assert names.index("Bảo trợ xã hội") < names.index("Chứng thực")
    assert names.index("Chứng thực") < names.index("Đất đai")
    assert names.index("Đất đai") < names.index("Giảm nghèo")


def test_a_field_lists_what_is_usual_first_and_other_provinces_last(finding, counter):
    counter.received()

    civil, building = (
        finding.of_field("Hộ tịch"),
        finding.of_field("Hoạt động xây dựng"),
    )

    assert civil[0].code == EXTRACT
    assert {one.field for one in civil} == {"Hộ tịch"}
    assert building[-1].code == ProcedureCode("1.009141")
    assert finding.usual() == [EXTRACT]


def test_a_field_nobody_knows_is_empty(finding):
    assert list(finding.of_field("Không có")) == []
