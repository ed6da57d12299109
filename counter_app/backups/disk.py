"""Files on a disk that may be slow, full or pulled out: written whole, read back."""

import errno
import hashlib
import os
import shutil
from pathlib import Path

from counter_app.domain.errors import StoreFull, StoreProblem
from counter_app.domain.keeping_errors import BackupAway

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def written(path: Path, content: bytes) -> None:
    """Write a file beside its place, bring it to the disk, and rename it."""
    fresh = path.with_name(f".{path.name}.new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)


def copied(source: Path, target: Path) -> None:
    """Copy a file and bring it to the disk."""
    with source.open("rb") as read, target.open("wb") as file:
        shutil.copyfileobj(read, file, 1 << 20)
        file.flush()
        os.fsync(file.fileno())


def digest_of(path: Path) -> str:
    """Return the SHA-256 of what the disk itself holds."""
    with path.open("rb") as file:
        if hasattr(os, "posix_fadvise"):
            # Else the system answers from its memory what it was just told.
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
        return hashlib.file_digest(file, "sha256").hexdigest()


def sync_file(path: Path) -> None:
    """Bring a file that somebody else wrote to the disk."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Bring the names of a folder to the disk, where that can be asked."""
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        except OSError as error:
            if error.errno != errno.EINVAL:  # some sticks' file systems cannot
                raise
        finally:
            os.close(handle)


def ours(error: OSError, folder: Path) -> StoreProblem:
    """Return what the officer should hear instead."""
    if error.errno in FULL:
        return StoreFull(str(folder))
    return BackupAway(str(folder))
