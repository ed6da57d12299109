"""Logs: one line of JSON an event, without what anybody wrote or is.

What an exception says is left out: PostgreSQL quotes the row it refuses, a parser the
text it could not read. Its kind, the kinds behind it, the database's code and the lines
of the program it went through are enough to find it.
"""

import logging
import traceback
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TextIO

import msgspec

_OURS = ("city_portal", "uvicorn")
"""Who says nothing of persons; of others only the place is kept that spoke."""
_ROOT = Path(__file__).parents[1]
_FIELDS = ("method", "route", "status", "why")
"""What a request adds; the route is the pattern, never the address asked for."""


class Lines(logging.Formatter):
    """Writes a record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        line: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(),
            "level": record.levelname.lower(),
            "from": record.name,
        }
        if record.name.partition(".")[0] in _OURS:
            line["said"] = record.getMessage().strip()
        else:
            line["place"] = f"{record.module}:{record.lineno}"
        line |= {
            name: getattr(record, name) for name in _FIELDS if hasattr(record, name)
        }
        error = record.exc_info[1] if record.exc_info else None
        if error:
            line["error"] = [*_kinds(error)]
            line["through"] = [*_places(error)]
        return msgspec.json.encode(line).decode()


def set_up(stream: TextIO) -> None:
    """Write warnings and worse to this stream."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(Lines())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)


def _kinds(error: BaseException) -> Iterator[str]:
    """Name the error and what caused it, the database's code with it."""
    seen: set[int] = set()
    step: BaseException | None = error
    while step is not None and id(step) not in seen:
        seen.add(id(step))
        code = getattr(step, "sqlstate", None) or getattr(step, "errno", None)
        yield f"{type(step).__name__} {code}" if code else type(step).__name__
        step = step.__cause__ or step.__context__


def _places(error: BaseException) -> Iterator[str]:
    for frame in traceback.extract_tb(error.__traceback__):
        file = Path(frame.filename)
        name = file.relative_to(_ROOT) if file.is_relative_to(_ROOT) else file.name
        yield f"{name}:{frame.lineno} {frame.name}"
