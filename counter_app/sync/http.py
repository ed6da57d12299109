"""One request to the portal: bounded in time and size, and no foreign exception out.

A network that answers in the portal's place (a captive page, a proxy's error page, a
redirection) is told by its content type and counts as no answer: nothing is lost.
"""

import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import TypeVar, cast
from urllib.parse import urljoin, urlsplit

import requests
from requests.auth import AuthBase

from counter_app.domain.errors import PortalRefused, PortalUnreachable
from counter_app.wire import codec
from counter_app.wire.manners import Message
from counter_app.wire.messages import Problem

CONNECT_SECONDS = 5.0
READ_SECONDS = 30.0
LONGEST_SECONDS = 120.0
"""An answer that drips in more slowly than this is none."""
LARGEST_ANSWER = 32 * 1024 * 1024
DIGITS = 18
"""Of a number in a header; Python refuses to read one of some thousand."""
JSON = "application/json"
PROBLEM = "application/problem+json"
BUSY = (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE)

MANNERS = {"Cache-Control": "no-store", "Accept-Encoding": "gzip"}
"""Of every request. Answers come in the one packing that is measured as it is read."""

M = TypeVar("M", bound=Message)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer the portal itself gave."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    def read(self, kind: type[M]) -> M:
        """Read the message; PortalUnreachable for anything else than this message."""
        if self.content_type != JSON:
            raise PortalUnreachable(f"answered with {self.content_type or 'nothing'}")
        try:
            return codec.decode(kind, self.body)
        except codec.Unreadable as error:
            raise PortalUnreachable("the answer could not be read") from error

    @property
    def content_type(self) -> str:
        """The media type without its parameters."""
        return self.headers.get("Content-Type", "").split(";")[0].strip().lower()


BARE, BOUND = "Bearer", "DPoP"
Prove = Callable[[str, str, str, int | None], str]
"""Makes a proof from method, address without query, token and the portal's seconds.

None: the portal has not said what time it is; then this PC's own clock has to do.
"""


class Bearer(AuthBase):
    """The access token, if any; also keeps a machine's .netrc from being asked.

    With ``prove`` each request also carries a proof by the device's key (RFC 9449), of
    the portal's moment: this PC's clock may be wrong.
    """

    def __init__(self, prove: Prove | None = None) -> None:
        self.token = ""
        self.scheme = BARE
        """What the portal called the token."""
        self._prove = prove
        self._zero: float | None = None
        """The portal's seconds when this machine's count of seconds began."""

    def __call__(self, request: requests.PreparedRequest) -> requests.PreparedRequest:
        """Sign one request."""
        if self.token:
            request.headers["Authorization"] = f"{self.scheme} {self.token}"
        if self._prove and (not self.token or self.scheme == BOUND):
            address = urlsplit(request.url or "")
            zero = self._zero
            at = None if zero is None else int(zero + time.monotonic())
            request.headers["DPoP"] = self._prove(
                request.method or "",
                f"{address.scheme}://{address.netloc}{address.path}",
                self.token,
                at,
            )
        return request

    def heard(self, date: str) -> None:
        """Note the moment an answer names; any other text changes nothing."""
        with suppress(ValueError, TypeError):
            self._zero = parsedate_to_datetime(date).timestamp() - time.monotonic()


class Wire:
    """Requests to one portal."""

    def __init__(self, url: str, session: requests.Session) -> None:
        self._url = url.rstrip("/") + "/"
        self._session = session

    def address(self, place: str) -> str:
        """Return an absolute address; PortalRefused when it is another host's."""
        try:
            there = urljoin(self._url, place)
            same = urlsplit(there)[:2] == urlsplit(self._url)[:2]
        except ValueError as error:
            raise PortalUnreachable("that is no address") from error
        if not same:
            raise PortalRefused("another-host")
        return there

    def ask(
        self,
        method: str,
        place: str,
        *,
        auth: Bearer,
        body: bytes | memoryview | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Answer:
        """Ask; raise PortalUnreachable for no answer, PortalRefused for a no."""
        try:
            with self._session.request(
                method,
                self.address(place),
                data=cast("bytes | None", body),  # a view is sent as it lies
                headers={**MANNERS, **(headers or {})},
                auth=auth,
                timeout=(CONNECT_SECONDS, READ_SECONDS),
                allow_redirects=False,
                stream=True,
            ) as response:
                answer = Answer(
                    status=response.status_code,
                    headers=response.headers,
                    body=_body(response),
                )
        except (requests.RequestException, OSError) as error:
            raise PortalUnreachable(type(error).__name__) from error
        auth.heard(answer.headers.get("Date", ""))
        _must_be_welcome(answer)
        return answer


def _body(response: requests.Response) -> bytes:
    end = time.monotonic() + LONGEST_SECONDS
    body = bytearray()
    for piece in response.iter_content(64 * 1024):
        body += piece
        if len(body) > LARGEST_ANSWER:
            raise PortalUnreachable("the answer is too large")
        if time.monotonic() > end:
            raise PortalUnreachable("the answer came too slowly")
    return bytes(body)


def _must_be_welcome(answer: Answer) -> None:
    status = answer.status
    if status < 300 or status == HTTPStatus.NOT_MODIFIED:
        return
    if status in BUSY:
        wait = _seconds(answer.headers.get("Retry-After", ""))
        raise PortalUnreachable("the portal is busy", retry_after=wait)
    if status < 400 or status >= 500:
        raise PortalUnreachable(f"answered with status {status}")
    # An answer to HEAD has no body; too large is also a proxy's to say.
    if not answer.body or status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE:
        raise PortalRefused("", status=status)
    if answer.content_type not in (PROBLEM, JSON):
        raise PortalUnreachable(f"a stranger answered with status {status}")
    try:
        problem = codec.decode(Problem, answer.body)
    except codec.Unreadable:
        raise PortalRefused("", status=status) from None
    raise PortalRefused(problem.code, status=status)


def whole_number(header: str) -> int | None:
    """Return the number a header says, or None for anything else."""
    return int(header) if header.isdecimal() and len(header) <= DIGITS else None


def _seconds(retry_after: str) -> float:
    # The other form, a date, is not the portal's; then our own back-off counts.
    return float(min(whole_number(retry_after) or 0, 3600))
