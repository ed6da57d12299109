import pytest

from counter_app.domain.pricing import fee_of
from counter_app.domain.procedures import (
    Channel,
    LegalSource,
    LimitKind,
    Offer,
    Price,
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
