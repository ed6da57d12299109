"""What a dossier costs, by the first price of its channel that fits."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from counter_app.domain.fees import MOST, Fee
from counter_app.domain.jsonable import Answers, Json
from counter_app.domain.pointers import found_at
from counter_app.domain.procedures import Exemption, Offer, Price, Tier


def fee_of(offer: Offer, answers: Answers, exempt: str = "") -> Fee:
    """Return the fee; its amount is None when no source gives it.

    A quantity that was not asked yet counts as one, so that a price can be shown
    before the form is filled; one that is no whole number, or an amount over MOST,
    leaves the amount unknown. ``exempt`` is an exemption the officer grants by its id.
    """
    for price in offer.prices:
        if _fits(price.when, answers):
            return _reduced(_counted(price, answers), offer.exemptions, answers, exempt)
    return Fee(amount=None)


def copy_price(pages: int, tiers: Sequence[Tier], cap: int | None = None) -> int:
    """Return what one copy of so many pages costs.

    Each page costs what its tier says, the whole no more than ``cap``. ValueError for
    less than one page or for tiers that leave the first page without a price.
    """
    if pages < 1:
        raise ValueError("a copy has at least one page")
    if not tiers or tiers[0].from_page != 1:
        raise ValueError("the first page has no price")
    ends = [tier.from_page - 1 for tier in tiers[1:]] + [pages]
    whole = sum(
        tier.amount * max(0, min(end, pages) - tier.from_page + 1)
        for tier, end in zip(tiers, ends, strict=True)
    )
    return whole if cap is None else min(whole, cap)


def _fits(when: tuple[tuple[str, str], ...], answers: Answers) -> bool:
    return all(found_at(answers, where) == value for where, value in when)


def _counted(price: Price, answers: Answers) -> Fee:
    items = [_item(price, item) for item in _items(price, answers)]
    known = [one for one in items if one is not None]
    quantity = sum(count for count, _ in known)
    amount = sum(count * each for count, each in known)
    if len(known) < len(items) or amount > MOST:
        return _fee(price, amount=None, quantity=1)
    return _fee(price, amount=amount, quantity=quantity)


def _fee(price: Price, *, amount: int | None, quantity: int) -> Fee:
    return Fee(
        amount=amount,
        unit_amount=price.amount,
        quantity=quantity,
        unit=price.unit,
        ground=price.source.said,
        verified=price.source.verified,
        set_by=price.set_by if amount is None else "",
    )


def _items(price: Price, answers: Answers) -> Iterator[Answers | None]:
    if not price.per_item:
        yield answers
        return
    found = found_at(answers, price.per_item)
    for item in found if isinstance(found, list) else [{}]:
        yield item if isinstance(item, dict) else None


def _item(price: Price, answers: Answers | None) -> tuple[int, int] | None:
    """Return how many of them, and what each costs; None when that cannot be said."""
    if answers is None:
        return None
    count = _asked(answers, price.per_field)
    pages = _asked(answers, price.pages_field)
    if count is None or pages is None:
        return None
    if price.tiers:
        return (count, copy_price(pages, price.tiers, price.cap)) if pages else None
    if price.amount is None:
        return None
    each = price.amount * pages
    return count, each if price.cap is None else min(each, price.cap)


def _asked(answers: Answers, where: str) -> int | None:
    asked = found_at(answers, where) if where else 1
    return 1 if asked is None else _whole(asked)


def _whole(value: Json) -> int | None:
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        return None
    return value


def _reduced(
    fee: Fee, exemptions: Sequence[Exemption], answers: Answers, exempt: str
) -> Fee:
    if fee.amount is None and not fee.set_by:
        return fee
    granted = [
        one
        for one in exemptions
        if one.id == exempt or (one.when and _fits(one.when, answers))
    ]
    if not granted:
        return fee
    best = max(granted, key=lambda one: one.percent)
    return with_exemption(fee, best)


def with_exemption(fee: Fee, exemption: Exemption) -> Fee:
    """Return the fee with this exemption taken off.

    Whole đồng, in favour of the citizen. Who pays nothing pays nothing of an
    unknown amount too.
    """
    amount = 0 if exemption.percent == 100 else fee.amount
    if amount:
        amount -= -(-amount * exemption.percent // 100)
    return replace(
        fee,
        amount=amount,
        set_by=fee.set_by if amount is None else "",
        exemption=f"{exemption.name} ({exemption.source.said})",
        verified=fee.verified and exemption.source.verified,
    )
