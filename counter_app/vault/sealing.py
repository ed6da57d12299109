"""Seal a file: AES-256-GCM under a key of its own, that key wrapped by AES-KW."""

from collections.abc import Callable
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

MAGIC = b"MCP1"
WRAPPED, NONCE = 40, 12


class Broken(ValueError):
    """Sealed bytes that were changed, swapped, cut or sealed by another key."""


class Sealer:
    """Seals and opens whole files; ``name`` is bound to the content."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    def seal(self, content: bytes, name: str) -> bytes:
        """Return magic, wrapped key, nonce and ciphertext."""
        own, nonce = AESGCM.generate_key(256), token_bytes(NONCE)
        sealed = AESGCM(own).encrypt(nonce, content, name.encode())
        return MAGIC + aes_key_wrap(self._key, own) + nonce + sealed

    def open(self, sealed: bytes, name: str) -> bytes:
        """Return the content, or raise Broken."""
        head = len(MAGIC)
        if sealed[:head] != MAGIC:
            raise Broken(name)
        wrapped = sealed[head : head + WRAPPED]
        nonce = sealed[head + WRAPPED : head + WRAPPED + NONCE]
        try:
            own = aes_key_unwrap(self._key, wrapped)
            return AESGCM(own).decrypt(
                nonce, sealed[head + WRAPPED + NONCE :], name.encode()
            )
        except (InvalidTag, InvalidUnwrap, ValueError) as error:
            raise Broken(name) from error


class VaultSealer:
    """Seals under the key of an open vault; NotSignedIn while it is closed."""

    def __init__(self, key: Callable[[], bytes]) -> None:
        self._key = key

    def seal(self, content: bytes, name: str) -> bytes:
        """Return the sealed content, bound to this name."""
        return Sealer(self._key()).seal(content, name)

    def open(self, sealed: bytes, name: str) -> bytes:
        """Return the content, or raise Broken."""
        return Sealer(self._key()).open(sealed, name)
