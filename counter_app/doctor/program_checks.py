"""Is the program whole: runtime, libraries, resources, window, time?"""

import sys
from datetime import timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from counter_app.doctor.surroundings import (
    NOTHING_TO_CHECK,
    Finding,
    Surroundings,
    bad,
    found,
    good,
)

OLDEST_PYTHON = (3, 11)
RESOURCES = (
    *("catalogue/pack.toml", "i18n/vi.qm", "fonts", "icons", "paper", "doctor"),
    "passwords/common.txt",
)
MEMORY_KIB = 1_500_000
"""PCs of 2 GB show somewhat less; under it Windows and the window swap."""
LONGEST_LIFE = timedelta(days=3650)
CALENDAR_AHEAD = timedelta(days=60)
HANOI = "Asia/Ho_Chi_Minh"
UTF8 = "utf8"
WALLS = {"files", "calls"}
"""Landlock's and seccomp's; see documents.walls."""


def runtime(_around: Surroundings) -> Finding:
    """DR-001: the Python that runs us is new enough."""
    version = ".".join(map(str, sys.version_info[:3]))
    return Finding(sys.version_info[:2] >= OLDEST_PYTHON, {"version": version})


def libraries(around: Surroundings) -> Finding:
    """DR-002: every pinned library is here in its pinned version."""
    return found(", ".join(around.probes.libraries()))


def window(around: Surroundings) -> Finding:
    """DR-003: Qt finds its system libraries and opens a window."""
    around.probes.window()
    return good()


def letters(around: Surroundings) -> Finding:
    """DR-004: our typefaces have every Vietnamese letter."""
    missing = around.probes.missing_letters()
    return found("; ".join(f"{file}: {which}" for file, which in missing.items()))


def resources(around: Surroundings) -> Finding:
    """DR-005: nothing of our resources was deleted."""
    absent = [one for one in RESOURCES if not (around.resources / one).exists()]
    return found(", ".join(absent))


def law(around: Surroundings) -> Finding:
    """DR-006: the catalogue pack can be read."""
    law = around.probes.law()
    return Finding(law.procedures > 0, {"version": law.version, "n": law.procedures})


def calendar(around: Surroundings) -> Finding:
    """DR-007: holidays are known far enough ahead to promise a date."""
    until = around.probes.law().calendar_until
    if until is None:
        return NOTHING_TO_CHECK
    ahead = until - around.now.date()
    return Finding(ahead >= CALENDAR_AHEAD, {"until": f"{until:%d/%m/%Y}"})


def time_zone(_around: Surroundings) -> Finding:
    """DR-008: the time of Hà Nội is known to this system."""
    try:
        ZoneInfo(HANOI)
    except ZoneInfoNotFoundError as error:
        return bad(why=error)
    return good()


def clock(around: Surroundings) -> Finding:
    """DR-009: the PC's clock tells a day that can be."""
    today = around.now.date()
    possible = around.built_on <= today <= around.built_on + LONGEST_LIFE
    return Finding(possible, {"now": f"{around.now:%d/%m/%Y %H:%M} UTC"})


def file_names(_around: Surroundings) -> Finding:
    """DR-010: file names can be Vietnamese."""
    encoding = sys.getfilesystemencoding()
    return Finding(encoding.lower().replace("-", "") == UTF8, {"encoding": encoding})


def memory(around: Surroundings) -> Finding:
    """DR-011: there is memory enough."""
    try:
        text = around.memory.read_text(encoding="ascii")
    except OSError:
        return good(mib="?")  # not a Linux: nothing to read it from
    lines = dict(line.split(":", 1) for line in text.splitlines() if ":" in line)
    kib = int(lines.get("MemTotal", "0 kB").split()[0])
    return Finding(kib >= MEMORY_KIB, {"mib": kib // 1024})


def policy(around: Surroundings) -> Finding:
    """DR-012: every file and value of the machine's policy is obeyed."""
    return found("; ".join(around.probes.policy_refused()))


def hostile_variables(around: Surroundings) -> Finding:
    """DR-013: nobody set variables that bend the program or its keyring."""
    bent = [
        name
        for name in ("PYTHON_KEYRING_BACKEND", "SSLKEYLOGFILE", "LD_PRELOAD")
        if around.environ.get(name)
    ]
    return found(", ".join(bent))


def decoder_walls(around: Surroundings) -> Finding:
    """DR-014: who decodes files from outside reads no file and speaks to nobody."""
    if not around.has_walls:
        return NOTHING_TO_CHECK
    return found(", ".join(sorted(WALLS - set(around.probes.decoder_walls()))))
