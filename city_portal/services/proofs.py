"""Proofs of possession (RFC 9449): a token works only with the device's own key.

A proof names method and address of one request, is made for this very token, is a
minute old at most, and is good once. The key is the one the device was enrolled with:
a token, or a proof, taken from the wire or from a log is worth nothing elsewhere.

Proofs seen are remembered in memory: a restart forgets them, and each process counts
for itself. Within that minute such a proof could be shown again to another process.
"""

import hashlib
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import lru_cache
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

import msgspec
from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from city_portal.rules.refusals import Refused, Why

TYPE = "dpop+jwt"
LIFE = timedelta(seconds=60)
"""How far a proof's moment may lie from the portal's."""
LONGEST_NAME = 100
MOST = 100_000
"""Proofs remembered; with more devices than this asks for, the oldest go."""
PORTS = {"http": 80, "https": 443}
PUBLIC = ("kty", "crv", "x", "y")


class _Claims(msgspec.Struct, frozen=True):
    """What a proof must say."""

    htm: str
    htu: str
    iat: int
    jti: str
    ath: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A request and the proof that came with it."""

    proof: str
    method: str
    address: str
    """Scheme, host and path, as the device called it."""


@dataclass(slots=True)
class Proofs:
    """Checks proofs; remembers those that were good."""

    _seen: dict[tuple[str, str], datetime] = field(default_factory=dict)
    _lock: Lock = field(default_factory=Lock)

    def check(
        self, shown: Shown, device: str, public_key: str, now: datetime, token: str = ""
    ) -> None:
        """Refuse what is no proof by this device's key for this request and token."""
        claims = _proven(shown.proof, public_key)
        if claims.htm != shown.method or _plain(claims.htu) != _plain(shown.address):
            raise Refused(Why.UNAUTHORISED, "the proof is for another request")
        if abs(claims.iat - now.timestamp()) > LIFE.total_seconds():
            raise Refused(Why.UNAUTHORISED, "the proof is not of now; check the clock")
        if claims.ath != (digest(token) if token else ""):
            raise Refused(Why.UNAUTHORISED, "the proof is for another token")
        if not 0 < len(claims.jti) <= LONGEST_NAME:
            raise Refused(Why.UNAUTHORISED, "the proof's jti is not fit")
        if not self._first(device, claims.jti, now):
            raise Refused(Why.UNAUTHORISED, "the proof was used before")

    def _first(self, device: str, jti: str, now: datetime) -> bool:
        with self._lock:
            if (device, jti) in self._seen:
                return False
            # In the order they came: what is too old to be believed stands first.
            for key, at in [*self._seen.items()]:
                if len(self._seen) < MOST and now - at <= 2 * LIFE:
                    break
                del self._seen[key]
            self._seen[device, jti] = now
        return True


def digest(token: str) -> str:
    """Return what a proof says of a token: ``ath``."""
    hashed = hashlib.sha256(token.encode()).digest()
    return urlsafe_b64encode(hashed).rstrip(b"=").decode()


@lru_cache(maxsize=4096)
def key_of(public_key: str) -> tuple[Mapping[str, Any], ECKey]:
    """Read a device's public key (a JWK): as it says and ready to check with.

    Kept, because reading one takes as long as checking a signature by it. ValueError
    or JoseError for what is no key.
    """
    key: dict[str, Any] = msgspec.json.decode(public_key)
    return key, ECKey.import_key(key)


def _proven(proof: str, public_key: str) -> _Claims:
    try:
        key, imported = key_of(public_key)
        read = jwt.decode(proof, imported, algorithms=["ES256"])
        shown = read.header.get("jwk")
        is_own = isinstance(shown, dict) and "d" not in shown
        if isinstance(shown, dict) and any(shown.get(it) != key[it] for it in PUBLIC):
            is_own = False
        if read.header.get("typ") != TYPE or not is_own:
            raise Refused(Why.UNAUTHORISED, "the proof is none by this device's key")
        return msgspec.convert(read.claims, _Claims)
    except (JoseError, ValueError, TypeError) as error:
        raise Refused(Why.UNAUTHORISED, "the proof cannot be read") from error


def _plain(address: str) -> tuple[str, str, int, str] | None:
    """Return an address without query, as two ways of writing it are compared."""
    try:
        parts = urlsplit(address)
        port = parts.port or PORTS.get(parts.scheme.lower(), 0)
    except ValueError:
        return None
    return parts.scheme.lower(), parts.hostname or "", port, parts.path
