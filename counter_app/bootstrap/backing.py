"""What an administrator types about backups: one now, which there are, all whole?"""

import sys
from pathlib import Path

from counter_app.backups.sets import BackupSets, profiles_in
from counter_app.bootstrap.backup_work import readable
from counter_app.bootstrap.commands import with_counter
from counter_app.bootstrap.signing_in import signed_in
from counter_app.bootstrap.use_cases import Counter
from counter_app.cli import sentences
from counter_app.domain.backups import Backup
from counter_app.domain.errors import CounterError
from counter_app.domain.keeping_errors import BackupAway, BackupBroken
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.vault.keys import PROFILE_ID

MIB = 1 << 20


def backup_now(paths: Paths, settings: Settings, by: str) -> int:
    """Back up at once, beside a program that does not run; 1 and why if it fails."""

    def act(opened: Counter) -> None:
        signed_in(opened, by)
        done = opened.backing_up.now()
        if done is not None:
            sys.stdout.write(f"Written and read back: {line(done)}\n")

    return with_counter(paths, settings, act)


def list_backups(paths: Paths, settings: Settings, place: Path | None) -> int:
    """Say which backups there are, oldest first; needs no password."""
    try:
        for one in readable(sets_of(paths, _place(settings, place), "")):
            sys.stdout.write(f"{line(one)}\n")
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    return 0


def verify_backup(
    paths: Paths, settings: Settings, place: Path | None, name: str
) -> int:
    """Read a backup back, the newest unless one is named; 1 when it is not whole.

    Needs no password: hashes are compared, nothing is opened. A drill opens it.
    """
    try:
        sets = sets_of(paths, _place(settings, place), "")
        chosen = name or newest(sets)
        broken = sets.broken(chosen, lambda _part: None)
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    for part in broken:
        sys.stdout.write(f"not what was written: {part}\n")
    if not broken:
        sys.stdout.write(f"{chosen} is whole.\n")
    return 1 if broken else 0


def line(one: Backup) -> str:
    """Return one line about a backup."""
    size = f"{one.size / MIB:.1f} MiB, {one.files} files"
    return f"{one.name}  {size}, counter {one.counter or '–'}, program {one.version}"


def sets_of(paths: Paths, folder: Path, profile: str) -> BackupSets:
    """Return the backups of one profile in a folder.

    ``profile`` is the beginning of its id; without one, that of this profile, or the
    only one there. BackupAway, or BackupBroken when nobody can say which is meant.
    """
    there = profiles_in(folder)
    own = paths.profile / PROFILE_ID
    wanted = profile
    if not wanted and own.exists():
        wanted = own.read_text(encoding="ascii", errors="replace").strip()
    found = [one for one in there if one.startswith(wanted)]
    if not profile and not found:
        found = list(there)  # a new PC: its own profile has no backup yet
    if len(found) != 1:
        raise BackupBroken(f"{len(found)} profiles fit: {', '.join(found) or '–'}")
    return BackupSets(folder, found[0])


def newest(sets: BackupSets) -> str:
    """Return the name of the newest whole backup; BackupBroken when there is none."""
    names = sets.names()
    if not names:
        raise BackupBroken("there is no backup")
    return names[-1]


def _place(settings: Settings, place: Path | None) -> Path:
    if place is None and not settings.backup_folder:
        raise BackupAway("")
    return place or Path(settings.backup_folder)
