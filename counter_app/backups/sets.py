"""Whole backups in a folder on another disk; files they share lie there once.

    FOLDER/<profile's id>/files/ab/<sha256 of the sealed bytes>
    FOLDER/<profile's id>/20261129T014500Z/counter.db, vault.json, …, contents.json

Everything is as encrypted there as in the profile; who restores needs an officer's
password with this PC's keyring, or the city's key. A backup is written beside the
others and gets its name last, so that whatever breaks leaves the last good one.
"""

import hashlib
import hmac
import os
import re
import shutil
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Protocol

from counter_app.backups.contents import CONTENTS, PARTS, Contents, Part
from counter_app.backups.disk import (
    copied,
    digest_of,
    ours,
    sync_file,
    sync_folder,
    written,
)
from counter_app.domain.backups import Backup
from counter_app.domain.errors import StoreProblem
from counter_app.domain.keeping_errors import BackupAway, BackupBroken

DATABASE = "counter.db"
STAMP = "%Y%m%dT%H%M%SZ"
NAME = re.compile(r"\d{8}T\d{6}Z")
HALF = ".half"
"""Ends the name of a backup that is being written."""
FILES = "files"
OFTEN = 100
"""Of files that did not change, every so many the program may rest."""

Step = Callable[[float], None]
"""Told how far it is, 0 to 1; raises to stop."""


