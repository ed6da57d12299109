"""A sealed file on another disk to which is only ever added: the second copy.

One line a record: base64 of nonce and AES-256-GCM. A last line torn by a power cut is
cut off before the next is written; a line that another key sealed is nobody's here, and
the whole file is set aside, never written over.
"""

import os
import sys
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from secrets import token_bytes

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

NONCE = 12
BOUND_TO = b"mot-cua-phuong second copy 1"
LOOK_BACK = 64 * 1024


class Shelf:
    """The file; every method may raise OSError: the disk is full, or not there."""

    def __init__(self, path: Path, key: Callable[[], bytes]) -> None:
        """``key`` gives 32 bytes once the vault is open."""
        self.path = path
        self._key = key

    @property
    def size(self) -> int:
        """How many bytes are there; 0 when there is no file."""
        try:
            return self.path.stat().st_size
        except FileNotFoundError:
            return 0

    def append(self, record: bytes, *, durable: bool) -> None:
        """Add a record; on the disk when this returns, if it is to be ``durable``."""
        with self.path.open("r+b") as file:  # a file that is gone is not begun anew
            file.seek(0, os.SEEK_END)
            file.write(self._sealed(record))
            file.flush()
            if durable:
                (os.fdatasync if sys.platform == "linux" else os.fsync)(file.fileno())

    def replace(self, records: Sequence[bytes]) -> None:
        """Put these in the place of all; a power cut leaves the old file or the new."""
        # Not its parents: a stick that is not there must not become a folder here.
        self.path.parent.mkdir(mode=0o700, exist_ok=True)
        fresh = self.path.with_suffix(".new")
        with fresh.open("wb") as file:
            file.writelines(map(self._sealed, records))
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(self.path)
        _sync_folder(self.path.parent)

    def records(self) -> Iterator[bytes]:
        """Return every record, oldest first; ValueError for another key's, or broken.

        A torn last line is cut off.
        """
        begun = 0
        with self.path.open("rb") as file:
            for line in file:
                if not line.endswith(b"\n"):
                    break
                yield self._opened(line)
                begun += len(line)
        if begun != self.size:
            os.truncate(self.path, begun)

    def last(self) -> bytes | None:
        """Return the last whole record, or None; reads only the end of the file."""
        size = self.size
        reach = LOOK_BACK
        while size:
            with self.path.open("rb") as file:
                file.seek(max(0, size - reach))
                tail = file.read()
            end = tail.rfind(b"\n") + 1
            if end == 0 and reach >= size:
                os.truncate(self.path, 0)
                return None
            begin = tail.rfind(b"\n", 0, end - 1) + 1 if end else 0
            if end and (begin or reach >= size):
                if end != len(tail):
                    os.truncate(self.path, size - len(tail) + end)
                return self._opened(tail[begin:end])
            reach *= 8
        return None

    def set_aside(self, mark: str) -> None:
        """Keep the file under another name: whoever has its key may want it."""
        self.path.replace(self.path.with_name(f"{self.path.name}.{mark}"))

    def _sealed(self, record: bytes) -> bytes:
        nonce = token_bytes(NONCE)
        sealed = AESGCM(self._key()).encrypt(nonce, record, BOUND_TO)
        return b64encode(nonce + sealed) + b"\n"

    def _opened(self, line: bytes) -> bytes:
        raw = b64decode(line.rstrip(b"\n"), validate=True)
        try:
            return AESGCM(self._key()).decrypt(raw[:NONCE], raw[NONCE:], BOUND_TO)
        except InvalidTag as error:
            raise ValueError("a record of another key") from error


def _sync_folder(folder: Path) -> None:
    if hasattr(os, "O_DIRECTORY"):
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
