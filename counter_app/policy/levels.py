"""The levels settings come from, strongest first (SECURITY.md 2.3).

A mandatory file of the machine counts only if nobody but root could have written it:
else any user of the PC would be its administrator.
"""

import json
import stat
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from pathlib import Path
from typing import Any, Protocol

from counter_app.settings import Settings, SettingsBroken

WINDOWS_KEY = r"SOFTWARE\Policies\MotCuaPhuong"
WINDOWS_ADVICE = WINDOWS_KEY + r"\Recommended"
"""What the MSI's public properties are written to."""
NUMBERS = {one.name for one in fields(Settings) if isinstance(one.default, int)}
TRUSTED = 0
"""The user whose files are obeyed: root."""
LARGEST = 1_000_000
"""Bytes of a policy file; a real one has some hundred."""


class Level(StrEnum):
    """Where a value may come from; an earlier one is stronger."""

    MACHINE = "machine-policy"
    CITY = "city-profile"
    PROFILE = "this-profile"
    MACHINE_ADVICE = "machine-recommended"
    CITY_ADVICE = "city-recommended"
    BUILT_IN = "built-in"


MANDATORY = frozenset({Level.MACHINE, Level.CITY})


@dataclass(frozen=True, slots=True)
class Given:
    """What one file, or the registry, sets."""

    level: Level
    source: str
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that was not obeyed, and why."""

    source: str
    why: str


class Registry(Protocol):
    """What of Windows' registry is read: the values under a key of the machine."""

    def values(self, key: str) -> Mapping[str, Any]:
        """Return the values by name, none for a key that is not there; OSError."""


def of_machine(
    mandatory: Path, recommended: Path, registry: Registry | None = None
) -> tuple[Sequence[Given], Sequence[Refused]]:
    """Read what an administrator set for every user of this PC.

    On Windows from the registry, elsewhere from two folders.
    """
    registry = registry or _registry_of_this_machine()
    if registry is not None:
        return of_registry(registry)
    given: list[Given] = []
    refused: list[Refused] = []
    for level, folder in (
        (Level.MACHINE, mandatory),
        (Level.MACHINE_ADVICE, recommended),
    ):
        # A later file overrides an earlier one, as everywhere under /etc.
        for file in sorted(_files(folder), reverse=True):
            try:
                given.append(Given(level, str(file), _read(file)))
            except SettingsBroken as fault:
                refused.append(Refused(str(file), str(fault)))
    return given, refused


def of_registry(registry: Registry) -> tuple[Sequence[Given], Sequence[Refused]]:
    """Read both keys; only administrators write there (SECURITY.md 2.3).

    An installer writes every property as a text: a number is read from its digits.
    """
    given: list[Given] = []
    refused: list[Refused] = []
    for level, key in (
        (Level.MACHINE, WINDOWS_KEY),
        (Level.MACHINE_ADVICE, WINDOWS_ADVICE),
    ):
        source = rf"HKLM\{key}"
        try:
            found = registry.values(key)
        except OSError as error:
            refused.append(Refused(source, f"it cannot be read: {error}"))
            continue
        if found:
            values = {name: _number(name, value) for name, value in found.items()}
            given.append(Given(level, source, values))
    return given, refused


def _number(name: str, value: Any) -> Any:
    digits = isinstance(value, str) and value.isascii() and value.isdecimal()
    return int(value) if digits and name in NUMBERS else value


def _files(folder: Path) -> Sequence[Path]:
    try:
        return [file for file in folder.iterdir() if file.suffix == ".json"]
    except OSError:
        return ()


def _read(file: Path) -> Mapping[str, Any]:
    try:
        _trusted(file)
        text = file.read_text(encoding="utf-8")
        values = json.loads(text)
    except (OSError, ValueError, RecursionError) as error:
        raise SettingsBroken(f"it cannot be read: {error}") from error
    if not isinstance(values, dict):
        raise SettingsBroken("it must hold one JSON object")
    return values


def _trusted(file: Path) -> None:
    """Raise SettingsBroken if anybody but root may have written it."""
    for place in (file, file.parent):
        about = place.stat()
        if about.st_uid != TRUSTED or about.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
            raise SettingsBroken(
                f"{place} must belong to root and be writable by it alone"
            )
    if file.stat().st_size > LARGEST:
        raise SettingsBroken("it is too large")


def _registry_of_this_machine() -> Registry | None:
    if sys.platform == "win32":  # pragma: no cover -- no such machine at hand
        return _WindowsRegistry()
    return None


class _WindowsRegistry:  # pragma: no cover -- Windows only
    def values(self, key: str) -> Mapping[str, Any]:
        values: dict[str, Any] = {}
        if sys.platform == "win32":
            import winreg

            try:
                with winreg.OpenKey(winreg.HKEY_LOCAL_MACHINE, key) as opened:
                    count = winreg.QueryInfoKey(opened)[1]
                    values = dict(winreg.EnumValue(opened, n)[:2] for n in range(count))
            except FileNotFoundError:
                pass
        return values
