"""Names that operations carried and no roster had: one small file an office.

It is an alarm and no record: the operations are in the database. Of two processes that
write at once one may lose a line; the next operation of that name brings it again.
"""

import re
from collections.abc import Iterable
from pathlib import Path
from threading import Lock

import msgspec

from city_portal.files.durable import replace

MOST = 20
"""Names kept of one device, the newest; one that tells more is looked at anyway."""
_CODE = re.compile(r"[A-Za-z0-9._-]{1,60}", re.ASCII)


class Stranger(msgspec.Struct, frozen=True, kw_only=True):
    """Somebody no roster knows, and where they were named."""

    device: str
    account: str
    first_at: str
    last_at: str
    operation: str
    """The last one that named them."""


class Strangers:
    """Every name not on a roster when it came."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "strangers"
        self._lock = Lock()

    def every(self, org: str = "") -> dict[str, list[Stranger]]:
        """Return those of an office, or of all, by office; a broken file has none."""
        found = [self._path(org)] if org else sorted(self._folder.glob("*.json"))
        return {path.stem: self._read(path) for path in found if path.exists()}

    def note(self, org: str, came: Iterable[Stranger]) -> None:
        """Note them, each once for a device; OSError leaves."""
        if not _CODE.fullmatch(org):
            return
        with self._lock:
            path = self._path(org)
            kept = {(one.device, one.account): one for one in self._read(path)}
            for one in came:
                before = kept.pop((one.device, one.account), one)
                fresh = msgspec.structs.replace(one, first_at=before.first_at)
                kept[one.device, one.account] = fresh
            of_devices: dict[str, list[Stranger]] = {}
            for one in kept.values():  # in the order they came, the newest last
                of_devices.setdefault(one.device, []).append(one)
            left = [one for each in of_devices.values() for one in each[-MOST:]]
            self._folder.mkdir(parents=True, exist_ok=True)
            replace(path, msgspec.json.encode(left))

    def _read(self, path: Path) -> list[Stranger]:
        try:
            return msgspec.json.decode(path.read_bytes(), type=list[Stranger])
        except (FileNotFoundError, msgspec.MsgspecError):
            return []

    def _path(self, org: str) -> Path:
        return self._folder / f"{org}.json"
