"""Which parts of a soak are done: a run that was broken off goes on where it was."""

import os
from pathlib import Path

FILE = Path(os.environ.get("SOAK_DONE", "out/soak-done.txt"))
"""One line a part: its name and what it played. Removed, everything is played again."""


def left(kind: str, parts: int) -> list[int]:
    """Return the numbers of the parts still to be played."""
    known = FILE.read_text(encoding="utf-8").split("\n") if FILE.exists() else []
    done = {line.split()[0] for line in known if line}
    return [part for part in range(parts) if f"{kind}-{part}" not in done]


def note(kind: str, part: int, played: int) -> None:
    """Write down that a part was played to its end."""
    FILE.parent.mkdir(parents=True, exist_ok=True)
    with FILE.open("a", encoding="utf-8") as file:
        file.write(f"{kind}-{part} {played}\n")
