"""What an administrator types: enrol this PC, let officers sign in."""

import json
import os
import socket
import sys
import tomllib
from collections.abc import Callable
from dataclasses import replace
from getpass import getpass

from counter_app.bootstrap.doors import Doors
from counter_app.bootstrap.use_cases import Counter, Opening, open_counter
from counter_app.cli import sentences
from counter_app.domain.errors import CounterError, StoreReadOnly
from counter_app.domain.folding import nfc
from counter_app.domain.ids import OfficerId
from counter_app.domain.people import Officer, Role
from counter_app.machine import SystemClock
from counter_app.paths import Paths
from counter_app.settings import Settings, check_setting

SHORTEST = 8
"""Letters of a password; longer is better, no other rule (OWASP ASVS 6.2)."""


def enrol(
    paths: Paths, settings: Settings, portal: str, code: str, counter: str
) -> int:
    """Exchange a one-time code for this PC's identity; keep the portal's address."""

    def act(opened: Counter) -> None:
        device = opened.enrolment.enrol(code, counter, socket.gethostname())
        keep_setting(paths, "portal_url", portal)
        keep_setting(paths, "office", device.organisation.name)
        keep_setting(paths, "counter", device.counter)
        sys.stdout.write(f"This PC is {device.id}, counter {device.counter}.\n")

    if not portal.strip():
        raise ValueError("the portal's address is empty")
    check_setting("portal_url", portal)
    return _with_counter(paths, replace(settings, portal_url=portal), act)


def add_officer(
    paths: Paths, settings: Settings, account: str, name: str, counters: list[str]
) -> int:
    """Ask for a password twice and let this officer sign in here."""
    if not (account.strip() and name.strip()):
        raise ValueError("an officer needs an account and a name")
    try:
        first, second = getpass("Password: "), getpass("The same again: ")
    except EOFError as error:
        raise ValueError("no password was typed") from error
    if first != second:
        raise ValueError("the two passwords differ")
    if len(first) < SHORTEST:
        raise ValueError(f"a password needs {SHORTEST} letters at least")
    officer = Officer(
        id=OfficerId(account),
        name=nfc(name).strip(),
        roles=frozenset({Role.INTAKE, Role.HANDOVER}),
        counters=frozenset(counters),
    )
    return _with_counter(
        paths, settings, lambda opened: opened.session.enrol(officer, first)
    )


def keep_setting(paths: Paths, name: str, value: str) -> None:
    """Write one text setting into the profile's settings, keeping the others.

    Raises StoreReadOnly. A power cut leaves the old file or the new one.
    """
    kept = {}
    if paths.settings.exists():
        kept = tomllib.loads(paths.settings.read_text(encoding="utf-8"))
    kept[name] = value
    lines = [f"{key} = {_toml(value)}" for key, value in kept.items()]
    fresh = paths.settings.with_suffix(".new")
    try:
        with fresh.open("w", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        fresh.replace(paths.settings)
    except OSError as error:
        raise StoreReadOnly(str(paths.settings)) from error


def _toml(value: str | int) -> str:
    # JSON's strings are TOML's, but for one letter that TOML wants escaped.
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")


def _with_counter(
    paths: Paths, settings: Settings, act: Callable[[Counter], None]
) -> int:
    clock = SystemClock()
    opening = Opening(
        paths=paths,
        settings=settings,
        announce=lambda _news: None,
        doors=Doors(clock),
        clock=clock,
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
