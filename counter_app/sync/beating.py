"""How this PC is, said to the portal in its words."""

from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from typing import Protocol

from counter_app.domain.condition import Condition
from counter_app.wire.fleet import (
    Beat,
    BeatReply,
)


class Asked(Protocol):
    """The portal, as far as it is told."""

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token."""

    def beat(self, beat: Beat) -> BeatReply:
        """Tell how this PC is."""


class PortalBeat:
    """Tells it; PortalProblem leaves come through."""

    def __init__(self, portal: Asked, assertion: Callable[[], str]) -> None:
        self._portal = portal
        self._assertion = assertion

    def beat(self, condition: Condition) -> timedelta:
        """Tell it; return how long until the next."""
        self._portal.sign_in(self._assertion)
        reply = self._portal.beat(Beat(**asdict(condition)))
        return timedelta(seconds=min(reply.every, 86_400))
