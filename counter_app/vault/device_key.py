"""The device's identity: an ES256 key made here, whose private half stays here."""

from base64 import urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Protocol
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from counter_app.domain.errors import NotEnrolled

ENTRY = "device-key"
AUDIENCE = "city-portal"
LIFE = timedelta(seconds=50)
HEADER = {"alg": "ES256", "typ": "audit"}
"""Of a signed head: never to be taken for an assertion."""


class Keyring(Protocol):
    """Where the key is kept; see SystemKeyring."""

    def get(self, name: str) -> str | None:
        """Return the entry, or None if there is none."""

    def put(self, name: str, value: str) -> None:
        """Keep the entry."""


class DeviceKey:
    """Signs the assertions by which the portal knows this PC (RFC 7523)."""

    def __init__(
        self, keyring: Keyring, now: Callable[[], datetime] | None = None
    ) -> None:
        """``now`` is asked for proofs before the portal said what time it is."""
        self._keyring = keyring
        self._now = now
        self._held: ECKey | None = None

    def make(self) -> Mapping[str, Any]:
        """Make a new key instead of any older one; return its public JWK."""
        key = ECKey.generate_key("P-256", private=True)
        self._keyring.put(ENTRY, key.as_pem(private=True).decode("ascii"))
        self._held = None
        return key.as_dict(private=False)

    def is_made(self) -> bool:
        """Say whether there is a key."""
        return self._keyring.get(ENTRY) is not None

    def sign(self, seq: int, head: str, at: datetime) -> str:
        """Sign a head of the journal (a JWS of type ``audit``)."""
        claims = {"seq": seq, "head": head, "iat": int(at.timestamp())}
        return jwt.encode(HEADER, claims, self._key())

    def sign_batch(
        self, device: str, incarnation: int, sha256: str, at: datetime
    ) -> str:
        """Sign a batch that is carried by hand (a JWS of type ``carried``)."""
        claims = {
            "dev": device,
            "inc": incarnation,
            "sha256": sha256,
            "iat": int(at.timestamp()),
        }
        return jwt.encode({"alg": "ES256", "typ": "carried"}, claims, self._key())

    def signed(self, token: str) -> tuple[int, str] | None:
        """Return the head this PC signed, or None when it did not."""
        try:
            read = jwt.decode(token, self._key(), algorithms=["ES256"])
            if read.header.get("typ") != HEADER["typ"]:
                return None
            return int(read.claims["seq"]), str(read.claims["head"])
        except (JoseError, ValueError, KeyError, TypeError):
            return None

    def assertion(self, device: str, now: datetime, name: str) -> str:
        """Return a signed assertion; ``name`` is its unique jti (a UUID)."""
        claims = {
            "iss": device,
            "sub": device,
            "aud": AUDIENCE,
            "jti": UUID(name).hex,
            "iat": int(now.timestamp()),
            "exp": int((now + LIFE).timestamp()),
        }
        return jwt.encode({"alg": "ES256"}, claims, self._key())

    def prove(self, method: str, address: str, token: str, at: int | None) -> str:
        """Return a proof for one request (RFC 9449), ``at`` in seconds since 1970.

        ``address`` is without query; an empty token is one that is still to be bought.
        The key stays in memory: a keyring is too slow to be asked for every request.
        """
        if at is None and self._now:
            at = int(self._now().timestamp())
        held = self._held
        if held is None:
            held = self._held = self._key()
        header = {
            "alg": "ES256",
            "typ": "dpop+jwt",
            "jwk": held.as_dict(private=False),
        }
        claims: dict[str, str | int | None] = {
            "htm": method,
            "htu": address,
            "iat": at,
            "jti": token_urlsafe(16),
        }
        if token:
            hashed = sha256(token.encode()).digest()
            claims["ath"] = urlsafe_b64encode(hashed).rstrip(b"=").decode()
        return jwt.encode(header, claims, held)

    def _key(self) -> ECKey:
        kept = self._keyring.get(ENTRY)
        if kept is None:
            raise NotEnrolled("this PC has no device key")
        return ECKey.import_key(kept)
