"""The portal's answer to who an officer is, with a way and a token of its own."""

from collections.abc import Callable

from counter_app.domain.coming_in import Asked, Told
from counter_app.sync.portal_client import HttpPortal


class PortalOfficers:
    """Asks for codes and for what became of them; PortalProblem leaves come through."""

    def __init__(self, portal: HttpPortal, assertion: Callable[[], str]) -> None:
        self._portal = portal
        self._assertion = assertion

    def ask(self) -> Asked:
        """Return a code for an officer to type on the portal's page."""
        self._portal.sign_in(self._assertion)
        return self._portal.officer_code()

    def answer(self, secret: str) -> Told:
        """Return what became of it; who agreed is said once."""
        self._portal.sign_in(self._assertion)
        return self._portal.officer_proof(secret)
