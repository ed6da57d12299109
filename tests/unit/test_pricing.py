from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from counter_app.domain.pricing import copy_price, fee_of
from counter_app.domain.procedures import (
    Channel,
    Exemption,
    LegalSource,
    LimitKind,
    Offer,
    Price,
    Tier,
    TimeLimit,
)

LAW = LegalSource(text="Thông tư thử", verified=True)
LIMIT = TimeLimit(kind=LimitKind.SAME_DAY, source=LAW)


def offer(*prices):
    return Offer(channel=Channel.PAPER, limit=LIMIT, prices=prices)


EACH = offer(Price(amount=8000, per_field="/so_luong", source=LAW))
LATE = offer(
    Price(
        amount=None,
        when=(("/loai_dang_ky", "qua_han"),),
        source=LegalSource(text="HĐND"),
    ),
    Price(amount=0, source=LAW),
)


@pytest.mark.parametrize(("copies", "amount"), [(0, 0), (1, 8000), (3, 24000)])
def test_a_price_for_each_copy_is_multiplied(copies, amount):
    fee = fee_of(EACH, {"so_luong": copies})

    assert (fee.amount, fee.unit_amount, fee.quantity) == (amount, 8000, copies)
    assert (fee.ground, fee.verified) == ("Thông tư thử", True)


def test_before_the_form_is_filled_the_price_of_one_is_shown():
    assert fee_of(EACH, {}).amount == 8000


@pytest.mark.parametrize("wrong", [-1, 1.5, "ba", True, [], {}])
def test_a_quantity_that_makes_no_sense_leaves_the_amount_unknown(wrong):
    fee = fee_of(EACH, {"so_luong": wrong})

    assert fee.amount is None
    assert fee.unit_amount == 8000


def test_the_first_price_that_fits_counts():
    assert fee_of(LATE, {"loai_dang_ky": "dung_han"}).amount == 0


def test_an_amount_no_source_gives_stays_unknown():
    fee = fee_of(LATE, {"loai_dang_ky": "qua_han"})

    assert (fee.amount, fee.verified) == (None, False)


def test_no_fitting_price_is_an_unknown_fee():
    only = offer(Price(amount=5, when=(("/a/b", "x"),), source=LAW))

    assert fee_of(only, {"a": {"b": "y"}}).amount is None
    assert fee_of(only, {"a": {"b": "x"}}).amount == 5


CERTIFIED = Price(
    amount=None,
    tiers=(Tier(from_page=1, amount=2000), Tier(from_page=3, amount=1000)),
    cap=200_000,
    per_field="/so_ban",
    pages_field="/so_trang",
    unit="bản",
    source=LAW,
)
COUNCIL = Price(
    amount=None,
    set_by="Hội đồng nhân dân thành phố",
    source=LegalSource(text="Luật Hộ tịch điều 11"),
)
MERIT = Exemption(
    id="nguoi-co-cong",
    name="Gia đình có công",
    when=(("/dien", "co_cong"),),
    source=LAW,
)
HALF = Exemption(id="nua", name="Giảm một nửa", percent=50, source=LAW)


@pytest.mark.parametrize(
    ("pages", "copies", "amount"),
    [
        (1, 1, 2_000),
        (2, 1, 4_000),
        (3, 1, 5_000),
        (3, 4, 20_000),
        (198, 1, 200_000),  # 2 x 2.000 + 196 x 1.000: the cap to the đồng
        (199, 1, 200_000),
        (500, 2, 400_000),  # the cap is for each copy
    ],
)
def test_a_certified_copy_costs_by_page_up_to_its_cap(pages, copies, amount):
    fee = fee_of(offer(CERTIFIED), {"so_trang": pages, "so_ban": copies})

    assert (fee.amount, fee.quantity, fee.unit) == (amount, copies, "bản")


def test_several_documents_are_priced_each_by_its_own_pages():
    many = offer(replace(CERTIFIED, per_item="/giay_to"))
    answers = {"giay_to": [{"so_trang": 1, "so_ban": 2}, {"so_trang": 10, "so_ban": 1}]}

    fee = fee_of(many, answers)

    assert (fee.amount, fee.quantity) == (2 * 2_000 + 12_000, 3)
    assert fee_of(many, {}).amount == 2_000
    assert fee_of(many, {"giay_to": []}).amount == 0
    assert fee_of(many, {"giay_to": ["?"]}).amount is None


def test_what_the_council_sets_is_not_zero_and_says_who_sets_it():
    fee = fee_of(offer(COUNCIL), {})

    assert fee.amount is None
    assert fee.set_by == "Hội đồng nhân dân thành phố"


def test_an_exemption_by_answer_or_by_the_officer_takes_the_fee_away():
    each = replace(EACH, exemptions=(MERIT, HALF))

    assert fee_of(each, {"so_luong": 2}).amount == 16_000
    assert fee_of(each, {"so_luong": 2, "dien": "co_cong"}).amount == 0
    assert fee_of(each, {"so_luong": 2}, "nguoi-co-cong").amount == 0
    assert fee_of(each, {"so_luong": 2}, "nua").amount == 8_000
    assert "Gia đình có công" in fee_of(each, {"dien": "co_cong"}).exemption


def test_the_exempt_pay_nothing_of_an_amount_nobody_has_set_and_half_stays_unknown():
    council = replace(offer(COUNCIL), exemptions=(MERIT, HALF))

    assert fee_of(council, {}, "nguoi-co-cong").amount == 0
    assert fee_of(council, {}, "nua").amount is None


def test_an_amount_no_fee_can_be_is_not_shown_as_one():
    assert fee_of(EACH, {"so_luong": 10**9}).amount is None


@given(st.integers(1, 400), st.integers(1, 400))
def test_more_pages_never_cost_less_and_never_more_than_the_cap(one, two):
    cheap, dear = (
        copy_price(pages, CERTIFIED.tiers, CERTIFIED.cap)
        for pages in sorted((one, two))
    )

    assert cheap <= dear <= 200_000


@pytest.mark.parametrize("pages", [0, -1])
def test_a_copy_without_a_page_has_no_price(pages):
    with pytest.raises(ValueError, match="at least one page"):
        copy_price(pages, CERTIFIED.tiers)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("TTHC 163/QĐ-BTP", "TTHC 163/QĐ-BTP, chưa kiểm chứng"),
        ("đơn vị là suy ra, chưa kiểm chứng", "đơn vị là suy ra, chưa kiểm chứng"),
    ],
)
def test_a_source_nobody_confirmed_says_so_once(text, said):
    assert LegalSource(text=text).said == said
    assert LegalSource(text=text, verified=True).said == text
