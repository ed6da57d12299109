"""What we ask of the machine: the time, fresh names, and to be alone."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from counter_app.domain.errors import AlreadyRunning, StoreReadOnly

_PR_SET_DUMPABLE = 4
SECRET_LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"  # noqa: S105 -- an alphabet
"""No 0, O, 1, I, L: the secret is read aloud and typed from paper."""


class SystemClock:
    """This machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class RandomIds:
    """Fresh names from the system's own randomness."""

    def new(self) -> str:
        """Return a name never given before (a UUID)."""
        import uuid

        return str(uuid.uuid4())

    def secret(self) -> str:
        """Return a lookup secret of four letters and digits without look-alikes."""
        import secrets

        return "".join(secrets.choice(SECRET_LETTERS) for _ in range(4))


def jitter(longest: float) -> float:
    """Return a random number of seconds between 0 and the longest."""
    import secrets

    return secrets.SystemRandom().uniform(0, longest)


class ProfileLock:
    """Held while the program runs on a profile; a second start is refused.

    The system drops the lock with the process, however it ends.
    """

    def __init__(self, folder: Path) -> None:
        self._path = folder / "running.lock"
        self._file: IO[bytes] | None = None

    def __enter__(self) -> Self:
        try:
            self._file = self._path.open("ab")
        except OSError as error:
            raise StoreReadOnly(str(self._path)) from error
        try:
            _lock(self._file)
        except OSError as error:
            self._file.close()
            raise AlreadyRunning(str(self._path)) from error
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._file:
            self._file.close()


if sys.platform == "win32":
    import msvcrt

    def _lock(file: IO[bytes]) -> None:
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(file: IO[bytes]) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)


def make_private(*folders: Path) -> None:
    """Make the folders, this user's only; raise StoreReadOnly if that fails.

    A link in the place of a folder is not followed: it may lead to where others read.
    """
    try:
        for folder in folders:
            if folder.is_symlink():
                raise StoreReadOnly(f"{folder} is a link to somewhere else")
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if folder.stat().st_mode & 0o077:
                folder.chmod(0o700)
    except OSError as error:
        raise StoreReadOnly(str(folders[0])) from error


def hold_private() -> None:
    """Let files made from now on be this user's only, and memory be in none."""
    os.umask(0o077)
    if sys.platform != "win32":
        import resource

        # A core file would hold the keys and whoever stands at the counter.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        import ctypes

        # Another program of the same account may not read this one's memory.
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
