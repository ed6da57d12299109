from datetime import date
from pathlib import Path

import pytest

from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.overrides import Override, overridden
from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import Channel, LimitKind

SHIPPED = Path(__file__).parents[2] / "resources" / "catalogue"
CATALOGUE = PackCatalogue(SHIPPED)
DAY = date(2026, 11, 24)
WHY = {"reason": "Chưa có trong danh mục", "ground": "Nghị quyết thử 1/NQ-HĐND"}


def override(code="2.001263", **parts):
    return Override(**{"procedure": code, "valid_from": DAY, **WHY, **parts})


def with_it(*overrides, on=DAY):
    code = overrides[0].procedure
    return overridden(CATALOGUE.procedure(code), overrides, on)


def test_a_limit_nobody_states_can_be_promised_once_it_is_set():
    procedure = with_it(override(kind=LimitKind.WORKING_DAYS, count=20))

    for offer in procedure.offers:
        assert (offer.limit.kind, offer.limit.days) == (LimitKind.WORKING_DAYS, 20)
        assert offer.limit.countable


def test_the_value_says_whose_it_is_and_why():
    offer = with_it(override(kind=LimitKind.WORKING_DAYS, count=20)).offers[0]

    assert offer.by_hand == (
        "Nghị quyết thử 1/NQ-HĐND; quản trị điểm đặt: Chưa có trong danh mục",
    )
    assert offer.limit.source.said == offer.by_hand[0]


def test_a_fee_the_council_sets_later_is_no_longer_unknown():
    fee = with_it(override("1.004873", amount=15_000)).offer(Channel.PAPER)

    assert fee_of(fee, {}).amount == 15_000
    assert fee_of(fee, {}, exempt="ho-ngheo").amount == 0


def test_a_fee_of_one_channel_leaves_the_others_alone():
    procedure = with_it(override("1.004222", amount=0, channel=Channel.ASSISTED))

    assert fee_of(procedure.offer(Channel.ASSISTED), {}).amount == 0
    assert fee_of(procedure.offer(Channel.PAPER), {}).amount == 20_000


def test_a_value_of_one_case_leaves_the_others_alone():
    late = override("1.000656", amount=8_000, case="qua-han")
    check = override("1.000894", kind=LimitKind.WORKING_DAYS, count=4, case="xac-minh")

    death, wedding = with_it(late), with_it(check)

    assert fee_of(death.offer(Channel.PAPER, "qua-han"), {}).amount == 8_000
    assert fee_of(death.offer(Channel.PAPER, "dung-han"), {}).amount == 0
    assert wedding.offer(Channel.PAPER, "xac-minh").limit.days == 4
    assert wedding.offer(Channel.PAPER, "thuong").limit.kind is LimitKind.SAME_DAY


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 11, 23), None),
        (DAY, 15_000),
        (date(2026, 12, 31), 15_000),
        (date(2027, 1, 1), None),
    ],
)
def test_a_value_holds_on_its_days_only(day, amount):
    one = override("1.004873", amount=15_000, valid_to=date(2026, 12, 31))

    assert fee_of(with_it(one, on=day).offers[0], {}).amount == amount


def test_the_latest_of_two_wins():
    first, second = (override("1.004873", amount=n) for n in (1_000, 2_000))

    assert fee_of(with_it(first, second).offers[0], {}).amount == 2_000


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"amount": 1, "kind": LimitKind.AT_ONCE},
        {"amount": -1},
        {"amount": 10**12 + 1},
        {"kind": LimitKind.WORKING_DAYS},
        {"kind": LimitKind.WORKING_DAYS, "count": -2},
        {"kind": LimitKind.STAGES},
        {"amount": 1, "reason": " "},
        {"amount": 1, "ground": ""},
        {"amount": 1, "valid_to": date(2026, 1, 1)},
    ],
)
def test_what_is_no_value_or_says_not_why_is_refused(wrong):
    with pytest.raises(ValueError, match=r"\w"):
        override(**wrong)
