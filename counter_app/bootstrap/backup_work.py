"""Backing up, joined to the store, the vault and the folder the policy names."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import sleep

from counter_app.backups.sets import STAMP, BackupSets, Origin, Step
from counter_app.bootstrap.version import program_version
from counter_app.bootstrap.vital_signs import VitalSigns
from counter_app.domain.backups import Backup
from counter_app.domain.errors import StoreProblem
from counter_app.paths import Paths
from counter_app.services.backing_up import BackingUp
from counter_app.services.ports import Clock
from counter_app.services.session import Session
from counter_app.settings import Settings
from counter_app.store.copying import StoreCopies
from counter_app.store.opening import LateStore
from counter_app.vault.keys import PROFILE_ID, Keys

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class BackupGround:
    """What backing up stands on."""

    paths: Paths
    settings: Settings
    store: LateStore
    keys: Callable[[], Keys]
    """Once the vault is open."""
    session: Session
    clock: Clock


def assemble_backing_up(ground: BackupGround, signs: VitalSigns) -> BackingUp:
    """Join them."""
    return BackingUp(
        disk=BackupDisk(ground),
        signs=signs,
        session=ground.session,
        clock=ground.clock,
        rest=sleep,
        every=timedelta(hours=ground.settings.backup_hours),
        is_open=lambda: ground.store.is_open,
    )


class BackupDisk:
    """The folder the policy names, with the backups of this profile."""

    def __init__(self, ground: BackupGround) -> None:
        settings, profile = ground.settings, ground.paths.profile
        self.place = settings.backup_folder
        self._keep = settings.backup_keep
        self._profile = profile
        name = (profile / PROFILE_ID).read_text(encoding="ascii").strip()
        self._sets = BackupSets(Path(self.place), name)
        self._origin = Origin(
            profile=profile,
            database=StoreCopies(ground.store.engine, lambda: ground.keys().database),
            key=lambda: ground.keys().backups,
            facts=lambda: {
                "version": program_version(),
                "counter": settings.counter,
            },
        )

    def away(self) -> bool:
        """Say whether it is not there now; a new folder beside others is."""
        return not self._sets.folder.parent.is_dir()

    def same_disk(self) -> bool:
        """Say whether it lies on the disk of the profile."""
        try:
            there = self._sets.folder.stat().st_dev
        except OSError:
            return False
        return there == self._profile.stat().st_dev

    def newest(self) -> datetime | None:
        """Return the moment of the newest backup there."""
        names = self._sets.names()
        if not names:
            return None
        return datetime.strptime(names[-1], STAMP).replace(tzinfo=UTC)

    def every(self) -> Sequence[Backup]:
        """Return what can be read there, oldest first."""
        return readable(self._sets)

    def write(self, at: datetime, step: Step) -> Backup:
        """Write one more and prove it."""
        return self._sets.write(self._origin, at, step)

    def prune(self) -> None:
        """Take the oldest away, as many as the policy says."""
        self._sets.prune(self._keep)

    def broken(self, name: str, step: Step) -> Sequence[str]:
        """Read one back; return what of it is not what was written."""
        return self._sets.broken(name, step)


def readable(sets: BackupSets) -> Sequence[Backup]:
    """Return the backups whose contents can be read, oldest first."""
    found = []
    for name in sets.names():
        try:
            found.append(sets.backup(name))
        except StoreProblem as problem:
            log.warning("the backup %s: %s", name, type(problem).__name__)
    return found
