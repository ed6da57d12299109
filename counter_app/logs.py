"""A rotating log in the profile, and what is struck out of it."""

import logging
import re
from logging.handlers import RotatingFileHandler
from pathlib import Path

NUMBERS = re.compile(r"(?<!\d)(\d{9}|\d{12})(?!\d)")
"""Old and new personal numbers: never in a log, whoever put them there."""


class Striking(logging.Formatter):
    """Formats a record and strikes personal numbers out, also out of tracebacks."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line as it may be kept."""
        return NUMBERS.sub("•", super().format(record))


def start_log(folder: Path) -> None:
    """Log to ``counter.log`` in this folder: a megabyte, five of them."""
    handler = RotatingFileHandler(
        folder / "counter.log", maxBytes=1_000_000, backupCount=4, encoding="utf-8"
    )
    handler.setFormatter(Striking("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    root.setLevel(logging.INFO)
