"""What is typed for the cash a citizen lays down, in as few keys as can be."""

from counter_app.domain.errors import AmountFault, AmountRefused
from counter_app.domain.fees import MOST

QUICK = {"1": 10_000, "2": 20_000, "3": 50_000, "4": 100_000}
"""One key for one note."""
THOUSAND = 1_000
"""Nothing smaller is laid down: ``50`` are fifty thousand."""


def tendered(text: str, owed: int) -> int:
    """Return the cash in đồng: ``1`` is 10.000, ``15`` 15.000, nothing exactly the fee.

    Raises AmountRefused for what is no sum.
    """
    typed = text.strip()
    if not typed:
        return owed
    if typed in QUICK:
        return QUICK[typed]
    amount = typed_amount(typed)
    return amount * THOUSAND if amount < THOUSAND else amount


def typed_amount(text: str) -> int:
    """Read ``8.000`` or ``8000``; raise AmountRefused for anything else."""
    digits = "".join(text.split()).replace(".", "").replace(",", "")
    if not (digits.isascii() and digits.isdigit()):
        raise AmountRefused(AmountFault.NOT_WHOLE, text)
    if len(digits) > len(str(MOST)) or int(digits) > MOST:
        raise AmountRefused(AmountFault.TOO_LARGE, text)
    return int(digits)
