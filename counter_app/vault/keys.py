"""The keys of a profile, derived from its vault master key, one purpose each.

The master key encrypts nothing itself; HKDF-SHA-256 gives each purpose its own key
(QCVN 15:2023/BQP: one key, one purpose; SECURITY.md 1.3).
"""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from secrets import token_bytes
from typing import Self

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.domain.errors import StoreDamaged, StoreReadOnly
from counter_app.vault.keyring_choice import SystemKeyring

PROFILE_ID = "profile.id"
ID = re.compile(r"[0-9a-f]{32}")
LENGTH = 32
"""Bytes of the master key, of the device's secret and of every derived key."""
PURPOSE = b"mot-cua-phuong/1/"


def derived(secret: bytes, label: bytes) -> bytes:
    """Return 32 bytes for one purpose."""
    return HKDF(SHA256(), length=LENGTH, salt=None, info=PURPOSE + label).derive(secret)


@dataclass(frozen=True, slots=True, kw_only=True, repr=False)
class Keys:
    """The keys of one opened profile; the master key itself is not among them."""

    database: bytes
    """SQLCipher's raw key, 32 bytes."""
    files: bytes
    """The key that wraps each file's own key, 32 bytes."""
    names: bytes
    """The key under which the journal's digests of names are made, 32 bytes."""
    copies: bytes
    """The key of the second copy on another disk, 32 bytes."""
    backups: bytes
    """The key that signs a backup's list of contents, 32 bytes."""
    device: bytes
    """The key that seals this PC's own key in the keyring, 32 bytes."""

    @classmethod
    def of(cls, master: bytes) -> Self:
        """Derive them."""
        return cls(
            database=derived(master, b"database"),
            files=derived(master, b"files"),
            names=derived(master, b"names"),
            copies=derived(master, b"second copy"),
            backups=derived(master, b"backup"),
            device=derived(master, b"device key"),
        )


def profile_keyring(profile: Path) -> SystemKeyring:
    """Return the keyring entries of this profile, named by the id it carries.

    Raises StoreReadOnly if a new profile cannot be given one, StoreDamaged if what
    is there is no id.
    """
    path = profile / PROFILE_ID
    try:
        if not path.exists():
            write_whole(path, token_bytes(16).hex())
        name = path.read_text(encoding="ascii", errors="replace").strip()
    except OSError as error:
        raise StoreReadOnly(str(path)) from error
    if not ID.fullmatch(name):
        raise StoreDamaged("the profile has lost its id")
    return SystemKeyring(f"mot-cua-phuong/{name}")


def write_whole(path: Path, text: str) -> None:
    """Write a small file so that a power cut leaves the old one or the new one.

    An id that changed loses the secret; half a slot locks an officer out.
    """
    fresh = path.with_suffix(".new")
    with fresh.open("w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    if hasattr(os, "O_DIRECTORY"):
        folder = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
