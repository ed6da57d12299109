"""What is counted of dossiers: a row each, without a person in it.

The rows follow the offices' feeds: as far as ``figure_place`` says, they are those of
the dossiers. So a push costs nothing more, and a restore of the database keeps both.
"""

from collections.abc import Sequence

import msgspec
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    Integer,
    Table,
    Text,
    and_,
    case,
    delete,
    func,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.exc import IntegrityError

from city_portal.store.schema import metadata

figure = Table(
    "figure",
    metadata,
    Column("dossier", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("org", Text, nullable=False),
    Column("procedure", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("channel", Text, nullable=False),
    Column("status", Text, nullable=False),
    Column("received_at", Text, nullable=False),
    Column("due_at", Text, nullable=False),  # empty: not promised
    Column("due_day", Text, nullable=False),  # in Hà Nội
    Column("ended_at", Text, nullable=False),  # empty: still open
    Column("ended_day", Text, nullable=False),
    Index("figure_of_office", "org", "received_at"),
    Index("figure_ended", "ended_at"),
)
place = Table(
    "figure_place",
    metadata,
    Column("org", Text, primary_key=True),
    Column("sequence", Integer, nullable=False),
)


class Figure(msgspec.Struct, frozen=True, kw_only=True):
    """One dossier, as it is counted."""

    dossier: str
    org: str
    procedure: str
    procedure_name: str
    channel: str
    status: str
    received_at: str
    due_at: str
    due_day: str
    ended_at: str
    ended_day: str


class Sums(msgspec.Struct, frozen=True, kw_only=True):
    """The sums of one group (an office or a procedure) in a period."""

    org: str
    procedure: str
    procedure_name: str
    before: int
    """Open when the period began."""
    received: int
    self_online: int
    assisted: int
    early: int
    on_time: int
    late: int
    pending: int
    """Open when the period ended, in time."""
    overdue: int
    """Open when the period ended, and its date had passed."""


class Figures:
    """What is asked about figures in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def reached(self, org: str) -> int:
        """Return how far an office's feed is counted; its row is locked."""
        found = select(place.c.sequence).where(place.c.org == org).with_for_update()
        reached = self._connection.scalar(found)
        if reached is not None:
            return int(reached)
        try:
            with self._connection.begin_nested():
                self._connection.execute(insert(place).values(org=org, sequence=0))
        except IntegrityError:  # another process was first
            return int(self._connection.scalar(found) or 0)
        return 0

    def keep(self, org: str, rows: Sequence[Figure], sequence: int) -> None:
        """Keep rows as they are now, and how far that is."""
        names = [row.dossier for row in rows]
        self._connection.execute(delete(figure).where(figure.c.dossier.in_(names)))
        if rows:
            values = [msgspec.structs.asdict(row) for row in rows]
            self._connection.execute(insert(figure), values)
        self._connection.execute(
            update(place).where(place.c.org == org).values(sequence=sequence)
        )

    def sums(self, begins: str, ends: str, org: str = "") -> Sequence[Sums]:
        """Return the sums of each office and procedure from a moment to another.

        A dossier is on time when it ended by its date (QĐ 766/QĐ-TTg, as known from
        one source); early when that was on an earlier day. Withdrawn ones count as on
        time (Biểu II.06a, column 9), those waiting for papers as pending in time.
        """
        row = figure.c
        came = and_(row.received_at >= begins, row.received_at < ends)
        known = row.received_at < ends
        was_open = or_(row.ended_at == "", row.ended_at >= begins)
        is_open = or_(row.ended_at == "", row.ended_at >= ends)
        ended = and_(row.ended_at >= begins, row.ended_at < ends)
        late = and_(
            row.due_at != "", row.ended_at > row.due_at, row.status != "withdrawn"
        )
        early = and_(
            row.due_at != "", row.ended_day < row.due_day, row.status != "withdrawn"
        )
        overdue = and_(row.due_at != "", row.due_at < ends, row.status != "supplement")
        found = (
            select(
                row.org,
                row.procedure,
                func.max(row.procedure_name).label("procedure_name"),
                _count(and_(row.received_at < begins, was_open)).label("before"),
                _count(came).label("received"),
                _count(and_(came, row.channel == "self")).label("self_online"),
                _count(and_(came, row.channel == "assisted")).label("assisted"),
                _count(and_(ended, early)).label("early"),
                _count(and_(ended, ~early, ~late)).label("on_time"),
                _count(and_(ended, late)).label("late"),
                _count(and_(is_open, ~overdue)).label("pending"),
                _count(and_(is_open, overdue)).label("overdue"),
            )
            .where(known, or_(was_open, came))
            .group_by(row.org, row.procedure)
            .order_by(row.org, row.procedure)
        )
        if org:
            found = found.where(row.org == org)
        return [Sums(**one) for one in self._connection.execute(found).mappings()]


def _count(condition: ColumnElement[bool]) -> ColumnElement[int]:
    return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)
