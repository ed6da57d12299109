"""What the system's task or IT staff type: is there a newer version, bring it, take it.

An officer's program installs nothing: it has no right to, and a counter must not change
under somebody's hands. ``install`` is for root, outside working hours (SECURITY 2.4).
"""

import os
import shutil
import stat
import sys
from dataclasses import dataclass
from pathlib import Path

from counter_app.bootstrap.installing import Installer, failed_version
from counter_app.bootstrap.system_proxies import session_by
from counter_app.bootstrap.version import program_version
from counter_app.cli import sentences
from counter_app.domain.errors import CounterError, PortalProblem
from counter_app.domain.updates import Not, Offer, hindrance, offered_as
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.sync.portal_client import HttpPortal
from counter_app.updates.repository import Repository

ON_WINDOWS = sys.platform == "win32"
OF_WINDOWS = Path(os.environ.get("PROGRAMFILES", "/")) / "MotCuaPhuong updates"
"""Beside the program: only administrators write there, as not in ProgramData."""
ROOT = Path("/etc/mot-cua-phuong/updates/root.json")
"""The city's first root; whoever may write it says which updates are believed."""
OF_SYSTEM = Path("/var/lib/mot-cua-phuong/updates")
if ON_WINDOWS:
    ROOT, OF_SYSTEM = OF_WINDOWS / "root.json", OF_WINDOWS
NEXT = "next.msi"
"""What Windows' installer takes after us (installers/windows/update_task.py)."""
LARGEST_ROOT = 1 << 20
"""Bytes."""
SYSTEM = "win_amd64.msi" if ON_WINDOWS else "amd64.deb"
SAID = {
    Not.NOT_NEWER: "this PC has it, or a newer one",
    Not.HALTED: "its spread was stopped",
    Not.NOT_YET: "it is not this PC's turn yet",
    Not.TOO_OLD: "an earlier version has to be installed first",
    Not.FAILED_HERE: "this PC went back from it: see update-state.json (--again tries)",
    Not.CITY_SILENT: "the city could not be asked whether it was halted",
    Not.WORKING_HOURS: "not in working hours (07:30 to 17:30)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is asked for."""

    what: str
    """``check``, ``fetch`` or ``install``."""
    source: str = ""
    out: Path | None = None
    again: bool = False
    """Take also the version this PC went back from."""
    scheduled: bool = False
    """The system's task asks: it obeys ``auto_update``, and waits for the city."""


def update(paths: Paths, settings: Settings, wish: Wish) -> int:
    """Check, fetch or install; status 1 with a sentence, 0 also when nothing is new."""
    if wish.scheduled and not settings.auto_update:
        sys.stdout.write("auto_update is 0: IT staff install on this PC.\n")
        return 0
    place = wish.source or settings.update_source
    if not place:
        raise ValueError("say with --from where the updates are, or set update_source")
    if wish.what == "install":
        _must_be_root()
        # What lies there is of another evening; it is taken again only if it is wanted.
        (OF_SYSTEM / NEXT).unlink(missing_ok=True)
    try:
        return _take(paths, settings, wish, place)
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1


def _take(paths: Paths, settings: Settings, wish: Wish, place: str) -> int:
    state = OF_SYSTEM if _is_root() else paths.profile / "updates"
    root = trusted_file(ROOT)
    # Not where somebody else might change it before it is installed.
    out = wish.out if wish.what != "install" else None
    if not out:
        own_folder(state)
    repository = Repository(root, state / "trusted", place, session_by(settings))
    offer = repository.offer(offered_as(SYSTEM, settings.update_channel))
    if offer is None:
        sys.stdout.write("Nothing is offered for this system.\n")
    if offer is None or not _is_wanted(offer, settings, wish):
        return 0
    package = repository.fetch(offer, out or state / "packages")
    sys.stdout.write(f"{package}: size and hash as signed.\n")
    if wish.what != "install":
        return 0
    if ON_WINDOWS:
        return stage(package, state)
    return Installer(repository, state).install(package, offer.version)


def stage(package: Path, folder: Path) -> int:
    """Put a proven package where Windows' installer finds it, whole or not at all."""
    beside = folder / f".{NEXT}.new"
    shutil.copyfile(package, beside)
    beside.replace(folder / NEXT)
    sys.stdout.write(f"{folder / NEXT}: the installer takes it now.\n")
    return 0


def _is_wanted(offer: Offer, settings: Settings, wish: Wish) -> bool:
    """Say what is offered and why it is not taken, if so."""
    why = _hindrance(offer, settings, wish)
    words = f", but {SAID[why]}" if why else ""
    sys.stdout.write(f"Version {offer.version} is offered{words}.\n")
    return not why and wish.what != "check"


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


def _hindrance(offer: Offer, settings: Settings, wish: Wish) -> Not | None:
    # Not at the top: the doctor comes by and has to say when there is no such zone.
    from counter_app.bootstrap.doors import ZONE

    return hindrance(
        offer,
        program_version() or "0",
        settings.update_ring,
        SystemClock().now().astimezone(ZONE),
        may_install=wish.what == "install",
        failed="" if wish.again else failed_version(),
    ) or _halted_by_city(offer, settings, scheduled=wish.scheduled)


def _halted_by_city(offer: Offer, settings: Settings, *, scheduled: bool) -> Not | None:
    """Ask the portal, where one is known, whether it stopped this version.

    It can only keep a PC as it is. The evening's task waits for its answer; who
    installs by hand is told that it could not be asked.
    """
    if not settings.portal_url:
        return None
    try:
        with session_by(settings) as web:
            halted = HttpPortal(settings.portal_url, web).halted_versions()
    except PortalProblem as problem:
        if scheduled:
            return Not.CITY_SILENT
        sys.stderr.write(
            f"Whether the city halted it could not be asked: {type(problem).__name__}\n"
        )
        return None
    return Not.HALTED if offer.version in halted else None


def _must_be_root() -> None:
    if not _is_root():
        raise ValueError("installing takes an administrator (root)")


def _is_root() -> bool:
    if sys.platform == "win32":  # pragma: no cover -- no such machine at hand
        import ctypes

        return bool(ctypes.windll.shell32.IsUserAnAdmin())
    return os.geteuid() == 0
