"""How a version spreads over the counters, and its halts: by figures, by hand.

PCs ask which versions are halted before they install one; a halt reaches them without
anybody's signature, because it can only keep a PC as it is. ``publish halt`` of the
signing room says the same to those that never reach the portal.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from threading import Lock

import msgspec
from sqlalchemy import Engine

from city_portal.clock import Clock
from city_portal.files.halts import Halt, Halts
from city_portal.files.halts import Why as HaltWhy
from city_portal.rules.refusals import Refused, Why
from city_portal.rules.rollout import (
    Cause,
    Limit,
    Sign,
    Spread,
    judge,
    ordered,
    spreading,
)
from city_portal.rules.times import stamp
from city_portal.store.fleet import FleetRows
from counter_app.wire.fleet import Beat, HaltedVersion, RolloutReply

LYING = timedelta(hours=4)
"""Unsent for so long is stuck."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What is too much (resources/portal/rollout.toml)."""

    lately: timedelta
    by_cause: Mapping[Cause, Limit]

    @classmethod
    def of(cls, table: Mapping[str, object]) -> "Limits":
        """Read the table; KeyError, TypeError, ValueError for a broken one."""
        found = msgspec.convert(table, _Table)
        return cls(
            lately=timedelta(hours=found.hours),
            by_cause={
                Cause.FAILED: Limit(found.failed.percent, found.failed.least),
                Cause.ERRORS: Limit(found.errors.points, found.errors.least),
                Cause.STUCK: Limit(found.stuck.points, found.stuck.least),
            },
        )


class _Percent(msgspec.Struct, forbid_unknown_fields=True):
    percent: float
    least: int


class _Points(msgspec.Struct, forbid_unknown_fields=True):
    points: float
    least: int


class _Table(msgspec.Struct, forbid_unknown_fields=True):
    hours: int
    failed: _Percent
    errors: _Points
    stuck: _Points


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """One version: how far it has come, and its halt if there was one."""

    spread: Spread
    halt: Halt | None

    @property
    def halted(self) -> bool:
        """Whether it spreads no further now."""
        return self.halt is not None and not self.halt.resumed_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Rollouts:
    """The use cases of halts."""

    engine: Engine
    clock: Clock
    halts: Halts
    limits: Limits
    _busy: Lock = field(default_factory=Lock, init=False, repr=False)

    def read(self) -> Sequence[Standing]:
        """Return what spreads now, newest first, and every version ever halted."""
        signs, halts = self._signs(), self.halts.read()
        names = list(spreading(signs))
        names += sorted(halts.keys() - set(names), key=ordered, reverse=True)
        return [
            Standing(
                spread=judge(name, signs, self.limits.by_cause), halt=halts.get(name)
            )
            for name in names
        ]

    def watch(self) -> Sequence[str]:
        """Halt what went beyond a limit; return the versions halted just now.

        A version that was resumed is halted again only by more PCs than were known.
        """
        with self._busy:
            fresh = [
                one for one in self.read() if not one.halted and self._new_reasons(one)
            ]
            for one in fresh:
                self.halts.put(
                    one.spread.version,
                    Halt(
                        halted_at=stamp(self.clock.now()),
                        reasons=tuple(
                            HaltWhy(**{**asdict(why), "cause": str(why.cause)})
                            for why in one.spread.reasons
                        ),
                    ),
                )
        return [one.spread.version for one in fresh]

    def halt(self, version: str, by: str, note: str) -> None:
        """Stop a version by hand; Refused for what is no version."""
        if not ordered(version):
            raise Refused(Why.INVALID, f"{version!r} is no version")
        with self._busy:
            self.halts.put(
                version,
                Halt(
                    halted_at=stamp(self.clock.now()),
                    halted_by=by,
                    note=note,
                    reasons=(HaltWhy(cause=str(Cause.BY_HAND)),),
                ),
            )

    def resume(self, version: str, by: str) -> None:
        """Let a halted version spread again; Refused when it is not halted."""
        with self._busy:
            halt = self.halts.read().get(version)
            if halt is None or halt.resumed_at:
                raise Refused(Why.NOT_FOUND, f"{version} is not halted")
            spread = judge(version, self._signs(), self.limits.by_cause)
            resumed = msgspec.structs.replace(
                halt,
                resumed_at=stamp(self.clock.now()),
                resumed_by=by,
                accepted={str(cause): n for cause, n in spread.counts.items()},
            )
            self.halts.put(version, resumed)

    def halted(self) -> RolloutReply:
        """Return which versions no PC may install now."""
        return RolloutReply(
            server_time=stamp(self.clock.now()),
            halted=[
                HaltedVersion(version=version, since=halt.halted_at)
                for version, halt in sorted(self.halts.read().items())
                if not halt.resumed_at
            ],
        )

    def _new_reasons(self, one: Standing) -> bool:
        accepted = one.halt.accepted if one.halt else {}
        return any(
            why.count > accepted.get(str(why.cause), 0) for why in one.spread.reasons
        )

    def _signs(self) -> Sequence[Sign]:
        now = self.clock.now()
        with self.engine.begin() as connection:
            rows = FleetRows(connection).every("")
        return [
            _sign(msgspec.json.decode(row["body"], type=Beat), now)
            for row in rows
            if row["body"]
            and not row["revoked"]
            and now - datetime.fromisoformat(row["heard_at"]) <= self.limits.lately
        ]


def troubled(beat: Beat) -> bool:
    """Say whether a beat can be a reason to halt anything."""
    return bool(
        beat.errors
        or beat.refused
        or beat.oldest_unsent_at
        or beat.update not in {"", "installed"}
    )


def _sign(beat: Beat, now: datetime) -> Sign:
    oldest = beat.oldest_unsent_at
    lies = bool(oldest) and now - datetime.fromisoformat(oldest) > LYING
    return Sign(
        version=beat.version,
        update=beat.update,
        updated_to=beat.updated_to,
        errors=bool(beat.errors),
        stuck=beat.refused > 0 or lies,
    )
