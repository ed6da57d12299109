"""What the citizen pays, and on what ground."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fee:
    """An amount of whole đồng; None means that no source gives the amount."""

    amount: int | None
    unit_amount: int | None = None
    quantity: int = 1
    ground: str = ""
    verified: bool = False
