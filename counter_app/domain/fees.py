"""What the citizen pays, and on what ground."""

from dataclasses import dataclass

MOST = 10**12
"""No fee of a ward is larger; what is, is a mistake."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """An amount of whole đồng; None means that no source gives the amount."""

    amount: int | None
    unit_amount: int | None = None
    quantity: int = 1
    unit: str = ""
    """What is counted: ``bản``, ``trường hợp``; empty when nothing is."""
    ground: str = ""
    verified: bool = False
    set_by: str = ""
    """Who sets an amount that no source gives: it is not zero."""
    exemption: str = ""
    """Why less is paid than the price says."""
