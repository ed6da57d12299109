"""Amounts of money in words, as a Vietnamese receipt writes them: decision 0008."""

from counter_app.domain.errors import AmountFault, AmountRefused
from counter_app.domain.fees import MOST

DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
GROUPS = ("", "nghìn", "triệu")
BILLION = "tỷ"


def money(amount: int) -> str:
    """Write ``1.234.567``."""
    return f"{amount:,}".replace(",", ".")


def one_place(value: float) -> str:
    """Write a number with one place, as it is written in Vietnamese: 88,9."""
    return f"{value:.1f}".replace(".", ",")


def in_words(number: int, *, zero_tens: str = "linh", thousand: str = "nghìn") -> str:
    """Write a number from 0 to 10^12 in words, without a capital.

    ``zero_tens`` and ``thousand``: linh and nghìn in the North, lẻ and ngàn in the
    South. Raises AmountRefused for a number below 0 or over 10^12.
    """
    checked(number)
    words = DIGITS[0] if number == 0 else " ".join(_billions(number))
    return words.replace("linh", zero_tens).replace("nghìn", thousand)


def amount_in_words(amount: int) -> str:
    """Write ``Tám nghìn đồng``, as below a sum on paper; errors of ``in_words``."""
    words = in_words(amount)
    return f"{words[0].upper()}{words[1:]} đồng"


def checked(amount: int) -> int:
    """Return the amount if a receipt can carry it; raise AmountRefused."""
    if isinstance(amount, bool) or not isinstance(amount, int):
        raise AmountRefused(AmountFault.NOT_WHOLE, str(amount))
    if amount < 0:
        raise AmountRefused(AmountFault.NEGATIVE, money(amount))
    if amount > MOST:
        raise AmountRefused(AmountFault.TOO_LARGE, money(amount))
    return amount


def _billions(number: int) -> list[str]:
    billions, rest = divmod(number, 10**9)
    words = [*_below_a_billion(billions, leading=True), BILLION] if billions else []
    return words + _below_a_billion(rest, leading=not billions)


def _below_a_billion(number: int, *, leading: bool) -> list[str]:
    words: list[str] = []
    for place in (2, 1, 0):
        group = number // 1000**place % 1000
        if group:
            words += _hundreds(group, leading=leading and not words)
            words += [GROUPS[place]] if place else []
    return words


def _hundreds(group: int, *, leading: bool) -> list[str]:
    hundreds, tens, ones = group // 100, group // 10 % 10, group % 10
    words = [] if leading and not hundreds else [DIGITS[hundreds], "trăm"]
    if tens > 1:
        return [*words, DIGITS[tens], "mươi", *_after_tens(ones)]
    if tens == 1:
        return [*words, "mười", *(["lăm"] if ones == 5 else _digit(ones))]
    return [*words, "linh", *_digit(ones)] if words and ones else words + _digit(ones)


def _after_tens(ones: int) -> list[str]:
    return {1: ["mốt"], 4: ["tư"], 5: ["lăm"]}.get(ones) or _digit(ones)


def _digit(ones: int) -> list[str]:
    return [DIGITS[ones]] if ones else []
