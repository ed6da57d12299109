"""Exactly what an office's dossiers are, day by day, for counters that compare."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Engine

from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.rules.codes import day_of
from city_portal.rules.papers import files_named
from city_portal.rules.refusals import Refused, Why
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.offices import Device
from counter_app.wire.digests import digest, files_digest
from counter_app.wire.messages import (
    Copies,
    Day,
    DayDigest,
    DayRow,
    Days,
    FeedRow,
)

MOST_COPIES = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparing:
    """The use case of a counter that wants to know whether both sides agree."""

    engine: Engine
    kept: Kept
    blobs: Blobs

    def days(self, device: Device) -> Days:
        """Return a digest of each day."""
        with self.engine.begin() as connection:
            tips = Dossiers(connection).tips(device.org)
        by_day: defaultdict[date, list[tuple[str, str]]] = defaultdict(list)
        for dossier, code, tip in tips:
            day = day_of(code)
            if day:
                by_day[day].append((dossier, tip))
        return Days(
            epoch=self.kept.epoch(),
            days=[
                DayDigest(day=day.isoformat(), count=len(pairs), digest=digest(pairs))
                for day, pairs in sorted(by_day.items())
            ],
        )

    def day(self, device: Device, text: str) -> Day:
        """Return exactly the dossiers of one day, ``YYYY-MM-DD``."""
        try:
            day = date.fromisoformat(text)
        except ValueError as error:
            raise Refused(Why.NOT_FOUND, "that is no day") from error
        with self.engine.begin() as connection:
            copies = Dossiers(connection).of_day(device.org, f"{day:%y%m%d}")
        of_day = [copy for copy in copies if day_of(copy.code) == day]
        named = {name for copy in of_day for name in files_named(copy.fields)}
        stored = {name for name in named if self.blobs.has(name)}
        return Day(
            epoch=self.kept.epoch(),
            day=day.isoformat(),
            files=len(stored),
            files_digest=files_digest(stored),
            rows=[
                DayRow(
                    dossier=copy.id,
                    code=copy.code,
                    tip=copy.tip,
                    version=copy.version,
                    complete=files_named(copy.fields) <= stored,
                )
                for copy in of_day
            ],
        )

    def copies(self, device: Device, dossiers: Sequence[str]) -> Copies:
        """Return the current copies of some dossiers."""
        if len(dossiers) > MOST_COPIES:
            raise Refused(Why.TOO_LARGE, f"at most {MOST_COPIES} dossiers")
        with self.engine.begin() as connection:
            copies = Dossiers(connection).some(device.org, dossiers)
        return Copies(
            epoch=self.kept.epoch(),
            rows=[
                FeedRow(
                    dossier=copy.id,
                    version=copy.version,
                    tip=copy.tip,
                    fields=copy.fields,
                    complete=self._complete(copy),
                )
                for copy in copies
            ],
        )

    def _complete(self, copy: Copy) -> bool:
        return all(map(self.blobs.has, files_named(copy.fields)))
