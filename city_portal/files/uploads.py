"""Files on their way in, resumable: the disk's side of the tus protocol 1.0.

The bytes of a piece are on disk before its answer leaves; how far they are is noted
beside them, now and then while they come. A file that is longer than its note (the
portal was killed) is cut back to it; one that is shorter counts as long as it is. The
note itself is not synced: after a power failure it may be an older one, or gone. The
counter still has the file, asks how far it is and goes on or begins anew; and no file
is one before all of it was found to have its hash.
"""

import hashlib
import os
import secrets
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from threading import Lock
from typing import BinaryIO, Protocol

import msgspec

from city_portal.files.blobs import Blobs
from city_portal.files.durable import replace, start_writing
from city_portal.rules.refusals import Refused, Why

_PIECE = 2 * 1024 * 1024
"""Noted so often: no more is lost when the portal is killed."""
_HASHES = 1000
"""Uploads whose hash is kept running; of others the whole file is read at the end."""


class Hash(Protocol):
    """A SHA-256 under way."""

    def update(self, data: bytes, /) -> None:
        """Add bytes."""

    def hexdigest(self) -> str:
        """Return 64 hexadecimal digits."""


class Upload(msgspec.Struct, frozen=True, kw_only=True):
    """One file on its way in."""

    id: str
    owner: str
    sha256: str
    length: int
    offset: int = 0
    finished: bool = False
    row: str = ""
    title: str = ""
    """Of what a citizen sends: the row of the checklist, and the file's own name."""


class Receiving:
    """The only writer of one upload, from its lock to its release."""

    def __init__(self, uploads: "Uploads", upload: Upload, file: BinaryIO) -> None:
        self._uploads = uploads
        self._file = file
        self._written: BinaryIO | None = None
        self._begin = upload.offset
        self._end = upload.offset
        self._hash = uploads.running(upload.id, upload.offset)
        self.upload = upload

    @property
    def room(self) -> int:
        """How many bytes are still to come."""
        return self.upload.length - self._end

    def write(self, *pieces: bytes) -> None:
        """Add bytes; every now and then they are made durable."""
        for data in pieces:
            self._file.write(data)
            self._end += len(data)
            if self._hash:
                self._hash.update(data)
        if self._end - self.upload.offset >= _PIECE:
            self._note()

    def settle(self) -> None:
        """Make what came durable, then say so beside it."""
        try:
            self._file.flush()
            os.fsync(self._file.fileno())
            self._note()
        finally:
            if self._written:
                self._written.close()

    def _note(self) -> None:
        self._file.flush()
        if self._end != self.upload.offset:
            # The disk works while the next bytes come: the sync at the end is short.
            start_writing(self._file, self.upload.offset, self._end)
            self.upload = msgspec.structs.replace(self.upload, offset=self._end)
            if self._written is None:
                self._written = self._uploads.place(self.upload.id)
            self._written.seek(0)
            self._written.write(_told(self.upload))
        if self._hash:
            self._uploads.run_on(self.upload.id, self._end, self._hash)

    def take_back(self) -> None:
        """Drop what this writer added: its checksum was wrong."""
        self._file.flush()
        self._file.truncate(self._begin)
        self._file.seek(self._begin)
        self._end = self._begin
        self._hash = None
        self.settle()


