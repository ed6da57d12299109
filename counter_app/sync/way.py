"""The way to the portal: whom the system trusts, and the proxy it names.

Trust is the system's own (``truststore``: CryptoAPI on Windows, OpenSSL's folder on
Linux), so that an authority the city's IT rolled out counts here as in the browser.
Nothing switches the check off. A proxy is asked for address by address, because a
PAC script answers so (SECURITY.md 1.6).
"""

import logging
import ssl
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies_environment

import requests
import truststore
from requests.adapters import HTTPAdapter
from requests.exceptions import ProxyError
from urllib3.connectionpool import ConnectionPool

log = logging.getLogger(__name__)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
SUITES = "ECDHE+AESGCM:ECDHE+CHACHA20"
"""Of TLS 1.2: forward secrecy, authenticated encryption. All of 1.3 have both."""
Ask = Callable[[str], Sequence[str]]
"""Returns the proxies the system names for an address, best first; "" is none."""


def trusting(authorities: str = "") -> ssl.SSLContext:
    """Return a context that trusts the system's authorities, and those of a PEM file.

    TLS 1.2 at the least, by ``SUITES``. With a file that cannot be used nobody is
    trusted: the program starts and works off line, and the log and the doctor say why.
    """
    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    context.set_ciphers(SUITES)
    if not authorities:
        return context
    try:
        context.load_verify_locations(cadata=Path(authorities).read_text("ascii"))
    except (OSError, ValueError):
        log.warning("the file of authorities cannot be used; nobody is trusted")
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return context


class SystemWay(HTTPAdapter):
    """Carries requests with the system's trust and by the system's proxy."""

    def __init__(
        self, context: ssl.SSLContext, proxies: Ask, *, variables: bool
    ) -> None:
        self._context = context
        self._ask = proxies
        self._variables = variables
        super().__init__()

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Give each pool our context."""
        super().init_poolmanager(  # type: ignore[no-untyped-call,unused-ignore]
            *args, ssl_context=self._context, **kwargs
        )

    def proxy_manager_for(self, proxy: str, **kwargs: Any) -> Any:
        """Give each pool behind a proxy our context."""
        return super().proxy_manager_for(proxy, ssl_context=self._context, **kwargs)

    def cert_verify(
        self,
        conn: ConnectionPool,
        url: str,
        verify: bool | str | None,  # noqa: FBT001 -- requests' own shape
        cert: Any,
    ) -> None:
        """Let the context decide; requests' own list of authorities is not added.

        A file named for the session is. ``False`` is not obeyed: there is no such
        switch.
        """
        named = verify if isinstance(verify, str) else True
        super().cert_verify(conn, url, named, cert)  # type: ignore[no-untyped-call]
        if named is True:
            conn.ca_certs = None  # type: ignore[attr-defined]

    def send(
        self,
        request: requests.PreparedRequest,
        stream: bool = False,  # noqa: FBT001, FBT002 -- requests' own shape
        timeout: Any = None,
        verify: bool | str = True,  # noqa: FBT001, FBT002
        cert: Any = None,
        proxies: Mapping[str, str] | None = None,
    ) -> requests.Response:
        """Send by the first proxy that can be reached."""
        ask = partial(super().send, request, stream, timeout, verify, cert)
        url = request.url or ""
        *first, last = self._ways(url, proxies or {})
        for way in first:
            try:
                return ask(way)
            except ProxyError:
                log.warning("a proxy could not be reached; the next one is tried")
        return ask(last)

    def _ways(self, url: str, given: Mapping[str, str]) -> Sequence[Mapping[str, str]]:
        """Return what to try, never empty. This very machine is reached directly."""
        address = urlsplit(url)
        if address.hostname in LOOPBACK:
            return [{}]
        if self._variables and getproxies_environment():
            return [given]  # IT chose by variables, no_proxy included
        named = [{address.scheme: proxy} if proxy else {} for proxy in self._ask(url)]
        return named or [{}]


class _Session(requests.Session):
    """Reads the variables of the environment once for each host.

    Reading them anew at every request takes a tenth of a quiet pass.
    """

    def __init__(self) -> None:
        super().__init__()
        self._settled: dict[tuple[object, ...], dict[str, Any]] = {}

    def merge_environment_settings(
        self, url: Any, proxies: Any, stream: Any, verify: Any, cert: Any
    ) -> Any:
        """Return what holds for a request to this address."""
        key = (*urlsplit(url)[:2], stream, verify, cert)
        if proxies or key not in self._settled:
            found = super().merge_environment_settings(
                url, proxies, stream, verify, cert
            )
            if proxies:
                return found
            self._settled[key] = dict(found)
        return dict(self._settled[key])


def session_to_portal(
    authorities: str, proxies: Ask, *, variables: bool = True
) -> requests.Session:
    """Return a session for one thread; the caller closes it.

    ``variables``: proxies named by variables (``https_proxy``) come before.
    """
    session, context = _Session(), trusting(authorities)
    for scheme in ("https://", "http://"):
        session.mount(scheme, SystemWay(context, proxies, variables=variables))
    return session
