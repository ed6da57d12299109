"""A backup's list of contents: every part with size and hash, signed by the vault."""

import hmac
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, Self

from counter_app.domain.errors import StoreTooNew
from counter_app.domain.keeping_errors import BackupBroken

CONTENTS = "contents.json"
PARTS = ("counter.db", "vault.json", "profile.id", "settings.toml")
"""What may be in a backup beside files; nothing else is ever laid out."""
FORMAT = 1
LARGEST = 256 * 1024 * 1024
"""Bytes; a million files need half of it."""
HASH = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Part:
    """One file of a backup."""

    size: int
    sha256: str
    changed: int = 0
    """When it last changed in the profile, in ns: tells what need not be read again."""

    def fits(self, size: int, changed: int) -> bool:
        """Say whether the profile's file is still this one."""
        return (self.size, self.changed) == (size, changed)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """The list as data."""

    version: str
    counter: str
    revision: str
    parts: Mapping[str, Part]
    files: Mapping[str, Part] = field(default_factory=dict)
    """By the hash of their content, as the profile names them."""
    mac: str = ""

    def everything(self) -> Iterator[Part]:
        """Return every part."""
        yield from self.parts.values()
        yield from self.files.values()

    def signed(self, key: bytes) -> bytes:
        """Return the list as it is written, signed."""
        said = {**self._said(), "mac": self.mac_by(key)}
        return json.dumps(said, ensure_ascii=False, indent=1).encode()

    def mac_by(self, key: bytes) -> str:
        """Return the signature of this list under a key of 32 bytes."""
        canonical = json.dumps(self._said(), sort_keys=True, separators=(",", ":"))
        return hmac.new(key, canonical.encode(), sha256).hexdigest()

    @classmethod
    def read(cls, path: Path) -> Self:
        """Read a list nobody has proven yet; BackupBroken, StoreTooNew."""
        try:
            if path.stat().st_size > LARGEST:
                raise BackupBroken(path.name)
            said = json.loads(path.read_text(encoding="utf-8"))
            if type(said["format"]) is int and said["format"] > FORMAT:
                raise StoreTooNew(f"a backup of format {said['format']}")
            return cls(
                version=str(said["version"]),
                counter=str(said["counter"]),
                revision=str(said["revision"]),
                parts=_parts(said["parts"], frozenset(PARTS)),
                files=_parts(said["files"], None),
                mac=str(said["mac"]),
            )
        except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
            raise BackupBroken(str(path)) from error

    def _said(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "version": self.version,
            "counter": self.counter,
            "revision": self.revision,
            "parts": _written(self.parts),
            "files": _written(self.files),
        }


def _written(parts: Mapping[str, Part]) -> dict[str, list[Any]]:
    return {
        name: [one.size, one.sha256, one.changed] for name, one in sorted(parts.items())
    }


def _parts(said: Any, allowed: frozenset[str] | None) -> Mapping[str, Part]:
    if not isinstance(said, dict):
        raise TypeError(said)
    found = {}
    for name, (size, digest, changed) in said.items():
        known = name in allowed if allowed is not None else HASH.fullmatch(name)
        numbers = type(size) is int and type(changed) is int
        if not (
            known and numbers and isinstance(digest, str) and HASH.fullmatch(digest)
        ):
            raise ValueError(name)
        found[name] = Part(size, digest, changed)
    return found
