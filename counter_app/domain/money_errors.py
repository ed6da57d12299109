"""What can go wrong with money; ``domain.errors`` has the rest of the tree.

* RuleBroken
  * FeeNotOwed              that sum is not, or no longer, what is to be paid
  * CashTooLittle           less was laid down than the fee is
  * GroundNeeded            money is let off or given back only with a reason
  * DifferenceUnexplained   the till holds another sum; a reason is needed
  * TillStillOpen           a shift is handed over after its till was counted
  * OpenWorkChanged         the list to hand over is not the one shown
  * NothingToProve          no transfer of this fee waits for its credit
  * NoShift                 this officer has no open shift at this counter
"""

from counter_app.domain.errors import RuleBroken


class FeeNotOwed(RuleBroken):
    """That sum is not what is to be paid (any more); ``owed`` is."""

    def __init__(self, owed: int) -> None:
        super().__init__(owed)
        self.owed = owed


class CashTooLittle(RuleBroken):
    """Less cash was laid down than the fee is; ``lacking`` đồng more are needed."""

    def __init__(self, lacking: int) -> None:
        super().__init__(lacking)
        self.lacking = lacking


class GroundNeeded(RuleBroken):
    """A fee is let off, or set by hand, only with a reason and its ground."""


class DifferenceUnexplained(RuleBroken):
    """The till holds another sum than it should; ``difference`` needs a reason."""

    def __init__(self, difference: int) -> None:
        super().__init__(difference)
        self.difference = difference


class NothingToProve(RuleBroken):
    """No transfer of this fee waits for its credit (any more)."""


class NoShift(RuleBroken):
    """This officer has no open shift at this counter."""


class TillStillOpen(RuleBroken):
    """The shift is handed over after its till was counted."""


class OpenWorkChanged(RuleBroken):
    """What is open at the counter is not what was shown any more."""
