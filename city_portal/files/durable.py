"""Writing that survives a power failure."""

import os
import sys
from pathlib import Path
from typing import BinaryIO


def replace(path: Path, content: bytes) -> None:
    """Write a small file all or nothing; a power failure leaves the old or none."""
    fresh = path.with_name(path.name + ".new")
    fresh.write_bytes(content)
    fresh.replace(path)


def replace_durably(path: Path, content: bytes) -> None:
    """Write a small file all or nothing."""
    fresh = path.with_name(path.name + ".new")
    with fresh.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(path)
    sync_folder(path.parent)


def start_writing(file: BinaryIO, begin: int, end: int) -> None:
    """Have the disk begin with these bytes, without waiting; Linux only.

    They are read no more: what is on the disk already leaves the memory.
    """
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), begin, end - begin, os.POSIX_FADV_DONTNEED)


def append_durably(path: Path, content: bytes) -> None:
    """Append to a file; what a power failure left half-written is closed off."""
    is_new = not path.exists()
    with path.open("ab+") as file:
        if file.tell() and not _ends_with_newline(path):
            file.write(b"\n")
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if is_new:
        sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system can (not on Windows)."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _ends_with_newline(path: Path) -> bool:
    with path.open("rb") as file:
        file.seek(-1, os.SEEK_END)
        return file.read(1) == b"\n"
