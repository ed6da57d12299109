"""How both sides write a day's dossiers in one line."""

import hashlib
from collections.abc import Iterable


def digest(dossiers: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of (dossier, tip) pairs, whatever order they come in."""
    lines = sorted(f"{dossier} {tip}\n" for dossier, tip in dossiers)
    return hashlib.sha256("".join(lines).encode()).hexdigest()
