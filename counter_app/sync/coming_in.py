"""The portal's answer to who an officer is, with a way and a token of its own."""

from collections.abc import Callable

from counter_app.domain.coming_in import Asked, Told
from counter_app.sync import translate
from counter_app.sync.portal_client import HttpPortal
from counter_app.wire import codec
from counter_app.wire.officers import OfficerCode, OfficerCodeAsked, OfficerProof


class CodesPortal(HttpPortal):
    """The portal, asked for officers' codes."""

    def officer_code(self) -> Asked:
        """Return a code for an officer to agree to on the portal's page."""
        code = self._post("v1/officer-codes", b"").read(OfficerCode)
        return translate.asked(code, self._wire.address(code.page))

    def officer_proof(self, secret: str) -> Told:
        """Return what became of a code; who agreed is said once."""
        request = codec.encode(OfficerCodeAsked(device_code=secret))
        answer = self._post("v1/officer-codes/answer", request)
        return translate.told_of_officer(answer.read(OfficerProof))


class PortalOfficers:
    """Asks for codes and for what became of them; PortalProblem leaves come through."""

    def __init__(self, portal: CodesPortal, assertion: Callable[[], str]) -> None:
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
