"""How both sides write a day's dossiers in one line."""

import hashlib
from collections.abc import Iterable


def digest(dossiers: Iterable[tuple[str, str]]) -> str:
    """Return the SHA-256 of (dossier, tip) pairs, whatever order they come in."""
    lines = sorted(f"{dossier} {tip}\n" for dossier, tip in dossiers)
    return hashlib.sha256("".join(lines).encode()).hexdigest()


def files_digest(names: Iterable[str]) -> str:
    """Return the SHA-256 of the names of some files, sorted, each on its own line."""
    lines = sorted(f"{name}\n" for name in set(names))
    return hashlib.sha256("".join(lines).encode()).hexdigest()
