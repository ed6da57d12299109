"""The shelf of results: which place each lies in, and what waits to be collected.

A row is never taken away: a place is taken only while its dossier's result waits, so
whatever ends the waiting, here or at another counter, frees the place with it. What
the post took has left its place for good: if it comes back it is given another.
"""

from collections.abc import Sequence
from datetime import datetime, tzinfo

from sqlalchemy import (
    CheckConstraint,
    Column,
    ColumnElement,
    Connection,
    Integer,
    Table,
    Text,
    func,
    select,
)
from sqlalchemy.dialects.sqlite import insert

from counter_app.domain.ids import DossierId, OfficerId
from counter_app.domain.shelving import Shelved, Waiting
from counter_app.domain.statuses import Status
from counter_app.store.schema import METADATA, dossier

PLACE = Table(
    "shelf_place",
    METADATA,
    Column("dossier", Text, primary_key=True),
    Column("place", Integer, nullable=False),
    Column("at", Text, nullable=False),
    Column("by_officer", Text, nullable=False),
    CheckConstraint("place > 0"),
)
_READY = dossier.c.status == Status.READY


def _last_posting(part: str) -> ColumnElement[str | None]:
    return func.json_extract(dossier.c.current, f"$.post[#-1].{part}")


IN_POST = _READY & _last_posting("at").is_not(None) & _last_posting("end").is_(None)
"""The post has the result: see Dossier.in_post."""
_CAME_BACK = _last_posting("ended_at")
_LIES = (
    _READY
    & ~IN_POST
    & (
        _CAME_BACK.is_(None)
        | (func.julianday(PLACE.c.at) >= func.julianday(_CAME_BACK))
    )
)
"""Put there after the post brought it back, if the post ever had it."""


class SqlShelf:
    """Places of one piece of work."""

    def __init__(self, connection: Connection, zone: tzinfo) -> None:
        self._connection = connection
        self._zone = zone

    def put(self, shelved: Shelved) -> None:
        """Keep where this result lies, instead of where it lay before."""
        values = {
            "dossier": shelved.dossier,
            "place": shelved.place,
            "at": shelved.at.isoformat(),
            "by_officer": shelved.by,
        }
        putting = insert(PLACE).values(values)
        self._connection.execute(
            putting.on_conflict_do_update(index_elements=["dossier"], set_=values)
        )

    def of(self, wanted: DossierId) -> Shelved | None:
        """Return where this dossier's result lies, while it waits."""
        asked = (
            select(PLACE)
            .join(dossier, dossier.c.id == PLACE.c.dossier)
            .where(PLACE.c.dossier == wanted, _LIES)
        )
        row = self._connection.execute(asked).mappings().one_or_none()
        if row is None:
            return None
        return Shelved(
            dossier=wanted,
            place=row["place"],
            at=datetime.fromisoformat(row["at"]),
            by=OfficerId(row["by_officer"]),
        )

    def taken(self) -> frozenset[int]:
        """Return the places in which something waits."""
        asked = (
            select(PLACE.c.place)
            .join(dossier, dossier.c.id == PLACE.c.dossier)
            .where(_LIES)
        )
        return frozenset(self._connection.execute(asked).scalars())

    def waiting(self, limit: int) -> Sequence[Waiting]:
        """Return the results that wait, longest first, shelved or not."""
        came = func.json_extract(dossier.c.current, "$.result_at")
        since = func.coalesce(_CAME_BACK, came, dossier.c.received_at)
        lies = (PLACE.c.dossier == dossier.c.id) & _LIES
        asked = (
            select(dossier.c.id, PLACE.c.place, since)
            .join(PLACE, lies, isouter=True)
            .where(_READY, ~IN_POST)
            .order_by(func.julianday(since), dossier.c.row)
            .limit(limit)
        )
        return [
            Waiting(DossierId(one), place or 0, self._local(at))
            for one, place, at in self._connection.execute(asked)
        ]

    def in_post(self, limit: int) -> Sequence[Waiting]:
        """Return the results the post has, longest first."""
        left = _last_posting("at")
        asked = (
            select(dossier.c.id, left, _last_posting("number"))
            .where(IN_POST)
            .order_by(func.julianday(left), dossier.c.row)
            .limit(limit)
        )
        return [
            Waiting(DossierId(one), 0, self._local(str(at)), str(number))
            for one, at, number in self._connection.execute(asked)
        ]

    def _local(self, at: str) -> datetime:
        return datetime.fromisoformat(at).astimezone(self._zone)
