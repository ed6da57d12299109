"""What a restore of the database must not forget: the epoch and the ledger.

Both lie in the portal's folder, not in the database. The epoch counts the restores. The
ledger has one line for each device and each leased block, on disk before the database
knows it: a block once leased is never leased again, and a counter enrolled after the
backup was made can still deliver what it holds.
"""

from collections.abc import Iterator
from pathlib import Path
from threading import Lock
from typing import Literal

import msgspec

from city_portal.files.durable import append_durably, replace_durably


class KeptDevice(msgspec.Struct, frozen=True, kw_only=True, tag="device"):
    """A device as of its newest incarnation."""

    id: str
    org: str
    counter: str
    name: str
    incarnation: int
    public_key: str
    code_sha256: str


class KeptLease(msgspec.Struct, frozen=True, kw_only=True, tag="lease"):
    """A block, given for ever."""

    org: str
    slot: int
    device: str
    incarnation: int
    valid_from: str


class KeptRevocation(msgspec.Struct, frozen=True, kw_only=True, tag="revocation"):
    """A device that may not come back."""

    device: str
    revoked: Literal[True] = True


class KeptClosure(msgspec.Struct, frozen=True, kw_only=True, tag="closure"):
    """An account of the back office that may not come back."""

    account: str


Line = KeptDevice | KeptLease | KeptRevocation | KeptClosure


class Kept:
    """The folder beside the database."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._epoch = folder / "epoch"
        self._ledger = folder / "ledger.jsonl"
        self._lock = Lock()

    def epoch(self) -> int:
        """Return the number of this life of the database, from 1."""
        try:
            return int(self._epoch.read_text(encoding="ascii"))
        except FileNotFoundError:
            return 1

    def next_epoch(self) -> int:
        """Begin the next life: the database was restored from a backup."""
        epoch = self.epoch() + 1
        replace_durably(self._epoch, str(epoch).encode("ascii"))
        return epoch

    def note(self, line: Line) -> None:
        """Append a line; on disk when this returns."""
        with self._lock:
            append_durably(self._ledger, msgspec.json.encode(line) + b"\n")

    def lines(self) -> Iterator[Line]:
        """Read the ledger, oldest first; a line cut by a power failure is no line."""
        try:
            content = self._ledger.read_bytes()
        except FileNotFoundError:
            return
        for line in content.split(b"\n"):
            try:
                yield msgspec.json.decode(line, type=Line)
            except msgspec.DecodeError:
                continue

    def highest_slot(self, org: str) -> int:
        """Return the highest block ever leased by an office, 0 if none."""
        slots = (
            line.slot
            for line in self.lines()
            if isinstance(line, KeptLease) and line.org == org
        )
        return max(slots, default=0)