class Uploads:
    """The folder of unfinished files."""

    def __init__(self, folder: Path, blobs: Blobs) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._blobs = blobs
        self._busy: set[str] = set()
        self._running: dict[str, tuple[int, Hash]] = {}
        self._lock = Lock()

    def create(self, *, owner: str, sha256: str, length: int) -> Upload:
        """Begin an upload of this length in bytes."""
        upload = Upload(
            id=secrets.token_hex(16), owner=owner, sha256=sha256, length=length
        )
        self._data(upload.id).touch()
        self.keep(upload)
        return upload

    def go_on(self, fresh: Upload, most: int) -> Upload:
        """Begin an upload, or go on with the same file's, among an owner's few.

        A browser keeps nothing: who chooses the file again gets the upload that was
        cut off. Refused (TOO_OFTEN) while ``most`` of this owner's are under way.
        """
        free = ""
        for number in range(most):
            place = hashlib.sha256(f"{fresh.owner}/{number}".encode()).hexdigest()[:32]
            try:
                known = self._read(place, fresh.owner)
            except Refused:
                free = free or place
                continue
            if known.finished:
                free = free or place
            elif (known.row, known.sha256) == (fresh.row, fresh.sha256):
                return known
        if not free:
            raise Refused(Why.TOO_OFTEN, "too-many-files")
        upload = msgspec.structs.replace(fresh, id=free)
        self._data(free).touch()
        self.keep(upload)
        return upload

    def state(self, name: str, owner: str) -> Upload:
        """Return an upload as it is on disk; Refused if it is not this owner's.

        One that has all its bytes but was not checked (the portal died in between) is
        checked now; Refused with WRONG_CHECKSUM if it fails.
        """
        upload = self._read(name, owner)
        if upload.finished or upload.offset < upload.length:
            return upload
        with self._alone(name):
            return self._finish(name, owner)

    @contextmanager
    def receiving(self, name: str, owner: str, offset: int) -> Iterator[Receiving]:
        """Lock an upload and write at this offset.

        Refused: NOT_FOUND, BUSY while another writes, WRONG_OFFSET.
        """
        known = self._read(name, owner)
        with self._alone(name):
            with self._opened(known) as file:
                if not _locked(file):
                    raise Refused(Why.BUSY, "another request is writing this upload")
                upload = self._read(name, owner)
                if upload.finished or upload.offset != offset:
                    raise Refused(Why.WRONG_OFFSET, f"the offset is {upload.offset}")
                file.truncate(offset)
                file.seek(offset)
                receiving = Receiving(self, upload, file)
                try:
                    yield receiving
                finally:
                    receiving.settle()
            if not receiving.room:
                receiving.upload = self._finish(name, owner)

    def sweep(self, before: datetime) -> None:
        """Forget uploads nobody has touched since then."""
        # Bytes without a note, and a note without bytes: a power failure leaves either.
        for path in self._folder.iterdir():
            with suppress(FileNotFoundError):  # just finished
                if path.stat().st_mtime < before.timestamp():
                    path.unlink()

    def running(self, name: str, offset: int) -> Hash | None:
        """Take the hash of what came so far, if this process saw all of it come."""
        known = self._running.pop(name, (0, hashlib.sha256()))
        return known[1] if known[0] == offset else None

    def run_on(self, name: str, offset: int, so_far: Hash) -> None:
        """Keep the hash for the next piece."""
        if len(self._running) < _HASHES:
            self._running[name] = (offset, so_far)

    def keep(self, upload: Upload) -> None:
        """Write down how far an upload is."""
        replace(self._note(upload.id), _told(upload))

    def place(self, name: str) -> BinaryIO:
        """Open the note of an upload: a new state is written over the old one.

        Every state is as long as the next and far shorter than a block, and one that
        was caught half-written counts as none: the counter begins anew.
        """
        return self._note(name).open("r+b", buffering=0)

    def _finish(self, name: str, owner: str) -> Upload:
        """Check the hash of the bytes written; only then is the file visible.

        They were hashed as they came; after a restart in between the file is read.
        """
        upload = self._read(name, owner)
        if upload.finished:
            return upload
        data = self._data(name)
        seen = self.running(name, upload.length)
        if seen:
            found = seen.hexdigest()
        else:
            with data.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        if found != upload.sha256:
            self._note(name).unlink()
            data.unlink()
            raise Refused(Why.WRONG_CHECKSUM, "the bytes do not have this SHA-256")
        self._blobs.adopt(data, upload.sha256)
        finished = msgspec.structs.replace(upload, finished=True)
        self.keep(finished)
        return finished

    def _read(self, name: str, owner: str) -> Upload:
        if not (name.isascii() and name.isalnum()):
            raise Refused(Why.NOT_FOUND, "no such upload")
        try:
            content = self._note(name).read_bytes()
        except FileNotFoundError as error:
            raise Refused(Why.NOT_FOUND, "no such upload") from error
        try:
            upload = msgspec.json.decode(content, type=Upload)
        except msgspec.DecodeError as error:
            raise Refused(Why.NOT_FOUND, "no such upload any more") from error
        if upload.owner != owner:
            raise Refused(Why.NOT_FOUND, "no such upload")
        if upload.finished:
            return upload
        try:
            size = self._data(name).stat().st_size
        except FileNotFoundError:
            # The portal died between handing the file over and noting it.
            return msgspec.structs.replace(upload, finished=True, offset=upload.length)
        return msgspec.structs.replace(upload, offset=min(size, upload.offset))

    @contextmanager
    def _alone(self, name: str) -> Iterator[None]:
        with self._lock:
            if name in self._busy:
                raise Refused(Why.BUSY, "another request is writing this upload")
            self._busy.add(name)
        try:
            yield
        finally:
            with self._lock:
                self._busy.remove(name)

    def _opened(self, upload: Upload) -> BinaryIO:
        try:
            return self._data(upload.id).open("r+b")
        except FileNotFoundError as error:
            # Whole already: its last bytes came a second time, or twice at once.
            said = f"the offset is {upload.length}"
            raise Refused(Why.WRONG_OFFSET, said) from error

    def _data(self, name: str) -> Path:
        return self._folder / f"{name}.part"

    def _note(self, name: str) -> Path:
        return self._folder / f"{name}.json"


def _told(upload: Upload) -> bytes:
    """Return a state in as many bytes as the longest of this upload takes."""
    last = msgspec.structs.replace(upload, offset=upload.length, finished=False)
    return msgspec.json.encode(upload).ljust(len(msgspec.json.encode(last)))


def _locked(file: BinaryIO) -> bool:
    """Keep other processes out; on Windows there must be one process to a folder."""
    if sys.platform != "win32":
        import fcntl

        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
    return True