class Database(Protocol):
    """The open store."""

    def copy(self, target: Path, step: Step) -> None:
        """Write one moment of it."""

    def prove(self, copy: Path, step: Callable[[], None]) -> str:
        """Read a copy to its end; return its revision or raise BackupBroken.

        ``step`` may raise to stop it.
        """


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What is backed up."""

    profile: Path
    database: Database
    key: Callable[[], bytes]
    """32 bytes under which the list of contents is signed, once the vault is open."""
    facts: Callable[[], Mapping[str, str]]
    """``version`` and ``counter``."""


class BackupSets:
    """The backups of one profile in one folder."""

    def __init__(self, folder: Path, profile_id: str) -> None:
        """Nothing is made yet: a stick that is away must not become a folder here."""
        self.folder = folder
        self._own = folder / profile_id
        self._pool = self._own / FILES

    # -- what is there

    def names(self) -> Sequence[str]:
        """Return the whole backups, oldest first; none while the folder is away."""
        try:
            found = [one.name for one in self._own.iterdir() if one.is_dir()]
        except OSError:
            return ()
        return sorted(name for name in found if NAME.fullmatch(name))

    def contents(self, name: str) -> Contents:
        """Return what a backup says it holds; BackupBroken when that is unreadable."""
        if not NAME.fullmatch(name):
            raise BackupBroken(name)
        return Contents.read(self._own / name / CONTENTS)

    def backup(self, name: str) -> Backup:
        """Return a backup as it says of itself."""
        contents = self.contents(name)
        return Backup(
            name=name,
            at=datetime.strptime(name, STAMP).replace(tzinfo=UTC),
            size=sum(one.size for one in contents.everything()),
            files=len(contents.files),
            version=contents.version,
            counter=contents.counter,
            revision=contents.revision,
        )

    # -- writing

    def write(self, origin: Origin, at: datetime, step: Step) -> Backup:
        """Write one more, prove it, and only then give it its name.

        Raises BackupAway, StoreFull, BackupBroken, or what ``step`` raises; then the
        others are as they were.
        """
        name = at.astimezone(UTC).strftime(STAMP)
        half = self._own / f"{name}{HALF}"
        try:
            self._begin(half)
            try:
                self._fill(origin, half, step)
                half.replace(self._own / name)
            except BaseException:
                shutil.rmtree(half, ignore_errors=True)
                raise
            sync_folder(self._own)
        except OSError as error:
            raise ours(error, self.folder) from error
        return self.backup(name)

    def prune(self, keep: int) -> None:
        """Leave the newest ``keep``, and no file that none of them names.

        Nothing is taken away while a list of contents cannot be read.
        """
        try:
            names = self.names()
            named: set[str] = set()
            for name in names:
                if name in names[-keep:]:
                    named |= {one.sha256 for one in self.contents(name).files.values()}
            for name in names[:-keep]:
                shutil.rmtree(self._own / name)
            for path in self._pooled():
                if path.name not in named:
                    path.unlink()
        except (OSError, StoreProblem):
            return  # they are only too many; the next one tries again

    # -- reading back

    def broken(self, name: str, step: Step) -> Sequence[str]:
        """Read everything back; return the parts that are not what was written."""
        contents = self.contents(name)
        wanted = [
            *((self._own / name / part, one) for part, one in contents.parts.items()),
            *((self._pooled_as(one), one) for one in contents.files.values()),
        ]
        wrong = []
        for place, (path, one) in enumerate(wanted, 1):
            try:
                fits = digest_of(path) == one.sha256
            except OSError:
                fits = False
            if not fits:
                wrong.append(path.name)
            step(place / len(wanted))
        return wrong

    def lay_out(self, name: str, target: Path, step: Step) -> Contents:
        """Copy a backup into an empty folder, as a profile; BackupBroken, BackupAway.

        Every part is compared with the list while it is copied.
        """
        contents = self.contents(name)
        total = sum(one.size for one in contents.everything()) or 1
        done = 0
        try:
            (target / FILES).mkdir(mode=0o700, parents=True, exist_ok=True)
            for part, one in contents.parts.items():
                self._lay(self._own / name / part, target / part, one)
                done += one.size
                step(done / total)
            for sha256, one in contents.files.items():
                place = target / FILES / sha256[:2] / sha256
                place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
                self._lay(self._pooled_as(one), place, one)
                done += one.size
                step(done / total)
        except FileNotFoundError as error:
            raise BackupBroken(str(error.filename or name)) from error
        except OSError as error:
            raise ours(error, self.folder) from error
        return contents

    def path(self, name: str, part: str) -> Path:
        """Return where a part of a backup lies."""
        return self._own / name / part

    # -- inside

    def _begin(self, half: Path) -> None:
        if not self.folder.parent.is_dir():
            raise BackupAway(str(self.folder))
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self._own.mkdir(mode=0o700, exist_ok=True)
        self._pool.mkdir(mode=0o700, exist_ok=True)
        for left in self._own.glob(f"*{HALF}"):
            shutil.rmtree(left, ignore_errors=True)
        if half.with_suffix("").exists():
            raise BackupBroken(half.stem)
        half.mkdir(mode=0o700)

    def _fill(self, origin: Origin, half: Path, step: Step) -> None:
        copy = half / DATABASE
        # The database first: a file is on the disk before a row names it.
        origin.database.copy(copy, lambda part: step(part * 0.4))
        for part in PARTS:
            there = origin.profile / part
            if part != DATABASE and there.is_file():
                copied(there, half / part)
        files = self._pool_files(origin.profile / FILES, step)
        step(0.8)
        revision = origin.database.prove(copy, lambda: step(0.8))
        sync_file(copy)
        step(0.95)
        facts = origin.facts()
        contents = Contents(
            version=facts["version"],
            counter=facts["counter"],
            revision=revision,
            parts={
                one.name: Part(one.stat().st_size, digest_of(one))
                for one in sorted(half.iterdir())
            },
            files=files,
        )
        written(half / CONTENTS, contents.signed(origin.key()))
        sync_folder(half)
        step(1.0)

    def _pool_files(self, kept: Path, step: Step) -> dict[str, Part]:
        """Copy what the pool lacks; what did not change since is not read again."""
        before = self._newest_files()
        there = [path for path in sorted(kept.glob("??/*")) if len(path.name) == 64]
        found: dict[str, Part] = {}
        for place, path in enumerate(there, 1):
            try:
                about = path.stat()
                known = before.get(path.name)
                same = known and known.fits(about.st_size, about.st_mtime_ns)
                if known and same and self._is_pooled(known):
                    found[path.name] = known
                    if place % OFTEN:
                        continue
                else:
                    found[path.name] = self._pool_file(path, about.st_mtime_ns)
            except FileNotFoundError:
                continue  # erased meanwhile: the portal has it
            step(0.4 + 0.4 * place / len(there))
        return found

    def _newest_files(self) -> Mapping[str, Part]:
        names = self.names()
        try:
            return self.contents(names[-1]).files if names else {}
        except StoreProblem:
            return {}  # then everything is read again

    def _pool_file(self, path: Path, changed: int) -> Part:
        content = path.read_bytes()
        one = Part(len(content), hashlib.sha256(content).hexdigest(), changed)
        if not self._is_pooled(one):
            place = self._pooled_as(one)
            place.parent.mkdir(mode=0o700, exist_ok=True)
            written(place, content)
            if digest_of(place) != one.sha256:
                place.unlink()
                raise BackupBroken(path.name)
        return one

    def _is_pooled(self, one: Part) -> bool:
        try:
            return self._pooled_as(one).stat().st_size == one.size
        except OSError:
            return False

    def _pooled_as(self, one: Part) -> Path:
        return self._pool / one.sha256[:2] / one.sha256

    def _pooled(self) -> Iterator[Path]:
        return self._pool.glob("??/*")

    def _lay(self, source: Path, target: Path, one: Part) -> None:
        copied(source, target)
        if digest_of(target) != one.sha256:
            raise BackupBroken(source.name)


def is_signed_by(contents: Contents, key: bytes) -> bool:
    """Say whether whoever has this key wrote the list of contents."""
    return hmac.compare_digest(contents.mac, contents.mac_by(key))


def profiles_in(folder: Path) -> Sequence[str]:
    """Return the profiles that have backups in a folder, by their ids."""
    try:
        there = [one.name for one in os.scandir(folder) if one.is_dir()]
    except OSError as error:
        raise BackupAway(str(folder)) from error
    return sorted(name for name in there if re.fullmatch(r"[0-9a-f]{32}", name))
