"""A rotating log in the profile, and what is struck out of it."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any
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
    handler = RotatingFileHandler(
        folder / "counter.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
    )
    handler.setFormatter(Striking("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
