"""Is the profile's folder where it can be trusted to keep things?"""

import os
import shutil
import stat
import sys
from pathlib import Path

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    found,
    good,
)

MIB = 1 << 20
ROOM_TO_WORK = 200 * MIB
ROOM_FOR_A_MONTH = 2048 * MIB
INODES = 10_000
REMOTE = frozenset(
    {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "davfs", "fuse.sshfs"}
)
SYNCED = ("onedrive", "google drive", "googledrive", "dropbox", "icloud")
LOGS = 10 * MIB


def _existing(path: Path) -> Path:
    """Return the path, or its nearest folder that is there."""
    return next(one for one in (path, *path.parents) if one.exists())


def writable(around: Surroundings) -> Finding:
    """DR-020: a file can be written, made durable and taken away again."""
    folder = _existing(around.profile)
    probe = folder / f".doctor-{os.getpid()}"
    try:
        with probe.open("xb") as file:
            file.write(b"probe")
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return bad(why=error.strerror, folder=folder)
    finally:
        probe.unlink(missing_ok=True)
    return good(folder=folder)


def private(around: Surroundings) -> Finding:
    """DR-021: nobody else of this PC can read the profile."""
    if sys.platform == "win32" or not around.profile.exists():
        return NOTHING_TO_CHECK
    about = around.profile.stat()
    mode = stat.S_IMODE(about.st_mode)
    private = not mode & 0o077 and about.st_uid == os.getuid()
    return Finding(private, {"why": f"mode {mode:04o}, uid {about.st_uid}"})


def local(around: Surroundings) -> Finding:
    """DR-022: the profile lies on a disk of this PC, not on a share."""
    folder = _existing(around.profile).resolve()
    kind = _kind(folder, around.mounts)
    synced = [one for one in SYNCED if one in str(folder).casefold()]
    remote = str(folder).startswith(("\\\\", "//"))
    if kind in REMOTE or synced or remote:
        return bad(why=kind if kind in REMOTE else folder)
    return good(why=kind)


def _kind(folder: Path, mounts: Path) -> str:
    """Return the kind of file system the folder is on, by /proc/mounts."""
    try:
        lines = mounts.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return "?"
    kinds = {
        Path(fields[1].replace("\\040", " ")): fields[2]
        for fields in map(str.split, lines)
        if len(fields) > 2
    }
    own = [place for place in kinds if folder.is_relative_to(place)]
    return kinds[max(own, key=lambda one: len(one.parts))] if own else "?"


def room(around: Surroundings) -> Finding:
    """DR-023: there is room to go on working today."""
    free = shutil.disk_usage(_existing(around.profile)).free
    return Finding(free >= ROOM_TO_WORK, {"mib": free // MIB})


def room_ahead(around: Surroundings) -> Finding:
    """DR-024: there is room for a month of scans."""
    free = shutil.disk_usage(_existing(around.profile)).free
    return Finding(free >= ROOM_FOR_A_MONTH, {"mib": free // MIB})


def names_left(around: Surroundings) -> Finding:
    """DR-025: the file system can hold more files."""
    if sys.platform == "win32":
        return NOTHING_TO_CHECK
    about = os.statvfs(_existing(around.profile))
    free = about.f_favail
    counted = about.f_files > 0  # some file systems have no such limit
    return Finding(not counted or free >= INODES, {"n": free if counted else "–"})


def temporary(around: Surroundings) -> Finding:
    """DR-026: the temporary folder takes files."""
    probe = around.temporary / f".doctor-{os.getpid()}"
    try:
        probe.write_bytes(b"probe")
    except OSError as error:
        return bad(why=f"{around.temporary}: {error.strerror}")
    finally:
        if around.temporary.is_dir():
            probe.unlink(missing_ok=True)
    return good()


def logs(around: Surroundings) -> Finding:
    """DR-027: the log is small and can be written."""
    folder = around.profile / "logs"
    if not folder.is_dir():
        return NOTHING_TO_CHECK
    size = sum(one.stat().st_size for one in folder.iterdir() if one.is_file())
    if not os.access(folder, os.W_OK):
        return bad(why=folder, mib=size // MIB)
    return Finding(size <= LOGS, {"why": f"{size // MIB} MiB", "mib": size // MIB})


def leftovers(around: Surroundings) -> Finding:
    """DR-028: no half-written file of an earlier power cut lies about."""
    if not around.profile.is_dir():
        return NOTHING_TO_CHECK
    halves = (around.profile.glob(name) for name in ("*.new", "*-before-*.part"))
    left = sorted(one.name for half in halves for one in half)
    return found(", ".join(left))
