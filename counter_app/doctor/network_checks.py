"""Does the way to the portal work, and who listens on it?"""

import json
import socket
import ssl
from datetime import timedelta
from urllib.parse import SplitResult, urlsplit
from urllib.request import getproxies, proxy_bypass

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    found,
    good,
)

TIMEOUT = 4.0
DRIFT = timedelta(minutes=2)
LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
DAYS_OF_CERTIFICATE = 14


def _address(around: Surroundings) -> SplitResult | None:
    url = str(around.settings.get("portal_url", ""))
    return urlsplit(url) if url else None


def protected(around: Surroundings) -> Finding:
    """DR-050: the portal's address is https."""
    address = _address(around)
    if address is None:
        return NOTHING_TO_CHECK
    safe = address.scheme == "https" or address.hostname in LOOPBACK
    return Finding(safe, {"url": address.geturl()})


def proxies(around: Surroundings) -> Finding:
    """DR-051: proxies given by variables are addresses."""
    odd = [
        f"{name}={value}"
        for name, value in around.environ.items()
        if name.lower() in {"http_proxy", "https_proxy", "all_proxy"}
        and value
        and not _is_proxy(value)
    ]
    return found(", ".join(odd))


def _is_proxy(value: str) -> bool:
    try:
        parts = urlsplit(value if "://" in value else f"http://{value}")
        return bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False


def name(around: Surroundings) -> Finding:
    """DR-052: the portal's name is known to this network."""
    address = _address(around)
    if address is None or _goes_by_proxy(around, address):
        return NOTHING_TO_CHECK
    try:
        socket.getaddrinfo(address.hostname, address.port or 443)
    except OSError as error:
        return bad(host=address.hostname, why=error)
    return good(host=address.hostname)


def _goes_by_proxy(around: Surroundings, address: SplitResult) -> bool:
    """With a proxy it is the proxy that looks names up."""
    mode = around.settings.get("proxy_mode", "system")
    if mode != "system":
        return bool(mode != "direct")
    return address.scheme in getproxies() and not proxy_bypass(address.hostname or "")


def certificate(around: Surroundings) -> Finding:
    """DR-053: the portal's certificate is trusted; names who issued it.

    An inspecting proxy shows itself here as the issuer.
    """
    address = _address(around)
    if address is None or address.scheme != "https" or _goes_by_proxy(around, address):
        return NOTHING_TO_CHECK
    host, port = address.hostname or "", address.port or 443
    context = ssl.create_default_context()
    named = str(around.settings.get("ca_bundle", ""))
    try:
        if named:
            context.load_verify_locations(named)
        with (
            socket.create_connection((host, port), TIMEOUT) as plain,
            context.wrap_socket(plain, server_hostname=host) as secure,
        ):
            shown = secure.getpeercert() or {}
    except OSError as error:
        return bad(why=error, issuer="–")
    issuer = dict(part[0] for part in shown.get("issuer", ()))  # type: ignore[misc]
    ends = ssl.cert_time_to_seconds(str(shown["notAfter"]))
    days = int((ends - around.now.timestamp()) // 86_400)
    facts = {
        "issuer": issuer.get("organizationName") or issuer.get("commonName", "?"),
        "why": f"{days} d",
    }
    return Finding(days >= DAYS_OF_CERTIFICATE, facts)


def answers(around: Surroundings) -> Finding:
    """DR-054: the portal itself answers, not a log-in page of the network."""
    if _address(around) is None:
        return NOTHING_TO_CHECK
    answer = around.probes.ask_portal("/v1/time")
    try:
        ours = isinstance(json.loads(answer.body), dict)
    except ValueError:
        ours = False
    return Finding(answer.status == 200 and ours, {"why": answer.status})


def drift(around: Surroundings) -> Finding:
    """DR-055: this PC's clock and the portal's agree within two minutes."""
    if _address(around) is None:
        return NOTHING_TO_CHECK
    moment = around.probes.ask_portal("/v1/time").moment
    if moment is None:
        return good(seconds="?")
    seconds = round((around.now - moment).total_seconds())
    return Finding(abs(seconds) <= DRIFT.total_seconds(), {"seconds": seconds})
