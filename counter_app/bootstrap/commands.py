"""What an administrator types: enrol this PC, let officers sign in."""

import argparse
import json
import os
import socket
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from getpass import getpass
from pathlib import Path

from counter_app.backups.disk import written
from counter_app.bootstrap.doors import ZONE, Doors
from counter_app.bootstrap.passwords import common_passwords
from counter_app.bootstrap.use_cases import Counter, Opening, open_counter
from counter_app.cli import overriding, sentences
from counter_app.domain.errors import CounterError, StoreReadOnly
from counter_app.domain.folding import nfc
from counter_app.domain.passwords import SHORTEST, is_too_weak
from counter_app.domain.people import Officer, Role
from counter_app.machine import ProfileLock, SystemClock, hold_private
from counter_app.paths import RESOURCES, Paths
from counter_app.services.session import account_name
from counter_app.settings import Settings, check_setting
from counter_app.store.database import open_engine
from counter_app.vault.keys import profile_keyring
from counter_app.vault.recovery import CityKey, make_city_key
from counter_app.vault.slots import cost_of_this_pc
from counter_app.vault.vault import recover


def enrol(
    paths: Paths, settings: Settings, portal: str, code: str, counter: str, by: str = ""
) -> int:
    """Exchange a one-time code for this PC's identity; keep the portal's address.

    Once officers are enrolled here, one of them has to sign in: ``by``.
    """

    def act(opened: Counter) -> None:
        _let_in(opened, by, settings.counter)
        device = opened.enrolment.enrol(code, counter, socket.gethostname())
        keep_setting(paths, "portal_url", portal)
        keep_setting(paths, "office", device.organisation.name)
        keep_setting(paths, "counter", device.counter)
        sys.stdout.write(f"This PC is {device.id}, counter {device.counter}.\n")

    if not portal.strip():
        raise ValueError("the portal's address is empty")
    check_setting("portal_url", portal)
    return with_counter(paths, replace(settings, portal_url=portal), act)


def add_officer(
    paths: Paths, settings: Settings, officer: Officer, by: str = ""
) -> int:
    """Ask for a password twice and let this officer sign in here.

    The first officer of a PC needs nobody, and administers it. Later ones are let in
    by ``by``, who types their own password first.
    """
    if not (officer.id.strip() and officer.name.strip()):
        raise ValueError("an officer needs an account and a name")
    first = typed_twice()
    fresh = replace(officer, name=nfc(officer.name).strip())

    def act(opened: Counter) -> None:
        if opened.session.has_officers():
            _let_in(opened, by, settings.counter)
            opened.officers.enrol(fresh, first)
        else:
            roles = fresh.roles | {Role.SITE_ADMIN}
            opened.session.enrol(replace(fresh, roles=roles), first)

    return with_counter(paths, settings, act)


def change_password(paths: Paths, settings: Settings, account: str) -> int:
    """Let an officer change their own password; what they half typed stays theirs."""
    try:
        old = getpass(f"Password of {account} now: ")
    except EOFError as error:
        raise ValueError("no password was typed") from error
    new = typed_twice()

    def act(opened: Counter) -> None:
        opened.session.sign_in(account, old, "")
        opened.officers.change_own(old, new)
        sys.stdout.write("Changed.\n")

    return with_counter(paths, settings, act)


