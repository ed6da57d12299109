"""Who may say what the law is: pinned keys, and signatures of a pack's manifest.

Ed25519 (RFC 8032) over the manifest's exact text. The pinned keys come with the
program, never with a pack: a pack cannot bring the key that trusts it.
"""

import base64
import binascii
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_pem_private_key,
)

from counter_app.domain.exchange import PackFault, PackRefused, PackSignature
from counter_app.wire.packs import signed_bytes


@dataclass(frozen=True, slots=True)
class PinnedKey:
    """A public key and the days on which it may sign."""

    public: bytes
    valid_from: date = date.min
    valid_to: date = date.max

    def holds(self, on: date) -> bool:
        """Say whether the key is good on this day."""
        return self.valid_from <= on <= self.valid_to


@dataclass(frozen=True, slots=True)
class Trust:
    """The pinned keys, and how many different ones must have signed."""

    keys: Mapping[str, PinnedKey]
    threshold: int = 1

    def joined(self, other: "Trust") -> "Trust":
        """Return these keys and the other's together."""
        return Trust({**self.keys, **other.keys}, self.threshold)

    def check(
        self, manifest: str, signatures: Iterable[PackSignature], on: date
    ) -> None:
        """Raise PackRefused unless enough pinned keys signed this exact text."""
        good, strangers = set(), set()
        for one in signatures:
            key = self.keys.get(one.key)
            if key is None or not key.holds(on):
                strangers.add(one.key)
            elif _is_signed(key.public, one.value, manifest):
                good.add(one.key)
            else:
                raise PackRefused(PackFault.BAD_SIGNATURE, one.key)
        if len(good) >= self.threshold:
            return
        if strangers:
            raise PackRefused(PackFault.UNKNOWN_KEY, ", ".join(sorted(strangers)))
        raise PackRefused(PackFault.UNSIGNED)


def read_trust(text: str) -> Trust:
    """Read pinned keys from TOML; ValueError for what makes none."""
    given = tomllib.loads(text)
    keys = {
        str(one["id"]): PinnedKey(
            public=base64.b64decode(one["public"], validate=True),
            valid_from=one.get("valid_from", date.min),
            valid_to=one.get("valid_to", date.max),
        )
        for one in given.get("keys", [])
    }
    threshold = int(given.get("threshold", 1))
    if threshold < 1:
        raise ValueError("a threshold is at least one signature")
    return Trust(keys, threshold)


def new_key() -> tuple[bytes, str]:
    """Return a fresh private key (PEM) and its public half in base64."""
    key = Ed25519PrivateKey.generate()
    pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    return pem, _public(key)


def sign(pem: bytes, name: str, manifest: str) -> PackSignature:
    """Sign a manifest's exact text; ValueError for a key that is no Ed25519 one."""
    try:
        key = load_pem_private_key(pem, password=None)
    except (TypeError, UnsupportedAlgorithm) as error:
        raise ValueError(str(error)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise ValueError("the key is no Ed25519 private key")  # noqa: TRY004
    value = base64.b64encode(key.sign(signed_bytes(manifest))).decode("ascii")
    return PackSignature(name, value)


def pinned(name: str, public: str) -> str:
    """Return the lines of TOML that pin a public key."""
    return f'[[keys]]\nid = "{name}"\npublic = "{public}"\n'


def _public(key: Ed25519PrivateKey) -> str:
    raw = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    return base64.b64encode(raw).decode("ascii")


def _is_signed(public: bytes, value: str, manifest: str) -> bool:
    try:
        given = base64.b64decode(value, validate=True)
        Ed25519PublicKey.from_public_bytes(public).verify(given, signed_bytes(manifest))
    except (InvalidSignature, binascii.Error, ValueError):
        return False
    return True
