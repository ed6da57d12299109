"""A rotating log in the profile, and what is struck out of it."""

import faulthandler
import logging
import re
from pathlib import Path
from typing import IO, Any
from unicodedata import category

NUMBERS = re.compile(r"(?<!\d)(\d{9}|\d{12})(?!\d)")
"""Old and new personal numbers: never in a log, whoever put them there."""


FORMLESS = frozenset({"Cc", "Cf", "Zl", "Zp"})
"""Categories of letters that end a line, turn its direction or steer a terminal."""


class Striking(logging.Formatter):
    """Formats a record and strikes personal numbers out, also out of tracebacks.

    What could make one line look like two, or a name like another one, is spelt out.
    """

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 -- logging's
        """Return one line."""
        return _spelt(super().formatMessage(record))

    def formatException(self, ei: Any) -> str:  # noqa: N802 -- logging's name
        """Return the lines of a traceback, each spelt out."""
        lines = super().formatException(ei).split("\n")
        return "\n".join(map(_spelt, lines))

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be kept."""
        return NUMBERS.sub("•", super().format(record))


def _spelt(line: str) -> str:
    if line.isprintable():
        return line
    return "".join(
        f"\\u{ord(letter):04x}" if category(letter) in FORMLESS else letter
        for letter in line
    )


def start_log(folder: Path) -> None:
    """Log to ``counter.log`` in this folder: a megabyte, five of them."""
    # Imported here: it brings sockets and pickles, and the window comes first.
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder / "counter.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
    )
    handler.setFormatter(Striking("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)


def catch_native_faults(folder: Path) -> None:
    """Let a fault below Python (Qt, a decoder, a driver) say where it was.

    ``crash.log`` has places in the program's own code, of every thread, and no value
    of any of them: so no name either. The one of the run before, if it died so, is
    kept as ``crash.before.log``. Before the first start there is no folder yet.
    """
    path = folder / "crash.log"
    try:
        if path.stat().st_size:
            path.replace(folder / "crash.before.log")
    except OSError:
        pass  # none, or a disk that lets nothing be renamed: then it is written over
    try:
        file = path.open("w", encoding="utf-8")
    except OSError:
        return  # nothing depends on it
    _KEPT_OPEN.append(file)
    faulthandler.enable(file)


_KEPT_OPEN: list[IO[str]] = []
"""Closed by the end of the process: a dying one cannot open anything."""
