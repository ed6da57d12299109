"""What an administrator types to get data back from a backup, or to rehearse that.

The backup is laid out beside the profile, opened and read to its end there, and only
then takes the profile's place; what was there before is set aside, never thrown away.
"""

import logging
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from counter_app.backups.contents import Contents
from counter_app.backups.sets import BackupSets, is_signed_by
from counter_app.bootstrap.backing import newest, sets_of
from counter_app.bootstrap.commands import typed_twice, with_counter
from counter_app.bootstrap.doors import ZONE, Doors
from counter_app.bootstrap.signing_in import asked, signed_in
from counter_app.bootstrap.use_cases import Counter, Opening, open_counter
from counter_app.cli import sentences
from counter_app.cli.name import as_typed
from counter_app.documents.files import EncryptedFiles
from counter_app.domain.backups import Held, Proof
from counter_app.domain.errors import CounterError, FileDamaged, WrongPassword
from counter_app.domain.ids import Sha256
from counter_app.domain.keeping_errors import BackupBroken, CityKeyNeeded
from counter_app.machine import ProfileLock, SystemClock, hold_private, make_private
from counter_app.paths import Paths
from counter_app.services.session import account_name
from counter_app.settings import Settings
from counter_app.store.audit import SqlAudit
from counter_app.store.copying import count_copy, prove_copy
from counter_app.store.holding import hold
from counter_app.store.opening import close_store, file_digest, open_store
from counter_app.vault.device_key import ENTRIES as DEVICE_KEY
from counter_app.vault.keyring_choice import SystemKeyring
from counter_app.vault.keys import Keys, profile_keyring
from counter_app.vault.recovery import CityKey
from counter_app.vault.sealing import Sealer
from counter_app.vault.slot_file import SlotFile
from counter_app.vault.slots import cost_of_this_pc
from counter_app.vault.vault import FILE, OLD_SECRET, SECRET, Vault, recover
from counter_app.vault.witness import ENTRY, KeptWitness, Noted

log = logging.getLogger(__name__)
STAGING = "restoring"
BEFORE = "before-"
"""After the profile's name and a hyphen: what a restore has set aside."""
MARK = "%Y%m%d-%H%M%S"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was typed."""

    place: Path
    """The folder of the backups."""
    profile: str = ""
    """The beginning of a profile's id, if there are several."""
    name: str = ""
    """Which backup; empty: the newest."""
    by: str = ""
    other: str = ""
    """The second officer."""
    key: Path | None = None
    """The city's private key, in place of two officers of a PC that is gone."""


def restore(paths: Paths, given: Asked) -> int:
    """Put a backup in the profile's place; it waits there to be confirmed."""
    return _told(lambda: _restore(paths, given))


def drill(paths: Paths, given: Asked) -> int:
    """Restore into a throw-away folder and read all of it; nothing else changes."""
    return _told(lambda: _drill(paths, given))


def confirm(paths: Paths, settings: Settings, by: str) -> int:
    """Go on with restored data as the next incarnation, and synchronise."""

    def act(opened: Counter) -> None:
        signed_in(opened, by)
        device = opened.confirming.confirm()
        sys.stdout.write(f"This PC is {device.id}, incarnation {device.incarnation}.\n")
        opened.syncing.now()

    return with_counter(paths, settings, act)


def _restore(paths: Paths, given: Asked) -> None:
    now = SystemClock().now()
    sets, name = _chosen(paths, given)
    staging = paths.profile.with_name(f"{paths.profile.name}-{STAGING}")
    make_private(paths.profile.parent)
    aside = None
    held = ExitStack()
    if paths.profile.exists():
        aside = paths.profile.with_name(f"{paths.profile.name}-{BEFORE}{now:{MARK}}")
        held.enter_context(ProfileLock(paths.profile))  # nobody works on it meanwhile
    with held, _laid_out(sets, name, staging) as contents:
        keyring = profile_keyring(staging)
        with _entries_kept(keyring):
            keys, by = _let_in(staging, keyring, given)
            proof = _proven(staging, contents, keys, sets, name)
            _hold(
                staging,
                keyring,
                keys,
                Held(
                    backup=proof.backup.at.isoformat(),
                    restored_at=now.isoformat(),
                    by=by,
                ),
            )
            if sys.platform == "win32":
                held.close()  # a folder with an open file is not renamed there
            if aside:
                paths.profile.replace(aside)
            staging.replace(paths.profile)
    sys.stdout.write(f"{_line(proof)}\n")
    if aside:
        sys.stdout.write(f"What was there before is in {aside}.\n")
    left = (
        "Nothing is numbered or sent before it is confirmed: start the program and"
        " look, then `main.py restore --confirm --by ACCOUNT`; on a new PC,"
        " `main.py enrol` with a new code.\n"
    )
    sys.stdout.write(as_typed(left))


def _drill(paths: Paths, given: Asked) -> None:
    sets, name = _chosen(paths, given)
    with tempfile.TemporaryDirectory(prefix="mot-cua-drill-") as folder:
        staging = Path(folder) / "profile"
        with _laid_out(sets, name, staging) as contents:
            keyring = profile_keyring(staging)
            with _entries_kept(keyring, always=True):
                keys = _keys_for_drill(staging, keyring, given)
                proof = _proven(staging, contents, keys, sets, name)
    sys.stdout.write(f"{_line(proof)}\nThe drill held; nothing was changed here.\n")


def _chosen(paths: Paths, given: Asked) -> tuple[BackupSets, str]:
    hold_private()
    sets = sets_of(paths, given.place, given.profile)
    return sets, given.name or newest(sets)


