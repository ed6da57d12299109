"""The key by which the city looks at its PCs; only its hash is kept."""

import hashlib
import hmac
import secrets
from pathlib import Path


class FleetKey:
    """The hash of the key, beside the database; no file: nobody may look."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "fleet-key.sha256"

    def make(self) -> str:
        """Make a new key instead of any older one, and return it."""
        key = secrets.token_urlsafe(32)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_suffix(".new")
        fresh.write_text(_hash(key), encoding="ascii")
        fresh.replace(self._path)
        return key

    def fits(self, key: str) -> bool:
        """Say whether this is the key."""
        try:
            kept = self._path.read_text(encoding="ascii")
        except FileNotFoundError:
            return False
        return hmac.compare_digest(kept, _hash(key))


def _hash(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()
