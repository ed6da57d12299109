"""Catalogue packs the portal hands out; what they say is none of its business."""

import logging
import unicodedata
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from threading import Lock

import msgspec

from city_portal.files.durable import replace_durably
from counter_app.wire.codec import Unreadable, decode, encode
from counter_app.wire.messages import CataloguePack
from counter_app.wire.packs import Manifest, PackFile, hash_of

log = logging.getLogger(__name__)

SUFFIX = ".pack"
WAVES = ".waves"
"""Beside a pack: from when on each wave of counters gets it (JSON, moment by ring)."""
LAST_RING = 3
"""Of who does not say in which wave it is."""
MOST_KEPT = 24
"""So many published packs are kept, to send only what changed since."""


class Packs:
    """The packs published at this portal; a running one sees a new one at once."""

    def __init__(self, folder: Path, start: Path | None) -> None:
        """``start`` is what is handed out until a pack is published."""
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self._start = read_pack(start) if start else None
        self._read: dict[str, CataloguePack] = {}
        self._busy = Lock()

    def current(self) -> CataloguePack | None:
        """Return the pack in force, if there is one."""
        names = self._names()
        return self._pack(names[-1]) if names else self._start

    def for_one_who_has(
        self, sha256: str, ring: int, now: datetime
    ) -> CataloguePack | None:
        """Return the newest pack whose wave has come for this ring, or its changes.

        What changed since the one they have comes if that is still kept. Who has a
        newer one already (the ring was changed) keeps it.
        """
        pack, known = self._turn(sha256, ring, now)
        if pack is None or known is None:
            return pack
        return msgspec.structs.replace(
            pack,
            base=known.sha256,
            files={
                path: text
                for path, text in pack.files.items()
                if known.files.get(path) != text
            },
            gone=sorted(known.files.keys() - pack.files.keys()),
        )

    def in_force(self, sha256: str, ring: int, now: datetime) -> str:
        """Return the hash of what ``for_one_who_has`` returns; empty for no pack."""
        pack, _known = self._turn(sha256, ring, now)
        return pack.sha256 if pack else ""

    def serial(self) -> int:
        """Return the number of the newest pack published; 0 if there is none."""
        names = self._names()
        return int(names[-1].partition("-")[0]) if names else 0

    def publish(
        self, file: PackFile, manifest: Manifest, waves: Mapping[str, str]
    ) -> None:
        """Keep a pack; from now on it is in force. On disk when this returns.

        ``waves``: from when on each wave of counters gets it; empty: all at once. This
        portal goes by it at once in any case.
        """
        name = f"{manifest.serial:08d}-{manifest.sha256[:12]}{SUFFIX}"
        if waves:  # first: else every counter could have it for a moment
            place = (self._folder / name).with_suffix(WAVES)
            replace_durably(place, msgspec.json.encode(dict(waves)))
        replace_durably(self._folder / name, encode(file))
        for old in self._names()[:-MOST_KEPT]:
            (self._folder / old).unlink(missing_ok=True)
            (self._folder / old).with_suffix(WAVES).unlink(missing_ok=True)

    def _turn(
        self, sha256: str, ring: int, now: datetime
    ) -> tuple[CataloguePack | None, CataloguePack | None]:
        """Return the pack they should have, and the one they have if it is kept."""
        names = self._names()
        come = [name for name in names if self._has_come(name, ring, now)]
        has, known = self._known(names, sha256) if sha256 else ("", None)
        turn = max(come[-1] if come else "", has)
        return (self._pack(turn) if turn else self._start), known

    def _has_come(self, name: str, ring: int, now: datetime) -> bool:
        place = (self._folder / name).with_suffix(WAVES)
        if not place.exists():
            return True
        begins = msgspec.json.decode(place.read_bytes(), type=dict[str, datetime])
        return str(ring) in begins and begins[str(ring)] <= now

    def _names(self) -> list[str]:
        return sorted(path.name for path in self._folder.glob(f"*{SUFFIX}"))

    def _pack(self, name: str) -> CataloguePack:
        with self._busy:
            if name not in self._read:
                self._read[name] = read_pack(self._folder / name)
            return self._read[name]

    def _known(
        self, names: Sequence[str], sha256: str
    ) -> tuple[str, CataloguePack | None]:
        """Return the name and the pack of this hash; nothing when it is not kept."""
        for name in names:
            if name.partition("-")[2].removesuffix(SUFFIX) == sha256[:12]:
                pack = self._pack(name)
                return (name, pack) if pack.sha256 == sha256 else ("", None)
        return "", None


def read_pack(place: Path) -> CataloguePack:
    """Return a pack's file, or every text file of a folder by its path.

    A folder's pack is signed by nobody and its version is its hash; a file that is
    not UTF-8 is left out and logged. ValueError for a file that is no pack.
    """
    if place.is_file():
        return _of_file(place)
    files = {}
    for path in sorted(place.rglob("*")):
        name = unicodedata.normalize("NFC", path.relative_to(place).as_posix())
        if not path.is_file() or any(part.startswith(".") for part in name.split("/")):
            continue
        try:
            # Bytes, not text mode: line ends stay as they are.
            files[name] = path.read_bytes().decode("utf-8")
        except UnicodeDecodeError:
            log.warning("not a text file, left out of the catalogue: %s", name)
    sha256 = hash_of(files)
    return CataloguePack(version=sha256[:12], sha256=sha256, files=files)


def _of_file(path: Path) -> CataloguePack:
    try:
        file = decode(PackFile, path.read_bytes())
        manifest = decode(Manifest, file.manifest.encode())
    except Unreadable as error:
        raise ValueError(f"{path} is no pack: {error}") from error
    return CataloguePack(
        version=manifest.version,
        sha256=hash_of(file.files),
        files=file.files,
        manifest=file.manifest,
        signatures=file.signatures,
    )
