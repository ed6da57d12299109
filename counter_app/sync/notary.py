"""The portal as the notary of the journal, with a way and a token of its own."""

from collections.abc import Callable

from counter_app.sync.portal_client import HttpPortal


class PortalNotary:
    """Shows a signed head to the portal; PortalProblem leaves come through."""

    def __init__(self, portal: HttpPortal, assertion: Callable[[], str]) -> None:
        self._portal = portal
        self._assertion = assertion

    def countersign(self, signed: str) -> str:
        """Return the portal's receipt."""
        self._portal.sign_in(self._assertion)
        return self._portal.countersign(signed)