@contextmanager
def _laid_out(sets: BackupSets, name: str, staging: Path) -> Iterator[Contents]:
    if staging.exists():  # of a restore that was cut off; the backup has it all
        shutil.rmtree(staging)
    make_private(staging)
    try:
        yield sets.lay_out(name, staging, lambda _part: None)
    except BaseException:
        shutil.rmtree(staging, ignore_errors=True)
        raise


@contextmanager
def _entries_kept(keyring: SystemKeyring, *, always: bool = False) -> Iterator[None]:
    """Take back what the copy put into the keyring, unless the copy stays.

    The profile that is here has the same entries: what it was last seen as, and (a
    restore by the city's key makes a new one) the secret its own officers need.
    """
    before = {entry: keyring.get(entry) for entry in (ENTRY, SECRET, *DEVICE_KEY)}
    done = False
    try:
        yield
        done = True
    finally:
        if not done or always:
            for entry, value in before.items():
                if value is None:
                    keyring.remove(entry)
                elif keyring.get(entry) != value:
                    keyring.put(entry, value)


def _is_of_this_pc(keyring: SystemKeyring) -> None:
    """Raise CityKeyNeeded where no password can open the copy, before one is asked."""
    if keyring.get(SECRET) is None and keyring.get(OLD_SECRET) is None:
        raise CityKeyNeeded


def _let_in(staging: Path, keyring: SystemKeyring, given: Asked) -> tuple[Keys, str]:
    """Let two officers agree, or one with the city's key; return keys and who."""
    if given.key is not None:
        city = CityKey(given.key, asked("Password of the city's key: "))
        officer = account_name(given.by)
        slot = (officer, typed_twice(), cost_of_this_pc())
        return recover(staging, keyring, city, slot), f"{officer} city"
    _is_of_this_pc(keyring)
    other = asked(f"Password of {given.other}: ")
    own = asked(f"Password of {given.by}: ")
    with _opened(staging) as counter:
        agreed = counter.session.sign_in(given.other, other, "").officer
        counter.session.sign_in(given.by, own, "")
        counter.journal.accepting.accept(agreed.id)
    return _keys_of(staging, keyring, given.by, own), f"{given.by} {agreed.id}"


def _keys_for_drill(staging: Path, keyring: SystemKeyring, given: Asked) -> Keys:
    if given.key is not None:
        city = CityKey(given.key, asked("Password of the city's key: "))
        found = SlotFile.unproven(staging / FILE).recovery
        if found is None:
            raise BackupBroken(FILE)
        return Keys.of(city.opened(found.master, "master"))
    _is_of_this_pc(keyring)
    word = asked(f"Password of {given.by}: ")
    with _opened(staging) as counter:
        counter.session.sign_in(given.by, word, "")
    return _keys_of(staging, keyring, given.by, word)


@contextmanager
def _opened(staging: Path) -> Iterator[Counter]:
    """Open the copy as the program would; it asks nobody and sends nothing."""
    clock = SystemClock()
    counter = open_counter(
        Opening(
            paths=Paths(staging),
            settings=Settings(),
            announce=lambda _news: None,
            doors=Doors(clock),
            clock=clock,
            rollback_is_meant=True,
        )
    )
    try:
        yield counter
    finally:
        counter.close()


def _keys_of(staging: Path, keyring: SystemKeyring, account: str, word: str) -> Keys:
    vault = Vault(staging, keyring, cost=cost_of_this_pc, opened=lambda _keys: None)
    if not vault.admit(account_name(account), word):
        raise WrongPassword(0)
    return vault.keys


def _proven(
    staging: Path, contents: Contents, keys: Keys, sets: BackupSets, name: str
) -> Proof:
    """Read all of it: signature, pages, rows, the journal's chain, every file."""
    if not is_signed_by(contents, keys.backups):
        raise BackupBroken("contents.json")
    # As it was written: the copy beside was opened, and may have been brought up to
    # the tables of this program.
    prove_copy(sets.path(name, "counter.db"), keys.database)
    database = Paths(staging).database
    files = EncryptedFiles(Paths(staging).files, Sealer(keys.files))
    broken = []
    for sha256 in contents.files:
        try:
            files.read(Sha256(sha256))
        except FileDamaged:
            broken.append(sha256)
    if broken:
        raise BackupBroken(", ".join(broken[:3]))
    now = SystemClock().now()
    engine = open_store(database, keys.database, now)
    try:
        finding = SqlAudit(engine).broken()
        journal = SqlAudit(engine).head().seq
    finally:
        close_store(engine)
    if finding is not None:
        raise BackupBroken(f"journal {finding.seq}")
    dossiers, unsent = count_copy(database, keys.database)
    return Proof(
        backup=sets.backup(name), dossiers=dossiers, unsent=unsent, journal=journal
    )


def _hold(staging: Path, keyring: SystemKeyring, keys: Keys, held: Held) -> None:
    """Take the identity away, and note the file and its journal as ours."""
    database, noted = Paths(staging).database, Noted(KeptWitness(keyring))
    now: datetime = SystemClock().now()
    engine = open_store(database, keys.database, now)
    try:
        hold(engine, held, now, held.by.partition(" ")[0])
        head = str(SqlAudit(engine).head())
    finally:
        close_store(engine)
    noted.note(head)
    noted.left(file_digest(database))


def _line(proof: Proof) -> str:
    at = proof.backup.at.astimezone(ZONE)
    return (
        f"Backup of {at:%d/%m/%Y %H:%M}: {proof.dossiers} dossiers, {proof.unsent}"
        f" changes not confirmed by the portal, {proof.backup.files} files,"
        f" {proof.journal} entries of the journal; all of it was read."
    )


def _told(act: Callable[[], None]) -> int:
    try:
        act()
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    return 0
