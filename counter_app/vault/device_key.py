"""The device's identity: an ES256 key made here, whose private half stays here.

It lies in the keyring, sealed by the vault: who has the keyring has no key, and who has
the vault's folder, a copy or a backup of it, even with the city's key, has none either.
"""

import logging
from base64 import b64decode, b64encode, urlsafe_b64encode
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from hashlib import sha256
from secrets import token_urlsafe
from typing import Any, Protocol
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import ECKey

from counter_app.domain.errors import NotEnrolled, NotSignedIn
from counter_app.vault.sealing import Broken, VaultSealer

log = logging.getLogger(__name__)
ENTRY = "sealed-device-key"
PLAIN = "device-key"
"""Where versions before 30 November 2026 kept it as it is."""
ENTRIES = (ENTRY, PLAIN)
"""Every entry a device key was ever kept under."""
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

    def remove(self, name: str) -> None:
        """Forget the entry; forgetting twice is no error."""


class DeviceKey:
    """Signs the assertions by which the portal knows this PC (RFC 7523)."""

    def __init__(
        self,
        keyring: Keyring,
        vault_key: Callable[[], bytes],
        now: Callable[[], datetime] | None = None,
    ) -> None:
        """``vault_key`` seals it: NotSignedIn while the vault is closed.

        ``now`` is asked for proofs before the portal said what time it is.
        """
        self._keyring = keyring
        self._vault_key = vault_key
        self._sealer = VaultSealer(vault_key)
        self._now = now
        self._held: ECKey | None = None

    def make(self) -> Mapping[str, Any]:
        """Make a new key instead of any older one; return its public JWK."""
        key = ECKey.generate_key("P-256", private=True)
        self._keep(key)
        return key.as_dict(private=False)

    def is_made(self) -> bool:
        """Say whether there is a key: once the vault is open, one that it opens."""
        try:
            self._key()
        except NotEnrolled:
            return False
        except NotSignedIn:
            return any(self._keyring.get(entry) for entry in ENTRIES)
        return True

    def adopt(self) -> None:
        """Seal a key that an earlier version kept as it is, if there is one.

        The plain entry goes last, and only when the sealed one was read back: a power
        cut in between leaves both. It is the newer one wherever both are there.
        """
        kept = self._keyring.get(PLAIN)
        if kept is None:
            return
        key = _private(kept)
        if key is None:
            log.warning("what the keyring holds as this PC's key is none")
        else:
            self._keep(key)

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
        self._vault_key()  # once it is shut nothing is proved, from memory neither
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

    def _keep(self, key: ECKey) -> None:
        private = key.as_der(private=True)
        sealed = self._sealer.seal(private, ENTRY)
        self._keyring.put(ENTRY, b64encode(sealed).decode("ascii"))
        self._held = None
        self._key()
        self._keyring.remove(PLAIN)

    def _key(self) -> ECKey:
        self._vault_key()
        kept = self._keyring.get(ENTRY)
        if kept is None:
            raise NotEnrolled("this PC has no device key")
        try:
            sealed = b64decode(kept, validate=True)
            return ECKey.import_key(self._sealer.open(sealed, ENTRY))
        except (Broken, ValueError) as error:
            raise NotEnrolled("this vault did not seal the device key") from error


def _private(kept: str) -> ECKey | None:
    try:
        key = ECKey.import_key(kept)
    except (JoseError, ValueError, TypeError):
        return None
    return key if key.is_private else None
