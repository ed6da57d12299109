"""What the system's task or IT staff type: is there a newer version, bring it, take it.

An officer's program installs nothing: it has no right to, and a counter must not change
under somebody's hands. ``install`` is for root, outside working hours (SECURITY 2.4).
"""

import os
import stat
import sys
from pathlib import Path

from counter_app.bootstrap.doors import ZONE
from counter_app.bootstrap.installing import Installer, failed_version
from counter_app.bootstrap.system_proxies import session_by
from counter_app.bootstrap.version import program_version
from counter_app.cli import sentences
from counter_app.domain.errors import CounterError
from counter_app.domain.updates import Not, Offer, hindrance, offered_as
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.updates.repository import Repository

ROOT = Path("/etc/mot-cua-phuong/updates/root.json")
"""The city's first root; whoever may write it says which updates are believed."""
OF_SYSTEM = Path("/var/lib/mot-cua-phuong/updates")
LARGEST_ROOT = 1 << 20
"""Bytes."""
SYSTEM = "win_amd64.msi" if sys.platform == "win32" else "amd64.deb"
SAID = {
    Not.NOT_NEWER: "this PC has it, or a newer one",
    Not.HALTED: "its spread was stopped",
    Not.NOT_YET: "it is not this PC's turn yet",
    Not.TOO_OLD: "an earlier version has to be installed first",
    Not.FAILED_HERE: "this PC went back from it: see update-state.json (--again tries)",
    Not.WORKING_HOURS: "not in working hours (07:30 to 17:30)",
}


def update(
    paths: Paths,
    settings: Settings,
    what: str,
    source: str,
    out: Path | None,
    *,
    again: bool = False,
) -> int:
    """Check, fetch or install; status 1 with a sentence, 0 also when nothing is new.

    ``again`` takes also the version this PC went back from.
    """
    place = source or settings.update_source
    if not place:
        raise ValueError("say with --from where the updates are, or set update_source")
    state = OF_SYSTEM if _is_root() else paths.profile / "updates"
    root = trusted_file(ROOT)
    if what == "install":
        _must_be_root()
        out = None  # not where somebody else might change it before it is installed
    if not out:
        own_folder(state)
    try:
        repository = Repository(root, state / "trusted", place, session_by(settings))
        offer = repository.offer(offered_as(SYSTEM, settings.update_channel))
        if offer is None:
            sys.stdout.write("Nothing is offered for this system.\n")
            return 0
        failed = "" if again else failed_version()
        why = _hindrance(offer, settings, failed, installing=what == "install")
        words = f", but {SAID[why]}" if why else ""
        sys.stdout.write(f"Version {offer.version} is offered{words}.\n")
        if what == "check" or why:
            return 0
        package = repository.fetch(offer, out or state / "packages")
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    sys.stdout.write(f"{package}: size and hash as signed.\n")
    if what == "install":
        return Installer(repository, state).install(package, offer.version)
    return 0


def trusted_file(path: Path) -> bytes:
    """Return a file that only root, or this user, may write; ValueError else.

    What is checked is what is read: the opened file, and never behind a link.
    """
    follow_no_link = getattr(os, "O_NOFOLLOW", 0)
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | follow_no_link), "rb") as file:
            _must_be_ours(path, os.fstat(file.fileno()))
            return file.read(LARGEST_ROOT)
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from error


def own_folder(path: Path) -> None:
    """Make a folder nobody else may write, or find it so; ValueError else."""
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        about = path.lstat()
    except OSError as error:
        raise ValueError(f"{path}: {error.strerror}") from error
    if not stat.S_ISDIR(about.st_mode):
        raise ValueError(f"{path} is a link")
    _must_be_ours(path, about)


def _must_be_ours(path: Path, about: os.stat_result) -> None:
    if sys.platform == "win32":
        return  # rights are lists there; the folders of the system are its own
    if about.st_uid not in {0, os.geteuid()} or about.st_mode & 0o022:
        raise ValueError(f"{path} must belong to root, and nobody else may write it")


def _hindrance(
    offer: Offer, settings: Settings, failed: str, *, installing: bool
) -> Not | None:
    return hindrance(
        offer,
        program_version() or "0",
        settings.update_ring,
        SystemClock().now().astimezone(ZONE),
        may_install=installing,
        failed=failed,
    )


def _must_be_root() -> None:
    if not _is_root():
        raise ValueError("installing takes an administrator (root)")


def _is_root() -> bool:
    return sys.platform != "win32" and os.geteuid() == 0
