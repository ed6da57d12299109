"""Versions whose spread was stopped, beside the database: since when, why, by whom.

A halt outlives a restored database, and a broken file halts nothing by accident: it is
told to whoever asks.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

from city_portal.files.durable import replace_durably

FILE = "halted-versions.json"


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """One reason: so many of so many PCs, in percent, and what was let."""

    cause: str
    count: int = 0
    of: int = 0
    share: float = 0.0
    allowed: float = 0.0


class Halt(msgspec.Struct, frozen=True, kw_only=True):
    """One version's halt; with ``resumed_at`` it spreads again."""

    halted_at: str
    halted_by: str = ""
    """Empty: the portal itself, by the figures."""
    note: str = ""
    reasons: tuple[Why, ...] = ()
    resumed_at: str = ""
    resumed_by: str = ""
    accepted: Mapping[str, int] = msgspec.field(default_factory=dict)
    """How many PCs of each cause whoever resumed it knew of."""


class Halts:
    """The halts by version."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._file = folder / FILE

    def read(self) -> Mapping[str, Halt]:
        """Return them; msgspec.MsgspecError for a damaged file."""
        try:
            return msgspec.json.decode(self._file.read_bytes(), type=dict[str, Halt])
        except FileNotFoundError:
            return {}

    def put(self, version: str, halt: Halt) -> None:
        """Keep one, in place of what was kept of the version."""
        kept = {**self.read(), version: halt}
        replace_durably(self._file, msgspec.json.encode(kept))
