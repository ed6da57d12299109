"""The secret of a profile, and the keys derived from it, one purpose each.

The 32 random bytes in the keyring encrypt nothing themselves; HKDF-SHA-256 gives each
purpose its own key (QCVN 15:2023/BQP: one key, one purpose; SECURITY.md 1.3).
"""

import os
import re
from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.domain.errors import StoreDamaged, StoreReadOnly
from counter_app.vault.keyring_choice import SystemKeyring

SECRET = "profile-secret"  # noqa: S105 -- the entry's name
PROFILE_ID = "profile.id"
ID = re.compile(r"[0-9a-f]{32}")
LENGTH = 32
"""Bytes of the secret."""


class Keys:
    """The keys of one opened profile."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @property
    def database(self) -> bytes:
        """SQLCipher's raw key, 32 bytes."""
        return self._derived(b"database")

    @property
    def files(self) -> bytes:
        """The key that wraps each file's own key, 32 bytes."""
        return self._derived(b"files")

    def _derived(self, label: bytes) -> bytes:
        purpose = b"mot-cua-phuong/1/" + label
        return HKDF(SHA256(), length=32, salt=None, info=purpose).derive(self._secret)


def profile_keyring(profile: Path) -> SystemKeyring:
    """Return the keyring entries of this profile, named by the id it carries.

    Raises StoreReadOnly if a new profile cannot be given one, StoreDamaged if what
    is there is no id.
    """
    path = profile / PROFILE_ID
    try:
        if not path.exists():
            _name_profile(path)
        name = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StoreReadOnly(str(path)) from error
    if not ID.fullmatch(name):
        raise StoreDamaged("the profile has lost its id")
    return SystemKeyring(f"mot-cua-phuong/{name}")


def _name_profile(path: Path) -> None:
    # A power cut must leave a whole id or none: an id that changed loses the secret.
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as file:
        file.write(token_bytes(16).hex())
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def open_keys(keyring: SystemKeyring, *, new: bool) -> Keys:
    """Return the keys; a secret is made only for a profile that is ``new``.

    For a profile with data a missing secret is StoreDamaged: a new one could not
    read it, and would only hide that the old one is lost.
    """
    kept = keyring.get(SECRET)
    if kept is None:
        if not new:
            raise StoreDamaged("the keyring no longer holds this profile's secret")
        kept = b64encode(token_bytes(LENGTH)).decode("ascii")
        keyring.put(SECRET, kept)
    return Keys(_decoded(kept))


def _decoded(kept: str) -> bytes:
    try:
        secret = b64decode(kept, validate=True)
    except ValueError:
        secret = b""
    if len(secret) != LENGTH:
        raise StoreDamaged("the keyring's secret of this profile is none")
    return secret
