"""What may be in a diagnostics bundle: an allow-list, word by word (SECURITY.md 2.6).

Nothing is struck out of a text here; a text is made anew of what is known to be ours:
counts, moments, codes, names of our own modules and errors, and the words of our own
log messages. A name, a number, a path or a password is none of these.
"""

import builtins
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

MOST_LINES = 4_000
"""Of the log, the newest."""
LOGGED = re.compile(r'\blog\.\w+\(\s*((?:"[^"\n]*"\s*)+)')
LINE = re.compile(
    r"(?P<at>\d{4}-\d\d-\d\d \d\d:\d\d:\d\d),\d+ (?P<level>[A-Z]{4,8})"
    r" (?P<who>[\w.]+) (?P<said>.*)"
)
FRAME = re.compile(r'\s*File "(?P<file>[^"]+)", line (?P<line>\d+), in (?P<where>\w+)')
WORD = re.compile(r"[A-Za-z_]+|\d+|[^\sA-Za-z_\d]+")
HOUSES = ("counter_app", "city_portal")
STRUCK = "•"
LONGEST_NUMBER = 6
"""Digits; a personal number has nine or twelve, a telephone ten."""
SIGNS = (
    "noted_at",
    "synced_at",
    "unsent",
    "oldest_unsent_at",
    "failed",
    "conflicts",
    "numbers_left",
    "clock_offset",
    "backup_at",
    "backup_failed_at",
    "backup_why",
)
SHOWN = (
    "sync_every",
    "backup_hours",
    "backup_keep",
    "heartbeat",
    "keep_files_days",
    "upload_kbps",
    "update_ring",
    "update_channel",
    "auto_update",
    "data_scope",
    "receipt_size",
    "scan_profile",
    "language",
    "text_size",
    "hints",
    "letters",
    "citizen_touch",
    "idle_minutes",
)
"""Settings whose value is told; of all others only whether there is one."""
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+([+-]\d\d:\d\d|Z)")
NAME = re.compile(r"[A-Za-z0-9_.-]{0,30}")


def vocabulary(program: Path) -> Collection[str]:
    """Return the words of our log messages and the names of errors."""
    words = {
        name
        for name, kind in vars(builtins).items()
        if isinstance(kind, type) and issubclass(kind, BaseException)
    }
    for source in program.rglob("*.py"):
        text = source.read_text(encoding="utf-8", errors="replace")
        for found in LOGGED.finditer(text):
            words.update(re.findall(r"[A-Za-z_]+", found[1]))
        words.update(re.findall(r"^class (\w+)", text, re.MULTILINE))
    return frozenset(words)


def log_lines(text: str, words: Collection[str]) -> Iterator[str]:
    """Make the newest lines of a log anew; what is not ours becomes one dot."""
    for line in text.splitlines()[-MOST_LINES:]:
        entry, frame = LINE.fullmatch(line), FRAME.match(line)
        if entry:
            who = entry["who"] if entry["who"].startswith(HOUSES) else STRUCK
            said = reduced(entry["said"], words)
            yield f"{entry['at']} {entry['level']} {who} {said}"
        elif frame:
            yield f"  {_module(frame['file'])}:{frame['line']}"
        elif (raised := line.partition(":")[0].split(".")[-1]) in words:
            yield raised  # not what it says


def reduced(text: str, words: Collection[str]) -> str:
    """Return only the known words and short numbers of a text."""
    kept: list[str] = []
    for part in WORD.findall(text):
        number = part.isascii() and part.isdigit() and len(part) <= LONGEST_NUMBER
        known = part in words or number
        if known:
            kept.append(part)
        elif not kept or kept[-1] != STRUCK:
            kept.append(STRUCK)
    return " ".join(kept)


def signs(noted: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return the known signs of life, if they are what they should be."""
    return {
        name: noted[name] for name in SIGNS if name in noted and _plain(noted[name])
    }


def settings(given: Mapping[str, Any]) -> Mapping[str, Any]:
    """Return values that tell nothing of anybody; of others, whether they are set."""
    return {
        name: value if name in SHOWN and _plain(value) else bool(value)
        for name, value in given.items()
    }


def examined(rows: Iterable[tuple[str, bool, Mapping[str, object]]]) -> list[Any]:
    """Return code, whether it is well, and the counts among what was found."""
    return [
        {
            "code": code,
            "ok": ok,
            "facts": {
                name: fact
                for name, fact in facts.items()
                if isinstance(fact, int | float)
            },
        }
        for code, ok, facts in rows
    ]


def _plain(value: object) -> bool:
    if isinstance(value, bool | int | float):
        return True
    text = str(value)
    return bool(MOMENT.fullmatch(text) or NAME.fullmatch(text))


def _module(file: str) -> str:
    parts = Path(file).parts
    for house in HOUSES:
        if house in parts:
            return "/".join(parts[parts.index(house) :])
    return STRUCK
