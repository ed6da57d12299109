"""Papers, named by the SHA-256 of their content and written once."""

import hashlib
import os
import secrets
from pathlib import Path
from typing import Protocol

from city_portal.files.durable import sync_folder


class Blobs(Protocol):
    """Finished files by SHA-256; OSError while wherever they lie does not answer."""

    def size(self, sha256: str) -> int | None:
        """Return the size in bytes, or None if it is not here."""

    def has(self, sha256: str) -> bool:
        """Say whether it is here."""

    def take(self, content: bytes) -> str:
        """Keep a whole file and return its SHA-256; safe when this returns."""

    def read(self, sha256: str) -> bytes | None:
        """Return a file's content, or None if it is not here."""

    def adopt(self, file: Path, sha256: str) -> None:
        """Take over a file, already synced, whose content has this hash."""


class FolderBlobs:
    """Finished files: ``ab/ab12…``. A name is there only after its hash was checked."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def size(self, sha256: str) -> int | None:
        """Return the size in bytes, or None if it is not here."""
        try:
            return self._path(sha256).stat().st_size
        except FileNotFoundError:
            return None

    def has(self, sha256: str) -> bool:
        """Say whether it is here."""
        return self.size(sha256) is not None

    def take(self, content: bytes) -> str:
        """Keep a whole file and return its SHA-256; on disk when this returns."""
        sha256 = hashlib.sha256(content).hexdigest()
        if not self.has(sha256):
            fresh = self._folder / f"{secrets.token_hex(8)}.new"
            with fresh.open("wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            self.adopt(fresh, sha256)
        return sha256

    def read(self, sha256: str) -> bytes | None:
        """Return a file's content, or None if it is not here."""
        try:
            return self._path(sha256).read_bytes()
        except FileNotFoundError:
            return None

    def adopt(self, file: Path, sha256: str) -> None:
        """Take over a file, already synced, whose content has this hash."""
        path = self._path(sha256)
        if not path.parent.exists():
            path.parent.mkdir(exist_ok=True)
            sync_folder(self._folder)
        file.replace(path)
        sync_folder(path.parent)

    def _path(self, sha256: str) -> Path:
        return self._folder / sha256[:2] / sha256