def make_recovery_key(out: Path) -> int:
    """Make the city's key pair; say the public half, write the private one."""
    private, public = make_city_key(typed_twice())
    try:
        # This user's only from the first byte on, and never over an older key.
        handle = os.open(out, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(private)
    except OSError as error:
        raise ValueError(f"{out} cannot be written: {error}") from error
    sys.stdout.write(f'recovery_key = "{public}"\n')
    return 0


def recover_profile(paths: Paths, key: Path, account: str) -> int:
    """Let one officer in again with the city's private key."""
    try:
        city = CityKey(key, getpass("Password of the city's key: "))
        password = typed_twice()
        hold_private()
        with ProfileLock(paths.profile):
            keyring = profile_keyring(paths.profile)
            given = (account_name(account), password, cost_of_this_pc())
            keys = recover(paths.profile, keyring, city, given)
            open_engine(paths.database, keys.database).dispose()
    except EOFError as error:
        raise ValueError("no password was typed") from error
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    sys.stdout.write(f"{account} may sign in here again. Enrol the others anew.\n")
    return 0


def set_law(paths: Paths, settings: Settings, given: argparse.Namespace) -> int:
    """Set a value of the law by hand; ``--by`` administers the site.

    ValueError for what makes no value.
    """
    today = SystemClock().now().astimezone(ZONE).date()
    override = overriding.override_of(given, today)

    def act(opened: Counter) -> None:
        _let_in(opened, given.by, settings.counter)
        number = opened.law_work.setting.set(override)
        sys.stdout.write(f"Number {number}: {override.procedure} is set by hand.\n")

    return with_counter(paths, settings, act)


def end_law(paths: Paths, settings: Settings, number: int, by: str) -> int:
    """Let the catalogue's own value hold again."""

    def act(opened: Counter) -> None:
        _let_in(opened, by, settings.counter)
        opened.law_work.setting.take_back(number)
        sys.stdout.write(f"Number {number} is taken back.\n")

    return with_counter(paths, settings, act)


def list_law(paths: Paths, settings: Settings, by: str) -> int:
    """Say every value ever set by hand."""

    def act(opened: Counter) -> None:
        _let_in(opened, by, settings.counter)
        for one in opened.law_work.setting.every():
            sys.stdout.write(f"{overriding.line(one)}\n")

    return with_counter(paths, settings, act)


def _let_in(opened: Counter, by: str, counter: str) -> None:
    """Open the vault: by this PC alone while no officer has come, else by one."""
    if not opened.session.has_officers():
        opened.session.found()
    elif by:
        opened.session.sign_in(by, getpass(f"Password of {by}: "), counter)


def typed_twice() -> str:
    """Ask for a new password twice; ValueError for one that will not do."""
    try:
        first, second = getpass("Password: "), getpass("The same again: ")
    except EOFError as error:
        raise ValueError("no password was typed") from error
    if first != second:
        raise ValueError("the two passwords differ")
    if len(first) < SHORTEST:
        raise ValueError(f"a password needs {SHORTEST} letters at least")
    if is_too_weak(first, common_passwords(RESOURCES)):
        raise ValueError("everybody would guess this password; take another")
    return first


def keep_setting(paths: Paths, name: str, value: str | int) -> None:
    """Write one setting into the profile's settings, keeping the others.

    Raises StoreReadOnly. A power cut leaves the old file or the new one.
    """
    kept = {}
    if paths.settings.exists():
        kept = tomllib.loads(paths.settings.read_text(encoding="utf-8"))
    kept[name] = value
    lines = [f"{key} = {_toml(value)}" for key, value in kept.items()]
    try:
        written(paths.settings, ("\n".join(lines) + "\n").encode())
    except OSError as error:
        raise StoreReadOnly(str(paths.settings)) from error


def _toml(value: str | int) -> str:
    # JSON's strings are TOML's, but for one letter that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def with_counter(
    paths: Paths,
    settings: Settings,
    act: Callable[[Counter], None],
    *,
    rollback_is_meant: bool = False,
) -> int:
    """Open the counter for one act; 1 and a sentence when something is in the way."""
    clock = SystemClock()
    opening = Opening(
        paths=paths,
        settings=settings,
        announce=lambda _news: None,
        doors=Doors(clock),
        clock=clock,
        rollback_is_meant=rollback_is_meant,
    )
    try:
        counter = open_counter(opening)
        try:
            act(counter)
        finally:
            counter.close()
    except CounterError as problem:
        sys.stderr.write(f"{sentences.said(problem)}\n")
        return 1
    return 0
