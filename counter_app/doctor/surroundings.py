"""What the checks look at: handed over whole, so that a test can break one thing."""

import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """What the catalogue pack in force says of itself."""

    version: str
    procedures: int
    calendar_until: date | None
    """The last day whose holidays are known; None: any day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What the portal answered."""

    status: int
    moment: datetime | None
    """Its Date header."""
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Probes:
    """What other rooms find out; each raises an exception whose text says why not."""

    keyring: Callable[[], None]
    """Keep, read back and forget an entry."""
    profile_secret: Callable[[], bool]
    """Whether the keyring holds this profile's secret."""
    law: Callable[[], Law]
    missing_letters: Callable[[], Mapping[str, str]]
    """Vietnamese letters a typeface of ours lacks, by file."""
    window: Callable[[], None]
    """Make a window off screen, in a process of its own."""
    libraries: Callable[[], Sequence[str]]
    """Pinned libraries that are absent or of another version."""
    printers: Callable[[], Sequence[str]]
    printer_trouble: Callable[[str], str]
    """Why this queue would not print now; empty if it would."""
    scanners: Callable[[], Sequence[str]]
    ask_portal: Callable[[str], Answer]
    """GET this path of the portal, by the way the program itself goes."""
    decoder_walls: Callable[[], Collection[str]]
    """Which walls hold the process that decodes files: ``files``, ``calls``."""
    policy_refused: Callable[[], Sequence[str]]
    """Files and values of the machine's policy that are not obeyed, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """This PC as the checks see it."""

    profile: Path
    resources: Path
    settings: Mapping[str, Any]
    """The settings in force, by name."""
    now: datetime
    built_on: date
    """No day before it can be today."""
    probes: Probes
    environ: Mapping[str, str]
    temporary: Path
    has_walls: bool = sys.platform == "linux"
    """Whether this kind of system has such walls at all."""
    mounts: Path = Path("/proc/mounts")
    memory: Path = Path("/proc/meminfo")
    update: Mapping[str, Any] = field(default_factory=dict)
    """What the last update came to; empty when there was none."""
    city_root: Path = Path("/etc/mot-cua-phuong/updates/root.json")
    """Without it no update is believed."""
    vital: Mapping[str, Any] = field(default_factory=dict)
    """The last signs of life the program left, see services/vital_signs.py."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found; ``facts`` go into its sentence."""

    ok: bool
    facts: Mapping[str, object] = field(default_factory=dict)
    applies: bool = True
    """False: there is nothing here to check, e.g. no printer is chosen."""
    answered: bool = True
    """False: it could not be found out; the fact ``why`` says what stood in the way."""


Check = Callable[[Surroundings], Finding]


NOTHING_TO_CHECK = Finding(ok=True, applies=False)


def good(**facts: object) -> Finding:
    """Return a finding that all is well."""
    return Finding(ok=True, facts=facts)


def bad(**facts: object) -> Finding:
    """Return a finding that something is wrong."""
    return Finding(ok=False, facts=facts)


def found(wrong: object, **facts: object) -> Finding:
    """Return bad if ``wrong`` is truthy, with it as the fact ``why``."""
    return bad(why=wrong, **facts) if wrong else good(**facts)
