"""A sealed file for the road: things under one key, which a code or the city opens.

One line of JSON says how the key is wrapped; then pieces of a mebibyte, AES-256-GCM,
each bound to that line, its place and whether it is the last (the STREAM construction,
as age has it): nothing can be cut, moved or put in. Inside is a tar of named parts. The
code has 99 bits, so that a found stick is opened by nobody; it is carried apart.
"""

import io
import json
import os
import struct
import tarfile
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from secrets import choice
from typing import IO, Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.keywrap import (
    InvalidUnwrap,
    aes_key_unwrap,
    aes_key_wrap,
)

from counter_app.domain.errors import RecoveryRefused
from counter_app.domain.keeping_errors import QueueRefused
from counter_app.vault.keys import derived
from counter_app.vault.recovery import CityKey, sealed

FORMAT = 1
PIECE = 1 << 20
LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
GROUPS, GROUP = 5, 4
LONGEST_HEAD = 10_000
LARGEST_PART = 1 << 30
"""Bytes; a scan has a hundredth of it."""

Opener = Callable[[dict[str, Any]], bytes]
"""Gives the key of a parcel from its head, or raises QueueRefused."""


def new_code() -> str:
    """Return a fresh code of five groups of four, without look-alikes."""
    groups = ("".join(choice(LETTERS) for _ in range(GROUP)) for _ in range(GROUPS))
    return "-".join(groups)


def write_parcel(
    path: Path,
    kind: str,
    parts: Iterable[tuple[str, bytes]],
    *,
    code: str = "",
    city_key: str = "",
) -> None:
    """Write the parts; OSError leaves no file of this name."""
    key = AESGCM.generate_key(256)
    head: dict[str, Any] = {"format": FORMAT, "kind": kind}
    if code:
        head["code"] = b64encode(aes_key_wrap(_of_code(code), key)).decode("ascii")
    if city_key:
        head["city"] = sealed(key, city_key, f"parcel {kind}")
    line = json.dumps(head, separators=(",", ":")).encode("ascii") + b"\n"
    fresh = path.with_name(f"{path.name}.new")
    try:
        with fresh.open("wb") as file:
            file.write(line)
            sealing: Any = _Sealing(file, key, line)
            with tarfile.open(fileobj=sealing, mode="w|") as tar:
                for name, content in parts:
                    about = tarfile.TarInfo(name)
                    about.size, about.mode = len(content), 0o600
                    tar.addfile(about, io.BytesIO(content))
            sealing.end()
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def read_parcel(path: Path, kind: str, opener: Opener) -> Iterator[tuple[str, bytes]]:
    """Return the parts in order; QueueRefused as soon as something does not fit."""
    try:
        with path.open("rb") as file:
            line = file.readline(LONGEST_HEAD)
            opening: Any = _Opening(file, opener(_head(line, kind)), line)
            with tarfile.open(fileobj=opening, mode="r|") as tar:
                for about in tar:
                    if not about.isreg() or about.size > LARGEST_PART:
                        raise QueueRefused("it holds something strange")
                    content = tar.extractfile(about)
                    yield about.name, content.read() if content else b""
            opening.must_end()
    except (OSError, tarfile.TarError) as error:
        raise QueueRefused("it cannot be read to its end") from error


def by_code(code: str) -> Opener:
    """Open with the code that was written down."""

    def opened(head: dict[str, Any]) -> bytes:
        try:
            wrapped = b64decode(head["code"], validate=True)
            return aes_key_unwrap(_of_code(code), wrapped)
        except (KeyError, TypeError, ValueError, InvalidUnwrap) as error:
            raise QueueRefused("the code is another one") from error

    return opened


def by_city(city: CityKey) -> Opener:
    """Open with the city's private key."""

    def opened(head: dict[str, Any]) -> bytes:
        try:
            return city.opened(head["city"], f"parcel {head['kind']}")
        except (KeyError, TypeError, RecoveryRefused) as error:
            raise QueueRefused("it was not sealed to this key") from error

    return opened


class _Sealing:
    """Takes bytes, writes sealed pieces."""

    def __init__(self, file: IO[bytes], key: bytes, line: bytes) -> None:
        self._file, self._aead, self._line = file, AESGCM(key), sha256(line).digest()
        self._waiting = bytearray()
        self._place = 0

    def write(self, content: bytes) -> int:
        """Take some."""
        self._waiting += content
        while len(self._waiting) > PIECE:
            self._put(bytes(self._waiting[:PIECE]), last=False)
            del self._waiting[:PIECE]
        return len(content)

    def end(self) -> None:
        """Write the last piece."""
        self._put(bytes(self._waiting), last=True)

    def _put(self, piece: bytes, *, last: bool) -> None:
        nonce = _nonce(self._place, last=last)
        closed = self._aead.encrypt(nonce, piece, self._line)
        self._file.write(struct.pack(">I", len(closed)) + closed)
        self._place += 1


class _Opening:
    """Reads sealed pieces, gives bytes."""

    def __init__(self, file: IO[bytes], key: bytes, line: bytes) -> None:
        self._file, self._aead, self._line = file, AESGCM(key), sha256(line).digest()
        self._ready = bytearray()
        self._place = 0
        self._ended = False

    def read(self, size: int) -> bytes:
        """Return so many bytes, fewer only at the end."""
        while len(self._ready) < size and not self._ended:
            self._get()
        found = bytes(self._ready[:size])
        del self._ready[:size]
        return found

    def must_end(self) -> None:
        """Raise QueueRefused unless the last piece was seen and nothing follows."""
        while not self._ended:
            self._get()
        if self._file.read(1):
            raise QueueRefused("something was put behind its end")

    def _get(self) -> None:
        head = self._file.read(4)
        size = struct.unpack(">I", head)[0] if len(head) == 4 else 0
        if not 16 <= size <= PIECE + 16:
            raise QueueRefused("it was cut off")
        closed = self._file.read(size)
        for last in (False, True):
            try:
                nonce = _nonce(self._place, last=last)
                self._ready += self._aead.decrypt(nonce, closed, self._line)
            except InvalidTag:
                continue
            self._ended = last
            self._place += 1
            return
        raise QueueRefused("it is not what was written")


def _nonce(place: int, *, last: bool) -> bytes:
    return place.to_bytes(11, "big") + bytes([last])


def _head(line: bytes, kind: str) -> dict[str, Any]:
    try:
        head = json.loads(line)
        known = head["format"] == FORMAT and head["kind"] == kind
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise QueueRefused("it is no file of this program") from error
    if not known:
        raise QueueRefused("it is of another kind or a newer program")
    found: dict[str, Any] = head
    return found


def _of_code(code: str) -> bytes:
    letters = "".join(letter for letter in code.upper() if letter.isalnum())
    return derived(letters.encode(), b"parcel code")
