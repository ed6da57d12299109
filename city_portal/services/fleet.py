"""How every PC is: it says so itself, and the city looks."""

import logging
from dataclasses import dataclass

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.fleet_key import FleetKey
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.times import is_moment, stamp
from city_portal.services.rollout import Rollouts, troubled
from city_portal.store.fleet import FleetRows
from city_portal.store.offices import Device
from counter_app.wire.fleet import (
    Beat,
    BeatReply,
    Fleet,
    FleetPc,
)

log = logging.getLogger(__name__)
EVERY = 900
"""Seconds between two beats of a PC."""
LONGEST = 2048
"""Bytes of a beat."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fleets:
    """The use cases of beats."""

    engine: Engine
    clock: Clock
    key: FleetKey
    rollouts: Rollouts

    def beat(self, device: Device, beat: Beat) -> BeatReply:
        """Keep the newest beat of a device; nothing of the earlier ones stays."""
        body = msgspec.json.encode(beat)
        moments = (beat.oldest_unsent_at, beat.backup_at)
        if len(body) > LONGEST or not all(is_moment(one) for one in moments if one):
            raise Refused(Why.INVALID, "that is no beat")
        now = stamp(self.clock.now())
        with self.engine.begin() as connection:
            FleetRows(connection).put_beat(device.id, now, body.decode())
        if troubled(beat):
            self._watch()
        return BeatReply(server_time=now, every=EVERY)

    def _watch(self) -> None:
        try:
            self.rollouts.watch()
        except (OSError, msgspec.MsgspecError):
            # Whoever asks what is halted gets no answer and waits: nothing spreads.
            log.exception("what is halted cannot be read or kept")

    def fleet(self, key: str, org: str) -> Fleet:
        """Return every PC, of one office or of all; for who has the city's key."""
        if not self.key.fits(key):
            raise Refused(Why.UNAUTHORISED, "the fleet is shown by the city's key only")
        with self.engine.begin() as connection:
            rows = FleetRows(connection).every(org)
        return Fleet(
            server_time=stamp(self.clock.now()),
            devices=[
                FleetPc(
                    device=row["id"],
                    org=row["org"],
                    counter=row["counter"],
                    name=row["name"],
                    incarnation=row["incarnation"],
                    retired=bool(row["revoked"]),
                    heard_at=row["heard_at"] or "",
                    beat=msgspec.json.decode(row["body"], type=Beat)
                    if row["body"]
                    else None,
                )
                for row in rows
            ],
        )
