"""What can go wrong with values of the law set by hand; ``domain.errors`` has the rest.

* RuleBroken
  * OverrideRefused         no value an administrator can set: ``reason`` tells why
"""

from enum import StrEnum

from counter_app.domain.errors import RuleBroken


class OverrideFault(StrEnum):
    """Why a value cannot be set by hand."""

    NO_VALUE = "no-value"
    NO_GROUND = "no-ground"
    UNKNOWN_RULE = "unknown-rule"
    NOT_BY_HAND = "not-by-hand"
    OUT_OF_RANGE = "out-of-range"
    AMOUNT = "amount"
    ENDS_EARLY = "ends-early"
    NO_CHANNEL = "no-channel"
    NO_CASE = "no-case"


class OverrideRefused(RuleBroken):
    """No value an administrator can set: ``reason`` tells why, ``given`` what was."""

    def __init__(self, reason: OverrideFault, given: str = "") -> None:
        super().__init__(reason, given)
        self.reason = reason
        self.given = given
