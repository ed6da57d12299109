"""The plan of 2017 number by number, and today's wards; both from the shipped data."""

from datetime import date
from pathlib import Path

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.procedures import OnlineLevel
from counter_app.domain.rollout import Measure, Span, Tier

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
CATALOGUE = PackCatalogue(SHIPPED)
ROLLOUT = CATALOGUE.rollout()
PLAN = ROLLOUT.plan(date(2017, 2, 1))
TODAY = date(2026, 11, 24)


def online(day, unit=""):
    return ROLLOUT.online(day, CATALOGUE.procedures(day), unit)


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        (date(2016, 8, 9), 0, 24),
        (date(2016, 8, 10), 24 + 144, 24 + 144),
        (date(2016, 11, 9), 168, 168),
        (date(2016, 11, 10), 24 + 144 + 139, 307),
        (date(2016, 12, 14), 307, 307),
        (date(2016, 12, 15), 24 + 144 + 139 + 277, 584),
        (date(2017, 3, 31), 584, 584),
    ],
)
def test_wards_were_connected_in_four_phases(day, certain, possible):
    assert online(day).units == Span(certain, possible)


def test_the_four_phases_are_the_584_wards_of_thirty_districts():
    phases = PLAN.phases

    assert [phase.units for phase in phases] == [24, 144, 139, 277]
    assert sum(phase.units for phase in phases) == 584
    assert [phase.districts_count for phase in phases] == [2, 10, 6, 12]
    assert [phase.starts for phase in phases] == [
        None,
        date(2016, 8, 10),
        date(2016, 11, 10),
        date(2016, 12, 15),
    ]
    assert {field for phase in phases for field in phase.fields} == {"Tư pháp"}


@pytest.mark.parametrize(
    ("day", "certain", "possible"),
    [
        (date(2017, 1, 18), 0, 0),
        (date(2017, 1, 19), 27, 27 + 20),
        (date(2017, 3, 14), 27, 47),
        (date(2017, 3, 15), 27 + 73, 120),
        (date(2017, 3, 30), 100, 120),
        (date(2017, 3, 31), 120, 120),
    ],
)
def test_services_were_opened_in_three_batches(day, certain, possible):
    assert online(day).services == Span(certain, possible)


def test_the_three_batches_are_27_20_and_73_with_their_days():
    batches = PLAN.batches

    assert [batch.services for batch in batches] == [27, 20, 73]
    assert sum(batch.services for batch in batches) == 120
    assert [batch.starts for batch in batches] == [
        date(2017, 1, 19),
        None,
        date(2017, 3, 15),
    ]


def test_the_second_batch_is_ten_of_twelve_districts_and_ten_of_four_departments():
    parts = PLAN.batches[1].parts

    told = [(part.tier, part.services, part.offices, part.field) for part in parts]
    assert told == [
        (Tier.DISTRICT, 10, 12, "Cấp quận"),
        (Tier.CITY, 6, 1, "Sở Công Thương"),
        (Tier.CITY, 2, 1, "Sở Tài chính"),
        (Tier.CITY, 1, 1, "Sở Lao động - Thương binh và Xã hội"),
        (Tier.CITY, 1, 1, "Sở Quy hoạch - Kiến trúc"),
    ]


def test_a_day_the_source_does_not_name_is_told_as_open():
    remarks = online(date(2017, 2, 1)).remarks

    assert remarks == ("Đợt 2: nguồn không ghi ngày bắt đầu, chậm nhất 31/03/2017",)
    assert online(date(2017, 4, 1)).remarks == ()


@pytest.mark.parametrize(
    ("unit", "day", "certain", "possible"),
    [
        ("Quận Long Biên", date(2016, 8, 10), 1, 1),
        ("long bien", date(2016, 8, 1), 0, 1),
        ("Hoàn Kiếm", date(2016, 8, 9), 0, 0),
        ("quận Hoàn Kiếm", date(2016, 8, 10), 1, 1),
        ("Huyện Sóc Sơn", date(2016, 11, 9), 0, 0),
        ("Huyện Sóc Sơn", date(2016, 11, 10), 0, 1),
        ("Huyện Sóc Sơn", date(2016, 12, 15), 1, 1),
        ("Phường Ba Đình", date(2025, 7, 1), 1, 1),
        ("ba dinh", TODAY, 1, 1),
        ("Xã Sóc Sơn", TODAY, 1, 1),
    ],
)
def test_a_unit_knows_whether_it_was_connected(unit, day, certain, possible):
    assert online(day, unit).units == Span(certain, possible)


def test_a_ward_of_today_must_be_one_of_the_126():
    with pytest.raises(ValueError, match="Xa Lạ"):
        online(TODAY, "Phường Xa Lạ")


def test_today_126_wards_offer_what_the_catalogue_says_is_online():
    found = online(TODAY, "Phường Ba Đình")

    assert online(TODAY).units == Span(126, 126)
    assert found.services.exact
    assert found.services.certain == len(found.procedures) == 71
    assert {one.online for one in found.procedures} == {
        OnlineLevel.FULL,
        OnlineLevel.PART,
    }
    assert not any(one.elsewhere for one in found.procedures)


def test_on_an_earlier_day_fewer_procedures_of_today_were_in_force():
    codes = {one.code for one in online(date(2025, 12, 1)).procedures}

    assert "1.004194" in codes  # since 19/11/2025
    assert "1.001193" not in codes  # since 15/01/2026


def test_the_plans_follow_each_other_without_a_gap():
    assert ROLLOUT.plan(date(2025, 6, 30)).id == "ke-hoach-2017"
    assert ROLLOUT.plan(date(2025, 7, 1)).id == "hai-cap-2025"
    assert online(date(2015, 12, 31)) is None


@pytest.mark.parametrize("day", [date(2017, 2, 1), TODAY])
def test_two_targets_over_seventy_and_at_least_forty(day):
    dossiers, procedures = ROLLOUT.plan(day).targets

    assert dossiers.measure is Measure.ONLINE_DOSSIERS
    assert not dossiers.met(70, 100)
    assert dossiers.met(701, 1000)
    assert procedures.measure is Measure.ONLINE_PROCEDURES
    assert procedures.met(40, 100)
    assert not procedures.met(399, 1000)
    assert not dossiers.met(0, 0)
