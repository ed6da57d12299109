"""Messages about PCs themselves: how they are, what is carried by hand, leave taken.

The manners of ``messages`` hold here too; the paths are in docs/wire.md.
"""

import msgspec

from counter_app.wire.messages import Message, Whole


class CarriedRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/carried``: operations of another PC, brought on a stick."""

    epoch: Whole
    signed: str
    """A JWS of that PC (type ``carried``): ``dev``, ``inc``, ``sha256``, ``iat``."""
    operations: list[msgspec.Raw]
    """Exactly as that PC sends them itself; ``sha256`` is that of ``joined(...)``."""


class RetireRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/retirement``: this PC is given up."""

    carried: list[str]
    """SHA-256 of each signed batch that is still on its way on a stick."""


class Retired(Message, frozen=True, kw_only=True):
    """It is shut out; only what it named is still taken from a courier."""

    device: str


class Beat(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``POST /v1/beat``: how a PC is. Counts, moments and states; no person."""

    version: str = ""
    disk_free_mib: Whole = 0
    unsent: Whole = 0
    oldest_unsent_at: str = ""
    refused: Whole = 0
    conflicts: Whole = 0
    numbers_left: Whole = 0
    clock_offset: int = 0
    """Seconds its clock is ahead of the portal's."""
    printer: str = ""
    """``ok``, ``none``, or what it complains of, e.g. ``no-paper``."""
    scanner: str = ""
    backup_at: str = ""
    backup_failed: bool = False


class BeatReply(Message, frozen=True, kw_only=True):
    """It was noted."""

    server_time: str
    every: Whole
    """Seconds until the next one is wanted."""


class FleetPc(Message, frozen=True, kw_only=True):
    """One PC as the city sees it."""

    device: str
    org: str
    counter: str
    name: str
    incarnation: Whole
    retired: bool
    heard_at: str
    """Empty: it never sent a beat."""
    beat: Beat | None


class Fleet(Message, frozen=True, kw_only=True):
    """``GET /v1/fleet``: every PC of the city, or of one office."""

    server_time: str
    devices: list[FleetPc]
