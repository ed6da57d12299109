"""An officer proves at the portal who they are, for a counter (RFC 8628 in spirit).

The counter asks for a code and shows it; the officer types it on the portal's own page,
signed in there, and sees for which counter it is. Only the device that asked is told
the outcome, and only once.
"""

from typing import Annotated, Literal

import msgspec

from counter_app.wire.manners import Message, Name, Whole


class OfficerCode(Message, frozen=True, kw_only=True):
    """``POST /v1/officer-codes``: an earlier code of the device is good no more."""

    device_code: Name
    """What the device asks with; never shown."""
    user_code: Annotated[str, msgspec.Meta(pattern=r"^[A-Z]{4}-[A-Z]{4}$")]
    page: str
    """Path of the page the officer opens, on the host the counter speaks to."""
    expires_in: Whole
    """Seconds."""
    interval: Whole
    """Least seconds between two questions."""


class OfficerCodeAsked(Message, frozen=True, kw_only=True):
    """``POST /v1/officer-codes/answer``: what became of the code."""

    device_code: Name


Answered = Literal["pending", "agreed", "refused", "over"]


class OfficerProof(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``agreed`` is said once; then, and after its time, the code is ``over``."""

    outcome: Answered
    account: str = ""
    name: str = ""
