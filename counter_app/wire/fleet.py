"""Messages about PCs themselves: how they are, what is carried by hand, leave taken.

The manners of ``messages`` hold here too; the paths are in docs/wire.md.
"""

from typing import Annotated

import msgspec

from counter_app.wire.manners import Message, Signed, Whole

Batch = Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]


Short = Annotated[str, msgspec.Meta(max_length=80)]
Moment = Annotated[
    str,
    msgspec.Meta(
        max_length=40,
        extra_json_schema={"anyOf": [{"const": ""}, {"format": "date-time"}]},
    ),
]
"""ISO 8601 with an offset, or empty."""


Code = Annotated[str, msgspec.Meta(pattern="^DR-[0-9]{3}$")]


class CarriedRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/carried``: operations of another PC, brought on a stick."""

    epoch: Whole
    signed: Signed
    """A JWS of that PC (type ``carried``): ``dev``, ``inc``, ``sha256``, ``iat``."""
    operations: list[msgspec.Raw]
    """Exactly as that PC sends them itself; ``sha256`` is that of ``joined(...)``."""


class RetireRequest(Message, frozen=True, kw_only=True):
    """``POST /v1/retirement``: this PC is given up."""

    carried: Annotated[list[Batch], msgspec.Meta(max_length=10_000)]
    """SHA-256 of each signed batch that is still on its way on a stick."""


class Retired(Message, frozen=True, kw_only=True):
    """It is shut out; only what it named is still taken from a courier."""

    device: str


class Beat(Message, frozen=True, kw_only=True, omit_defaults=True):
    """``POST /v1/beat``: how a PC is. Counts, moments and states; no person."""

    version: Short = ""
    disk_free_mib: Whole = 0
    unsent: Whole = 0
    oldest_unsent_at: Moment = ""
    refused: Whole = 0
    conflicts: Whole = 0
    numbers_left: Whole = 0
    clock_offset: int = 0
    """Seconds its clock is ahead of the portal's."""
    printer: Short = ""
    """``ok``, ``none``, or what it complains of, e.g. ``no-paper``."""
    scanner: Short = ""
    backup_at: Moment = ""
    backup_failed: bool = False
    ring: Whole = 3
    update: Short = ""
    """How the last update ended: ``installed``, ``went-back``, ``broken``, or none."""
    updated_to: Short = ""
    """Which version that was."""
    errors: Annotated[tuple[Code, ...], msgspec.Meta(max_length=20)] = ()
    """What the doctor found that is an error."""


class BeatReply(Message, frozen=True, kw_only=True):
    """It was noted."""

    server_time: str
    every: Whole
    """Seconds until the next one is wanted."""


class HaltedVersion(Message, frozen=True, kw_only=True):
    """A version no PC may install now."""

    version: str
    since: str


class RolloutReply(Message, frozen=True, kw_only=True):
    """``GET /v1/rollout``: asked by anybody, before a version is installed."""

    server_time: str
    halted: list[HaltedVersion]


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
