"""Papers on disk: encrypted, named by the hash of their content, written once."""

import errno
import hashlib
import os
import tempfile
from pathlib import Path
from typing import Protocol

from counter_app.domain.errors import (
    CounterError,
    FileDamaged,
    NotFound,
    StoreFailed,
    StoreFull,
    StoreReadOnly,
)
from counter_app.domain.ids import Sha256


class Sealing(Protocol):
    """What encrypts; ValueError means that sealed bytes were tampered with."""

    def seal(self, content: bytes, name: str) -> bytes:
        """Return the sealed content, bound to this name."""

    def open(self, sealed: bytes, name: str) -> bytes:
        """Return the content, or raise ValueError."""


class EncryptedFiles:
    """One file for each content, in folders by the first two digits of its hash."""

    def __init__(self, folder: Path, sealer: Sealing) -> None:
        self._folder = folder
        self._sealer = sealer

    def keep(self, content: bytes) -> Sha256:
        """Write it, synced to the disk, unless it is there."""
        sha256 = Sha256(hashlib.sha256(content).hexdigest())
        path = self._path(sha256)
        if path.parent.is_symlink():
            raise StoreReadOnly(f"{path.parent} is a link to somewhere else")
        if path.exists() and self._is_whole(sha256):
            return sha256
        try:
            if not path.parent.exists():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                _sync_folder(self._folder)
            _write_once(path, self._sealer.seal(content, sha256))
        except OSError as error:
            raise _ours(error) from error
        return sha256

    def read(self, sha256: Sha256) -> bytes:
        """Return the content, or raise NotFound or FileDamaged."""
        try:
            sealed = self._path(sha256).read_bytes()
        except FileNotFoundError as error:
            raise NotFound(sha256) from error
        except OSError as error:
            raise _ours(error) from error
        try:
            content = self._sealer.open(sealed, sha256)
        except ValueError as error:
            raise FileDamaged(sha256) from error
        if hashlib.sha256(content).hexdigest() != sha256:
            raise FileDamaged(sha256)
        return content

    def has(self, sha256: Sha256) -> bool:
        """Say whether it is there; its content is not checked."""
        return self._path(sha256).exists()

    def remove(self, sha256: Sha256) -> None:
        """Forget a file, the disk told of it; forgetting twice is no error."""
        path = self._path(sha256)
        try:
            path.unlink(missing_ok=True)
            if path.parent.exists():
                _sync_folder(path.parent)
        except OSError as error:
            raise _ours(error) from error

    def _is_whole(self, sha256: Sha256) -> bool:
        # A file emptied by a power cut must be written again, not taken for kept.
        try:
            self.read(sha256)
        except CounterError:
            return False
        return True

    def _path(self, sha256: Sha256) -> Path:
        if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
            raise NotFound(sha256)
        return self._folder / sha256[:2] / sha256


def _write_once(path: Path, sealed: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(sealed)
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
    _sync_folder(path.parent)


def _sync_folder(folder: Path) -> None:
    # On Windows a folder cannot be opened for this, and NTFS journals names itself.
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _ours(error: OSError) -> CounterError:
    if error.errno in {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}:
        return StoreFull(str(error))
    if error.errno in {errno.EROFS, errno.EACCES, errno.EPERM}:
        return StoreReadOnly(str(error))
    return StoreFailed(str(error))
