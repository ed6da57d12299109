"""How every PC is, for those of the back office who look after them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

import msgspec
from sqlalchemy import Engine, RowMapping

from city_portal.clock import Clock
from city_portal.files.strangers import Stranger
from city_portal.rules.roles import Act
from city_portal.services.fleet import EVERY
from city_portal.services.naming import Naming
from city_portal.services.staff import Visitor
from city_portal.store.fleet import FleetRows
from counter_app.wire.fleet import Beat

SILENT = timedelta(seconds=2 * EVERY)
"""Two beats missed: it is switched off, or cut off."""
FEW_NUMBERS = 30
LITTLE_DISK = 1024
"""MiB; a counter stops receiving at half of it."""
_HOURS = timedelta(hours=4)
_FINE = frozenset({"", "ok", "none"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Pc:
    """One PC with what is wrong with it, worst first."""

    org: str
    counter: str
    name: str
    heard_at: str
    beat: Beat
    troubles: tuple[str, ...]
    strangers: tuple[str, ...] = ()
    """Names its operations carried that are on no roster of its office."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FleetPage:
    """The use case of looking; an office's account sees its own PCs."""

    engine: Engine
    clock: Clock
    naming: Naming

    def read(self, who: Visitor) -> list[Pc]:
        """Return the PCs in service, those with trouble first; none given up."""
        who.must_be_allowed(Act.FLEET)
        now = self.clock.now()
        with self.engine.begin() as connection:
            rows = FleetRows(connection).every(who.org)
        unknown = self.naming.unknown(who.org)
        found = [
            _pc(row, now, _named(unknown, row)) for row in rows if not row["revoked"]
        ]
        return sorted(found, key=lambda pc: not pc.troubles)


def _named(unknown: Mapping[str, list[Stranger]], row: RowMapping) -> tuple[str, ...]:
    strangers = unknown.get(row["org"], ())
    return tuple(one.account for one in strangers if one.device == row["id"])


def _pc(row: RowMapping, now: datetime, strangers: tuple[str, ...]) -> Pc:
    beat = msgspec.json.decode(row["body"], type=Beat) if row["body"] else Beat()
    heard_at = row["heard_at"] or ""
    troubles = _troubles(beat, heard_at, now)
    return Pc(
        org=row["org"],
        counter=row["counter"],
        name=row["name"],
        heard_at=heard_at,
        beat=beat,
        troubles=("names", *troubles) if strangers else tuple(troubles),
        strangers=strangers,
    )


def _troubles(beat: Beat, heard_at: str, now: datetime) -> list[str]:
    if not heard_at:
        return ["never"]
    checks = {
        "silent": now - datetime.fromisoformat(heard_at) > SILENT,
        "conflicts": beat.conflicts > 0,
        "refused": beat.refused > 0,
        "unsent": bool(beat.oldest_unsent_at)
        and now - datetime.fromisoformat(beat.oldest_unsent_at) > _HOURS,
        "numbers": beat.numbers_left < FEW_NUMBERS,
        "disk": beat.disk_free_mib < LITTLE_DISK,
        "clock": abs(beat.clock_offset) > 300,
        "printer": beat.printer not in _FINE,
        "scanner": beat.scanner not in _FINE,
        "backup": beat.backup_failed,
    }
    return [name for name, holds in checks.items() if holds]
