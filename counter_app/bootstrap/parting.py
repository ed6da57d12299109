"""What an administrator types to carry a queue by hand, and to give a PC up."""

import shutil
import sys
from glob import escape
from pathlib import Path

from counter_app.bootstrap.commands import with_counter
from counter_app.bootstrap.restoring import BEFORE
from counter_app.bootstrap.signing_in import asked, signed_in
from counter_app.bootstrap.use_cases import Counter
from counter_app.domain.errors import CounterError
from counter_app.machine import ProfileLock
from counter_app.paths import Paths
from counter_app.settings import Settings
from counter_app.vault.device_key import ENTRIES as DEVICE_KEY
from counter_app.vault.keys import PROFILE_ID, profile_keyring
from counter_app.vault.parcel import by_city, by_code
from counter_app.vault.recovery import CityKey
from counter_app.vault.vault import SECRET
from counter_app.vault.witness import ENTRY as WITNESS


def carry_out(paths: Paths, settings: Settings, out: Path, by: str) -> int:
    """Write all that is not sent into a sealed file; say the code that opens it."""

    def act(opened: Counter) -> None:
        signed_in(opened, by)
        done = opened.carrying.carry_out(out)
        sys.stdout.write(
            f"{out}: {done.operations} changes, {done.files} files; they stay here.\n"
            f"Code: {done.code}\nWrite it on paper and carry it apart from the stick.\n"
        )
        if done.parked:
            sys.stdout.write(
                f"{done.parked} more need an officer first; the file holds them, but"
                " nobody can send them from it.\n"
            )

    return with_counter(paths, settings, act)


def bring_in(
    paths: Paths, settings: Settings, path: Path, by: str, key: Path | None
) -> int:
    """Bring another PC's file to the portal; status 1 when some was not taken."""
    refused: list[str] = []

    def act(opened: Counter) -> None:
        signed_in(opened, by)
        if key is None:
            opener = by_code(asked("Code on the paper: "))
        else:
            opener = by_city(CityKey(key, asked("Password of the city's key: ")))
        done = opened.carrying.bring_in(path, opener)
        refused.extend(f"{name}: {why}" for name, why in done.refused)
        sys.stdout.write(
            f"Counter {done.counter}: the portal has {done.taken} changes,"
            f" {done.files} files.\n"
        )
        if done.parked:
            sys.stdout.write(f"{done.parked} need an officer at that PC.\n")

    status = with_counter(paths, settings, act)
    for line in refused:
        sys.stdout.write(f"not taken: {line}\n")
    return 1 if refused else status


def decommission(
    paths: Paths, settings: Settings, counter: str, by: str, *, alone: bool
) -> int:
    """Give this PC up: nothing unsent, shut out at the portal, keys and data erased.

    ``counter`` is typed to show that this PC is meant. ``alone``: the portal cannot
    be reached and will be told by its administrator (``city_portal revoke``).
    """
    if counter != settings.counter:
        raise ValueError(f"this PC is counter {settings.counter or '–'}")
    name: list[str] = []

    def act(opened: Counter) -> None:
        signed_in(opened, by)
        name.append(opened.office.device.id)
        if alone:
            opened.carrying.must_be_empty()
            return
        opened.syncing.now()
        opened.carrying.retire()

    status = with_counter(paths, settings, act)
    if status:
        return status
    try:
        _erase(paths, settings)
    except (CounterError, OSError) as problem:
        sys.stderr.write(f"Not everything could be erased: {problem}\n")
        return 1
    sys.stdout.write(f"This PC was {name[0]}; its keys and data are gone.\n")
    left = f"Now at the portal: revoke --device {name[0]}\n" if alone else ""
    sys.stdout.write(left)
    if settings.backup_folder:
        opener = (
            "only the city's key opens them"
            if settings.recovery_key
            else "no recovery_key was set: nothing opens them any more"
        )
        sys.stdout.write(
            f"Its backups are still in {settings.backup_folder}; {opener}.\n"
        )
    return 0


def _erase(paths: Paths, settings: Settings) -> None:
    """Take the keys away first: what is left then is noise.

    What restores set aside beside the profile goes too: the city's key opens it.
    """
    with ProfileLock(paths.profile):
        keyring = profile_keyring(paths.profile)
        identity = (paths.profile / PROFILE_ID).read_text(encoding="ascii").strip()
        for entry in (SECRET, *DEVICE_KEY, WITNESS):
            keyring.remove(entry)
        (paths.profile / "vault.json").unlink(missing_ok=True)
        chosen = settings.second_copy
        folder = Path(chosen) if chosen else paths.second_copy
        for copy in folder.glob(f"{identity}.copy*"):
            copy.unlink(missing_ok=True)
    for aside in paths.profile.parent.glob(f"{escape(paths.profile.name)}-{BEFORE}*"):
        shutil.rmtree(aside)
    shutil.rmtree(paths.profile)
