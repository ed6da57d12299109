"""Whether a thief of the disk could read who was served."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from counter_app.domain.folding import fold
from counter_app.selftest.report import StepFailed

SHORTEST = 8
"""Fewer letters stand somewhere by chance."""
TOLD = (0, 2, 5)
"""Of a card's line: number, name and address."""


def look_for(cards: Iterable[str], folders: Iterable[Path]) -> str:
    """Say how much was looked through; StepFailed names what can be read.

    Looks at every byte of every file under the folders, for the people of the cards as
    they are written, in capitals, folded, in UTF-8, UTF-16 and JSON, and at the names
    of the files. Raises OSError where a file cannot be read.
    """
    spelt = {form for card in cards for word in _words(card) for form in _spelt(word)}
    found, looked, size = [], 0, 0
    for path in (path for folder in folders for path in sorted(folder.rglob("*"))):
        if path.is_symlink() or not path.is_file():
            continue
        content = path.name.encode() + b"\0" + path.read_bytes()
        looked, size = looked + 1, size + len(content)
        if any(form in content for form in spelt):
            found.append(path.name)
    if found or not looked or not spelt:
        raise StepFailed(f"a citizen can be read in: {', '.join(found) or 'no file'}")
    return f"{looked} files, {size} bytes"


def _words(card: str) -> Iterator[str]:
    parts = card.split("|")
    for place in TOLD:
        if place < len(parts) and len(parts[place]) >= SHORTEST:
            yield parts[place]


def _spelt(word: str) -> Iterator[bytes]:
    for text in {word, word.upper(), word.casefold(), fold(word)}:
        yield text.encode()
        yield text.encode("utf-16-le")
        yield json.dumps(text)[1:-1].encode()
