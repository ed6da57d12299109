"""Officers' passwords: Argon2id, its parameters in the hash itself."""

import os
import unicodedata

from cryptography.exceptions import InvalidKey
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

PASSES, LANES, MEMORY_KIB = 3, 4, 65_536
"""SECURITY.md 1.3; never below OWASP's floor of 2 passes and 19 MiB."""


class Argon2Passwords:
    """Hashes are PHC strings: ``$argon2id$v=19$m=65536,t=3,p=4$…``."""

    def hash(self, password: str) -> str:
        """Return a salted, memory-hard hash."""
        kdf = Argon2id(
            salt=os.urandom(16),
            length=32,
            iterations=PASSES,
            lanes=LANES,
            memory_cost=MEMORY_KIB,
        )
        return kdf.derive_phc_encoded(_octets(password))

    def fits(self, password: str, hashed: str) -> bool:
        """Say whether the password is the hashed one."""
        try:
            Argon2id.verify_phc_encoded(_octets(password), hashed)
        except InvalidKey:
            return False
        return True


def _octets(password: str) -> bytes:
    # "ế" may be typed as one letter or as three; it is the same password.
    return unicodedata.normalize("NFC", password).encode()
