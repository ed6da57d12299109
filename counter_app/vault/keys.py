"""The secret of a profile, and the keys derived from it, one purpose each.

The 32 random bytes in the keyring encrypt nothing themselves; HKDF-SHA-256 gives each
purpose its own key (QCVN 15:2023/BQP: one key, one purpose; SECURITY.md 1.3).
"""

from base64 import b64decode, b64encode
from pathlib import Path
from secrets import token_bytes

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from counter_app.domain.errors import StoreDamaged
from counter_app.vault.keyring_choice import SystemKeyring

SECRET = "profile-secret"  # noqa: S105 -- the entry's name
PROFILE_ID = "profile.id"


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
    """Return the keyring entries of this profile, named by the id it carries."""
    path = profile / PROFILE_ID
    if not path.exists():
        path.write_text(token_bytes(16).hex(), encoding="ascii")
    return SystemKeyring(f"mot-cua-phuong/{path.read_text(encoding='ascii').strip()}")


def open_keys(keyring: SystemKeyring, *, new: bool) -> Keys:
    """Return the keys; a secret is made only for a profile that is ``new``.

    For a profile with data a missing secret is StoreDamaged: a new one could not
    read it, and would only hide that the old one is lost.
    """
    kept = keyring.get(SECRET)
    if kept is None:
        if not new:
            raise StoreDamaged("the keyring no longer holds this profile's secret")
        kept = b64encode(token_bytes(32)).decode("ascii")
        keyring.put(SECRET, kept)
    return Keys(b64decode(kept))
