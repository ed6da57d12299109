"""What a dossier costs, by the first price of its channel that fits."""

from counter_app.domain.fees import Fee
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.domain.procedures import Offer, Price


def fee_of(offer: Offer, answers: Answers) -> Fee:
    """Return the fee; its amount is None when no source gives it.

    A quantity that was not asked yet counts as one, so that a price can be shown
    before the form is filled; one that is no whole number leaves the amount unknown.
    """
    for price in offer.prices:
        if all(found_at(answers, where) == value for where, value in price.when):
            return _counted(price, answers)
    return Fee(amount=None)


def _counted(price: Price, answers: Answers) -> Fee:
    asked = found_at(answers, price.per_field) if price.per_field else 1
    quantity = 1 if asked is None else _whole(asked)
    known = price.amount is not None and quantity is not None
    return Fee(
        amount=(price.amount or 0) * (quantity or 0) if known else None,
        unit_amount=price.amount,
        quantity=1 if quantity is None else quantity,
        ground=price.source.said,
        verified=price.source.verified,
    )


def _whole(value: Json) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value
