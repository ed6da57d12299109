"""What a dossier costs, by the first price of its channel that fits."""

from counter_app.domain.fees import Fee
from counter_app.domain.jsonable import Answers
from counter_app.domain.pointers import found_at
from counter_app.domain.procedures import Offer, Price


def fee_of(offer: Offer, answers: Answers) -> Fee:
    """Return the fee; its amount is None when no source gives it."""
    for price in offer.prices:
        if all(found_at(answers, where) == value for where, value in price.when):
            return _counted(price, answers)
    return Fee(amount=None)


def _counted(price: Price, answers: Answers) -> Fee:
    quantity = 1
    if price.per_field:
        asked = found_at(answers, price.per_field)
        if isinstance(asked, int) and not isinstance(asked, bool) and asked >= 0:
            quantity = asked
    return Fee(
        amount=None if price.amount is None else price.amount * quantity,
        unit_amount=price.amount,
        quantity=quantity,
        ground=price.source.text,
        verified=price.source.verified,
    )
