"""Which files a dossier names."""

import re
from collections.abc import Mapping
from typing import Any

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)


def is_sha256(text: object) -> bool:
    """Say whether this is a SHA-256 in lower-case hexadecimal."""
    return isinstance(text, str) and bool(_SHA256.fullmatch(text))


def files_named(fields: Mapping[str, Any]) -> frozenset[str]:
    """Return the SHA-256 of every file in ``papers.*``; refuse a malformed one.

    Raises ValueError: a dossier with a name nobody can store would never be complete.
    """
    named = set()
    for name, paper in fields.items():
        if not name.startswith("papers.") or paper is None:
            continue
        files = paper.get("files") if isinstance(paper, dict) else None
        if not isinstance(files, list):
            raise ValueError(f"{name}: no list of files")  # noqa: TRY004 - bad data
        for file in files:
            sha256 = file.get("sha256") if isinstance(file, dict) else None
            if not isinstance(sha256, str) or not is_sha256(sha256):
                raise ValueError(f"{name}: a file without its SHA-256")
            named.add(sha256)
    return frozenset(named)
