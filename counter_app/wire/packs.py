"""A signed catalogue pack: what is said of it, who signed, and its hash.

Whoever maintains the law signs the manifest's exact text; the manifest names the hash
of all files together. So one signature covers every letter of the pack, and a portal
that was broken into can neither change a fee nor mix two versions.
"""

import hashlib
from collections.abc import Mapping

import msgspec

from counter_app.wire.manners import Message
from counter_app.wire.messages import PackSignature

FORMAT = 1
PREFIX = b"mot-cua-phuong catalogue manifest 1\n"
"""Signed before the manifest, so that no other signature can stand for this one."""
MOST_BYTES = 32 * 1024 * 1024
MOST_FILES = 20_000


class Manifest(Message, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the maintainers sign."""

    format: int
    version: str
    serial: int
    """Counts up with every pack that is published; a lower one is a downgrade."""
    issued: str
    """Day, ``YYYY-MM-DD``."""
    sha256: str
    """Of the canonical JSON of all files."""


class PackFile(Message, frozen=True, kw_only=True):
    """A whole pack as one file, from who builds it to who publishes it."""

    manifest: str
    """The exact text that is signed: JSON of a Manifest."""
    signatures: list[PackSignature]
    files: dict[str, str]


class CityStatement(Message, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the city sets for all its counters; values by the name of the setting."""

    format: int
    issued: str
    """Day, ``YYYY-MM-DD``."""
    mandatory: dict[str, str | int]
    recommended: dict[str, str | int]


class CityProfileFile(Message, frozen=True, kw_only=True):
    """``city-profile.json`` of a pack: a statement and who signed it."""

    statement: str
    """The exact text that is signed: JSON of a CityStatement."""
    signatures: list[PackSignature]


def hash_of(files: Mapping[str, str]) -> str:
    """Return the SHA-256 of the files' canonical JSON: sorted paths, no spaces."""
    canonical = msgspec.json.encode(dict(files), order="sorted")
    return hashlib.sha256(canonical).hexdigest()


def signed_bytes(manifest: str) -> bytes:
    """Return what a signature of this manifest is made over."""
    return PREFIX + manifest.encode("utf-8")
