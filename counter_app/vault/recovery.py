"""The city's way back: keys sealed to its public key, whose other half is off line.

HPKE (RFC 9180: X25519, HKDF-SHA-256, AES-256-GCM). A PC whose keyring is gone, or whose
last officer forgot the password, is opened with the private half by the city's own
people; the counter never has it.
"""

from base64 import b64decode, b64encode
from pathlib import Path

from cryptography.exceptions import InvalidTag, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.x25519 import (
    X25519PrivateKey,
    X25519PublicKey,
)
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from counter_app.domain.errors import RecoveryRefused

SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
PURPOSE = b"mot-cua-phuong/1/recovery/"


def make_city_key(password: str) -> tuple[str, str]:
    """Return a new private half (PEM, under the password) and its public half."""
    key = X25519PrivateKey.generate()
    guard = BestAvailableEncryption(password.encode()) if password else NoEncryption()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, guard)
    return pem.decode("ascii"), _written(key.public_key())


def is_city_key(text: str) -> bool:
    """Say whether this can be a city's public key: 32 bytes in base64."""
    try:
        X25519PublicKey.from_public_bytes(b64decode(text, validate=True))
    except ValueError:
        return False
    return True


def sealed(content: bytes, city_key: str, what: str) -> str:
    """Seal to the city's public key; ``what`` is bound to it."""
    key = X25519PublicKey.from_public_bytes(b64decode(city_key, validate=True))
    bound = PURPOSE + what.encode()
    return b64encode(SUITE.encrypt(content, key, info=bound)).decode("ascii")


class CityKey:
    """The private half, brought to a PC that is to be recovered."""

    def __init__(self, pem: Path, password: str) -> None:
        try:
            key = load_pem_private_key(pem.read_bytes(), password.encode() or None)
        except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
            raise RecoveryRefused("the city's key cannot be read") from error
        if not isinstance(key, X25519PrivateKey):
            raise RecoveryRefused("this is no X25519 key")
        self._key = key

    @property
    def public(self) -> str:
        """The public half, as settings name it."""
        return _written(self._key.public_key())

    def opened(self, sealed: str, what: str) -> bytes:
        """Return what was sealed to this key, or raise RecoveryRefused."""
        try:
            raw = b64decode(sealed, validate=True)
            return SUITE.decrypt(raw, self._key, info=PURPOSE + what.encode())
        except (InvalidTag, ValueError) as error:
            raise RecoveryRefused("sealed to another key") from error


def _written(key: X25519PublicKey) -> str:
    raw = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return b64encode(raw).decode("ascii")
