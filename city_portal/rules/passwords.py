"""Passwords of the back office: Argon2id in the PHC form, at OWASP's floor."""

import os
import secrets
from collections.abc import Collection
from hashlib import sha256

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SHORTEST = 12
LONGEST = 200
_SALT, _LENGTH = 16, 32
_PASSES, _LANES, _MEMORY = 2, 1, 19_456
"""OWASP's floor: two passes over 19 MiB."""
_LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def fresh() -> str:
    """Make a first password of 80 bits, to be said once and changed at once."""
    groups = ("".join(secrets.choice(_LETTERS) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def is_common(password: str, common: Collection[str]) -> bool:
    """Say whether it is among those people choose most (ASVS 6.2.4).

    ``common``: the first twelve hexadecimal digits of the SHA-256 of each in small
    letters, as resources/passwords/common.txt has them.
    """
    return sha256(password.casefold().encode()).hexdigest()[:12] in common


def hashed(password: str) -> str:
    """Return what is kept of a password."""
    kdf = Argon2id(
        salt=os.urandom(_SALT),
        length=_LENGTH,
        iterations=_PASSES,
        lanes=_LANES,
        memory_cost=_MEMORY,
    )
    return kdf.derive_phc_encoded(password.encode())


def fits(password: str, kept: str) -> bool:
    """Say whether this is the password; False for a hash that cannot be read."""
    try:
        Argon2id.verify_phc_encoded(password.encode(), kept)
    except (InvalidKey, ValueError):
        return False
    return True


NOBODY = hashed(secrets.token_hex(16))
"""Checked for an unknown name, so that it takes as long as a known one."""
