"""A folder a copier, a camera or a phone puts files into.

A file is whole when two looks at it, a moment apart, find the same size and time, and
its name is none that programs give to what they are still writing.
"""

import contextlib
import os
import time
from collections.abc import Sequence
from pathlib import Path

REFUSED = "khong-nhan-duoc"
"""Where files lie that could not be taken in."""
QUIET = 2.0
"""Seconds without a change until a file counts as whole."""
UNFINISHED = (".tmp", ".part", ".crdownload", ".partial")
MOST = 200
"""Files told of at once; the rest come when these are gone."""


class WatchedFolder:
    """The scan folder an administrator set; an empty name is no folder."""

    def __init__(self, folder: str, *, quiet: float = QUIET) -> None:
        self._folder = Path(folder) if folder else None
        self._quiet = quiet
        self._seen: dict[Path, tuple[tuple[int, int], float]] = {}

    def waiting(self) -> Sequence[Path]:
        """Return the files that are whole by now, oldest first, then by name."""
        now = time.monotonic()
        found = self._files()
        before, self._seen = self._seen, {}
        whole = []
        for path, facts in found.items():
            known = before.get(path)
            since = known[1] if known and known[0] == facts else now
            self._seen[path] = (facts, since)
            if facts[0] and now - since >= self._quiet:
                whole.append((facts[1], path.name, path))
        return [path for _time, _name, path in sorted(whole)[:MOST]]

    def done(self, path: Path) -> None:
        """Take a file away that is kept encrypted now."""
        with contextlib.suppress(OSError):
            path.unlink()

    def refused(self, path: Path) -> None:
        """Put a file aside under a free name, so that it blocks no other."""
        aside = path.parent / REFUSED
        with contextlib.suppress(OSError):
            aside.mkdir(exist_ok=True)
            target, count = aside / path.name, 1
            while target.exists():
                count += 1
                target = aside / f"{path.stem}-{count}{path.suffix}"
            path.rename(target)

    def _files(self) -> dict[Path, tuple[int, int]]:
        if self._folder is None:
            return {}
        found = {}
        with contextlib.suppress(OSError), os.scandir(self._folder) as entries:
            for entry in entries:
                name = entry.name.lower()
                hidden = name.startswith((".", "~")) or name.endswith(UNFINISHED)
                if hidden or not entry.is_file(follow_symlinks=False):
                    continue
                facts = entry.stat(follow_symlinks=False)
                found[Path(entry.path)] = (facts.st_size, facts.st_mtime_ns)
        return found
