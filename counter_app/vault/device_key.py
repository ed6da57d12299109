"""The device's identity: an ES256 key made here, whose private half stays here."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from joserfc import jwt
from joserfc.jwk import ECKey

from counter_app.domain.errors import NotEnrolled
from counter_app.vault.keyring_choice import SystemKeyring

ENTRY = "device-key"
AUDIENCE = "city-portal"
LIFE = timedelta(seconds=50)


class DeviceKey:
    """Signs the assertions by which the portal knows this PC (RFC 7523)."""

    def __init__(self, keyring: SystemKeyring) -> None:
        self._keyring = keyring

    def make(self) -> Mapping[str, Any]:
        """Make a new key instead of any older one; return its public JWK."""
        key = ECKey.generate_key("P-256", private=True)
        self._keyring.put(ENTRY, key.as_pem(private=True).decode("ascii"))
        return key.as_dict(private=False)

    def is_made(self) -> bool:
        """Say whether there is a key."""
        return self._keyring.get(ENTRY) is not None

    def assertion(self, device: str, now: datetime, name: str) -> str:
        """Return a signed assertion; ``name`` is its unique jti (a UUID)."""
        kept = self._keyring.get(ENTRY)
        if kept is None:
            raise NotEnrolled("this PC has no device key")
        claims = {
            "iss": device,
            "sub": device,
            "aud": AUDIENCE,
            "jti": UUID(name).hex,
            "iat": int(now.timestamp()),
            "exp": int((now + LIFE).timestamp()),
        }
        return jwt.encode({"alg": "ES256"}, claims, ECKey.import_key(kept))
