"""Whose names operations carry: one the office's roster does not have is an alarm.

Never a refusal. A PC's key proves the PC and not the officer (docs/decisions/0018): a
name nobody has may be a forgery, or a roster nobody keeps up. The citizen was served.
"""

import logging
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec

from city_portal.clock import Clock
from city_portal.files.rosters import Rosters
from city_portal.files.strangers import Stranger, Strangers
from city_portal.rules.times import stamp
from city_portal.store.offices import Device
from counter_app.wire.messages import Operation

log = logging.getLogger(__name__)
LATE = timedelta(days=7)
"""So long what somebody did before they left the roster may still come in."""
SHOWN = timedelta(days=30)
"""So long after it was last heard a name is told of."""
AGAIN = timedelta(hours=1)
"""A name heard within it is not written down again."""
LONGEST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """The use cases of names."""

    rosters: Rosters
    strangers: Strangers
    clock: Clock

    def heard(self, device: Device, acts: Iterable[Operation]) -> None:
        """Note names the roster does not have; an office without one has no strangers.

        The operations took effect: nothing that goes wrong here is theirs.
        """
        try:
            self._heard(device, acts)
        except (OSError, ValueError, msgspec.MsgspecError) as error:
            log.warning("names were not looked at: %s", type(error).__name__)

    def unknown(self, org: str = "") -> Mapping[str, list[Stranger]]:
        """Return, by office, names of late that are on no roster now either."""
        since = stamp(self.clock.now() - SHOWN)
        return {
            office: left
            for office, every in self.strangers.every(org).items()
            if (left := self._left(office, every, since))
        }

    def _left(self, org: str, every: list[Stranger], since: str) -> list[Stranger]:
        known = self._known(org)
        if known is None:
            return []
        return [
            one for one in every if one.account not in known and one.last_at >= since
        ]

    def _heard(self, device: Device, acts: Iterable[Operation]) -> None:
        known = self._known(device.org)
        if known is None:
            return
        now = self.clock.now()
        went = self.rosters.left(device.org)
        came = {
            act.made_by: act
            for act in acts
            if act.made_by not in known and not _is_late(act, went, now)
        }
        if not came:
            return
        moment, lately = stamp(now), stamp(now - AGAIN)
        told = {
            one.account
            for one in self.strangers.every(device.org).get(device.org, ())
            if one.device == device.id and one.last_at > lately
        }
        fresh = [
            Stranger(
                device=device.id,
                account=account,
                first_at=moment,
                last_at=moment,
                operation=act.id,
            )
            for account, act in ((_shown(name), act) for name, act in came.items())
            if account not in told
        ]
        if fresh:
            self.strangers.note(device.org, fresh)
            log.warning("device %s: a name that is on no roster", device.id)

    def _known(self, org: str) -> frozenset[str] | None:
        kept = self.rosters.read(org)
        if kept is None:
            return None
        # What a machine sends anew may carry no name at all.
        return frozenset({"", *(one.account for one in kept.officers)})


def _is_late(act: Operation, went: Mapping[str, str], now: datetime) -> bool:
    """Say whether it was made before its officer left, not long ago."""
    left = went.get(act.made_by)
    if left is None:
        return False
    at = datetime.fromisoformat(left)
    return datetime.fromisoformat(act.made_at) <= at and now - at <= LATE


def _shown(name: str) -> str:
    return "".join(one if one.isprintable() else "?" for one in name[:LONGEST])
