"""Which parts of a soak are done: a run that was broken off goes on where it was."""

import os
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

FILE = Path(os.environ.get("SOAK_DONE", "out/soak-done.txt"))
"""One line a part: its name, what it played, the day. Removed, all is played again."""


def left(kind: str, parts: int) -> list[int]:
    """Return the numbers of the parts still to be played."""
    done = {line.split()[0] for line in _lines()}
    return [part for part in range(parts) if f"{kind}-{part}" not in done]


def note(kind: str, part: int, played: int) -> None:
    """Write down that a part was played to its end."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with FILE.open("a", encoding="utf-8") as file:
        file.write(f"{kind}-{part} {played} {datetime.now(UTC).date()}\n")


def played() -> Counter[str]:
    """Return how many of each kind were played to their end, in all runs together."""
    counts: Counter[str] = Counter()
    for line in _lines():
        name, many, *_day = line.split()
        counts[name.partition("-")[0]] += int(many)
    return counts


def _lines() -> list[str]:
    text = FILE.read_text(encoding="utf-8") if FILE.exists() else ""
    return [line for line in text.split("\n") if line]


if __name__ == "__main__":
    said = ", ".join(f"{many:,} {kind}" for kind, many in sorted(played().items()))
    sys.stdout.write(f"Played to the end so far: {said or 'nothing'} ({FILE})\n")
