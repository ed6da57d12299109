"""How the catalogue stands here: which pack, since when, and what is wrong with it."""

from dataclasses import dataclass
from datetime import datetime

from counter_app.domain.exchange import PackFault

LAW_ASKED = "catalogue-asked"
"""Note: when the portal last told which pack is in force."""
PACK_REFUSED = "catalogue-refused"
"""Note: the pack refused since the last one was let in, as JSON."""


STALE_DAYS = 3
"""After so many days without word from the portal the officer is told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """A pack that was not let in."""

    version: str
    fault: PackFault
    words: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class LawStatus:
    """The pack in force, and how sure it is that it is the newest."""

    version: str
    asked_at: datetime | None = None
    """When the portal last told which pack is in force; None: never."""
    days: int | None = None
    """Whole days since then."""
    refused: Refusal | None = None
