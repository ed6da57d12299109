"""What the city's release manager types: keys, versions, waves, halts."""

import argparse
import os
import re
import sys
import tomllib
from collections.abc import Sequence
from datetime import datetime
from getpass import getpass
from pathlib import Path
from typing import Any

from counter_app.bootstrap.doors import ZONE
from counter_app.catalogue.catalogue import PackCatalogue
from counter_app.domain.updates import Wave, offered_as, spread, spread_urgently
from counter_app.machine import SystemClock
from counter_app.updates.publishing import (
    CannotPublish,
    Keys,
    Lives,
    SigningRoom,
    Waits,
    make_key,
)

PACKAGE = re.compile(r"mot-cua-phuong[_-](?P<version>[\d.]+)[_-](?P<system>[\w.]+)")
"""``mot-cua-phuong_0.2.0_amd64.deb``: what it is and for whom."""
LARGEST = 100_000
"""Letters of passwords from a descriptor."""


class Passwords:
    """Of the keys: typed, or read from a descriptor; never an argument or a variable.

    Everybody on the PC may read the list of processes (SECURITY.md 2.1).
    """

    def __init__(self, descriptor: int | None) -> None:
        """``descriptor``: a line for each key in turn, or one line for all of them."""
        self._lines: list[str] | None = None
        self._known: dict[Path, str] = {}
        if descriptor is not None:
            try:
                with os.fdopen(descriptor, encoding="utf-8") as file:
                    self._lines = file.read(LARGEST).splitlines()
            except (OSError, UnicodeDecodeError) as error:
                raise CannotPublish(f"the passwords: {error}") from error

    def of(self, place: Path) -> str:
        """Return the password of a key, asked once."""
        if place not in self._known:
            self._known[place] = self._next(f"Password of {place}: ")
        return self._known[place]

    def fresh(self) -> str:
        """Return the password of a new key; typed twice."""
        first = self._next("Password of the new key: ")
        if self._lines is None and self._next("The same again: ") != first:
            raise CannotPublish("the two passwords differ")
        return first

    def _next(self, question: str) -> str:
        if self._lines is None:
            try:
                return getpass(question)
            except EOFError as error:
                raise CannotPublish("no password was typed") from error
        if not self._lines:
            raise CannotPublish(f"{question}there are no more lines")
        return self._lines.pop(0) if len(self._lines) > 1 else self._lines[0]


def publish(given: argparse.Namespace, resources: Path) -> int:
    """Do it and say what waits; 1 with a sentence when it cannot be signed."""
    try:
        return _publish(given, resources)
    except CannotPublish as fault:
        sys.stderr.write(f"{fault}\n")
        return 1


def _publish(given: argparse.Namespace, resources: Path) -> int:
    if given.what == "key":
        secret = Passwords(given.password_fd).fresh()
        sys.stdout.write(f"key {make_key(given.out, secret)}\n")
        return 0
    plan = tomllib.loads((resources / "updates/waves.toml").read_text(encoding="utf-8"))
    if given.what == "waves":
        for ring, moment in _moments(given, resources, plan).items():
            sys.stdout.write(f"--wave {ring}={moment}\n")
        return 0
    lives = Lives(plan["expires"], plan["threshold"])
    room = SigningRoom(given.repository, lives, SystemClock().now())
    if given.what == "tell":
        _tell(room.waiting(), room)
    elif given.what == "refresh":
        secrets = Passwords(given.password_fd)
        until = room.refresh(Keys.read(given.key, secrets.of))
        sys.stdout.write(f"dated: holds until {until.isoformat()}\n")
    else:
        _change(room, given, resources, plan)
    return 0


def _change(
    room: SigningRoom, given: argparse.Namespace, resources: Path, plan: dict[str, Any]
) -> None:
    """Change what is offered, or who signs, and sign it with the keys given."""
    secrets = Passwords(given.password_fd)
    keys = Keys.read(given.key, secrets.of)
    if given.what == "begin":
        roles = ("root", "targets", "online")
        groups = {role: Keys.read(getattr(given, role), secrets.of) for role in roles}
        room.begin(groups)
        keys = Keys({}, {**keys.signers, **groups["online"].signers})
    elif given.what == "release":
        _release(room, given, resources, plan)
    elif given.what in {"halt", "resume"}:
        room.halt(given.system, halted=given.what == "halt")
    waits = room.sign(keys)
    if not waits and room.dates(keys):
        room.refresh(keys)
    _tell(waits, room)


def _release(
    room: SigningRoom, given: argparse.Namespace, resources: Path, plan: dict[str, Any]
) -> None:
    found = PACKAGE.fullmatch(given.package.name)
    if not found or not given.package.is_file():
        raise CannotPublish(
            f"{given.package}: a package mot-cua-phuong_VERSION_SYSTEM is wanted"
        )
    room.release(
        offered_as(found["system"], given.channel),
        given.package,
        {
            "version": found["version"].rstrip("."),
            "not_before": _moments(given, resources, plan),
            "from_version": given.from_version,
        },
    )


def _moments(
    given: argparse.Namespace, resources: Path, plan: dict[str, Any]
) -> dict[str, str]:
    """Return from when on each ring gets it, as it is written."""
    waves = [Wave(**wave) for wave in plan["wave"]]
    now = SystemClock().now().astimezone(ZONE)
    if given.urgent:
        moments = spread_urgently(plan["urgent"]["hours"], waves, now)
    else:
        day = given.begins or now.date()
        catalogue = PackCatalogue(resources / "catalogue", today=lambda: day)
        moments = spread(waves, day, catalogue.calendar(""), ZONE)
    return {
        str(ring): moment.isoformat("T", "minutes") for ring, moment in moments.items()
    }


def _tell(waits: Sequence[Waits], room: SigningRoom) -> None:
    for one in waits:
        sys.stdout.write(f"waits: {one.role} has {one.has} of {one.needs} signatures\n")
    for system, offer in sorted(room.offers().items()):
        halted = ", halted" if offer.get("halt") else ""
        sys.stdout.write(f"{system}: {offer.get('version')}{halted}\n")
        for ring, moment in sorted(offer.get("not_before", {}).items()):
            when = datetime.fromisoformat(moment)
            sys.stdout.write(f"  wave {ring}: from {when:%Y-%m-%d %H:%M %z}\n")
