"""Asking the portal as this device: with a token, which is renewed when it runs out."""

from collections.abc import Callable, Mapping
from http import HTTPStatus

import requests

from counter_app.domain.errors import NotEnrolled, PortalRefused
from counter_app.sync.http import BARE, BOUND, JSON, Answer, Bearer, Prove, Wire
from counter_app.wire import codec
from counter_app.wire.messages import Token, TokenRequest


class Asking:
    """One way to the portal. Used by one thread at a time."""

    def __init__(
        self, url: str, session: requests.Session, prove: Prove | None
    ) -> None:
        self._wire = Wire(url, session)
        self._bearer = Bearer(prove)
        self._assertion: Callable[[], str] | None = None

    def sign_in(self, assertion: Callable[[], str]) -> None:
        """Make sure there is a token; ``assertion`` is asked when a new one is due."""
        self._assertion = assertion
        if not self._bearer.token:
            self._renew()

    def _post(
        self, place: str, body: bytes, more: Mapping[str, str] | None = None
    ) -> Answer:
        headers = {"Content-Type": JSON, **(more or {})}
        return self._ask("POST", place, body=body, headers=headers)

    def _ask(
        self,
        method: str,
        place: str,
        *,
        body: bytes | memoryview | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask; a token that ran out is renewed once."""
        if not self._bearer.token:
            self._renew()
        try:
            return self._wire.ask(
                method, place, auth=self._bearer, body=body, headers=headers
            )
        except PortalRefused as refused:
            if refused.status != HTTPStatus.UNAUTHORIZED:
                raise
        self._renew()
        try:
            return self._wire.ask(
                method, place, auth=self._bearer, body=body, headers=headers
            )
        except PortalRefused as refused:
            if refused.status != HTTPStatus.UNAUTHORIZED:
                raise
            self._bearer.token = ""
            raise NotEnrolled("the portal does not accept its own token") from refused

    def _renew(self) -> None:
        self._bearer.token = ""
        if self._assertion is None:
            raise NotEnrolled("nobody signed in")
        request = TokenRequest(assertion=self._assertion())
        try:
            answer = self._wire.ask(
                "POST",
                "v1/token",
                auth=self._bearer,
                body=codec.encode(request),
                headers={"Content-Type": JSON},
            )
        except PortalRefused as refused:
            if refused.status in (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN):
                raise NotEnrolled("the portal does not know this device") from refused
            raise
        token = answer.read(Token)
        self._bearer.scheme = BOUND if token.token_type == BOUND else BARE
        self._bearer.token = token.access_token
