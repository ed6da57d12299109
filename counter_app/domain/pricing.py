"""What a channel costs for the given answers. An amount no source gives stays None."""

from counter_app.domain.fees import Fee
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.domain.procedures import Offer, Price

UNKNOWN = Fee(amount=None)


def fee_of(offer: Offer, answers: Answers) -> Fee:
    """Return the fee by the first price that fits; unknown when none does.

    While the quantity has not been asked it counts as one, so that a price can be
    shown before the form is filled; a quantity that is no whole number is unknown.
    """
    for price in offer.prices:
        if _fits(price, answers):
            return _fee(price, answers)
    return UNKNOWN


def _fits(price: Price, answers: Answers) -> bool:
    return all(
        _as_text(found_at(answers, pointer)) == wanted for pointer, wanted in price.when
    )


def _fee(price: Price, answers: Answers) -> Fee:
    quantity: int | None = 1
    if price.per_field:
        quantity = _quantity(found_at(answers, price.per_field))
    amount = price.amount
    return Fee(
        amount=None if amount is None or quantity is None else amount * quantity,
        unit_amount=amount if price.per_field else None,
        quantity=1 if quantity is None else quantity,
        ground=price.source.text,
        verified=price.source.verified,
    )


def _quantity(value: Json) -> int | None:
    if value is None or value == "":
        return 1
    if isinstance(value, str):
        return int(value) if value.isascii() and value.isdigit() else None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def _as_text(value: Json) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)
