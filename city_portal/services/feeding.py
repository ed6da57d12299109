"""What changed, page by page."""

from dataclasses import dataclass

from sqlalchemy import Connection

from city_portal.clock import Clock
from city_portal.files.announced import Announcements
from city_portal.files.blobs import Blobs
from city_portal.files.kept import Kept
from city_portal.files.packs import LAST_RING, Packs
from city_portal.files.rosters import Rosters
from city_portal.rules import cursors
from city_portal.rules.papers import files_named
from city_portal.rules.times import stamp
from city_portal.services.taking import mark_of
from city_portal.store.dossiers import Copy, Dossiers
from city_portal.store.offices import Device, Offices
from counter_app.wire.messages import FeedPage, FeedRow

PAGE = 500
"""Dossiers of one page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feeding:
    """The use case of a counter that pulls."""

    kept: Kept
    blobs: Blobs
    clock: Clock
    rosters: Rosters
    packs: Packs
    announcements: Announcements

    def page(
        self,
        connection: Connection,
        device: Device,
        cursor: str,
        have: str = "",
        ring: int | None = None,
    ) -> FeedPage:
        """Return the changes after a cursor; from the start without one.

        A cursor of another epoch, from beyond the end or unreadable gives ``epoch``.
        ``have``, ``ring``: the catalogue the counter knows, and in which wave it is.
        The transaction is ended by somebody else.
        """
        epoch, now = self.kept.epoch(), self.clock.now()
        wave = LAST_RING if ring is None else ring
        place = cursors.read(cursor) if cursor else (epoch, 0)
        head, stable = Offices(connection).position(device.org)
        is_ours = place is not None and place[0] == epoch and place[1] <= head
        start = place[1] if place and is_ours else 0
        copies = (
            Dossiers(connection).since(device.org, start, PAGE + 1)
            if is_ours and start < head
            else []
        )
        waiting = mark_of(connection, device.org)
        rows = copies[:PAGE]
        end = rows[-1].sequence if rows else start
        closure = self.announcements.read()
        return FeedPage(
            outcome="ok" if is_ours else "epoch",
            epoch=epoch,
            stable_sequence=stable,
            server_time=stamp(now),
            from_cursor=cursor,
            cursor=cursors.written(epoch, end),
            rows=[self._row(copy) for copy in rows],
            more=len(copies) > PAGE,
            roster=self.rosters.mark(device.org),
            submissions=waiting,
            catalogue=self.packs.in_force(have, wave, now),
            closed_from=closure.begins,
            closed_until=closure.ends,
            notice=closure.notice,
        )

    def _row(self, copy: Copy) -> FeedRow:
        return FeedRow(
            dossier=copy.id,
            version=copy.version,
            tip=copy.tip,
            fields=copy.fields,
            complete=all(map(self.blobs.has, files_named(copy.fields))),
        )
