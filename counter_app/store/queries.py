"""Lists, counts and search for screens: reads only, waits for no writer."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta, tzinfo

from sqlalchemy import ColumnElement, Connection, Engine, func, select
from sqlalchemy import text as sql

from counter_app.domain.changes import SyncState
from counter_app.domain.dossiers import OPEN, WORKED_ON, Status
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import NotYours
from counter_app.domain.folding import nfc
from counter_app.domain.ids import DossierId, DraftId, OfficerId, ProcedureCode
from counter_app.domain.journal import Act
from counter_app.domain.listing import DraftLine, Filter, Line, Today
from counter_app.domain.numbers import alias_of, ending_of_alias, is_alias
from counter_app.domain.procedures import Channel
from counter_app.domain.reporting import Case
from counter_app.store import rows, schema
from counter_app.store.cases import cases_of
from counter_app.store.database import reading
from counter_app.store.left_open import left_open
from counter_app.store.matching import as_match, as_near_match
from counter_app.store.prepared import Prepared
from counter_app.store.shelf import IN_POST

SEARCH = sql(
    "SELECT dossier.id FROM search JOIN dossier ON dossier.row = search.rowid"
    " WHERE search MATCH :asked ORDER BY search.rowid DESC LIMIT :limit"
)
"""Newest first: by rank it takes up to a second over a million (SYNC.md 0.7)."""
CONTENT = schema.content
SOON = timedelta(days=3)
AT_ONCE = 500
MOST_OPEN = 50
"""Dossiers of one person at once: who has more does not collect them together."""
"""Dossiers asked for in one statement."""
_SYNC = {
    "failed": SyncState.FAILED,
    "conflict": SyncState.CONFLICT,
    "sent": SyncState.SENDING,
    "new": SyncState.WAITING,
}
"""What an operation's state means for its dossier, most urgent first."""


class SqlQueries:
    """Reads for the screens."""

    def __init__(self, engine: Engine, privacy: rows.Privacy = rows.PLAIN) -> None:
        self._engine = engine
        self._privacy = privacy

    def lines(self, day: date, chosen: Filter) -> Sequence[DossierId]:
        """Return the dossiers of this local day that pass, newest first."""
        table = schema.dossier
        wanted = (
            select(table.c.id)
            .where(_passes(chosen, day))
            .order_by(table.c.received_at.desc(), table.c.row.desc())
        )
        with reading(self._engine) as connection:
            return Prepared(wanted).column(connection)

    def received(self, since: date, until: date) -> Sequence[DossierId]:
        """Return the dossiers received from one local day to another, in order."""
        table = schema.dossier
        days = (since.isoformat(), until.isoformat())
        wanted = (
            select(table.c.id)
            .where(table.c.received_day.between(*days))
            .order_by(table.c.received_at, table.c.row)
        )
        with reading(self._engine) as connection:
            return [DossierId(found) for found in connection.execute(wanted).scalars()]

    def left_open(self, before: date, counter: str) -> Sequence[DossierId]:
        """Return this counter's dossiers of earlier days of which something is open."""
        with reading(self._engine) as connection:
            return left_open(connection, before, counter)

    def lines_of(self, dossiers: Sequence[DossierId]) -> Sequence[Line]:
        """Return these dossiers' lines, in this order; unknown ids are left out."""
        table = schema.dossier
        with reading(self._engine) as connection:
            found = {
                row["id"]: row
                for row in connection.execute(
                    select(table, IN_POST.label("in_post"), CONTENT.c.erased_at)
                    .join(CONTENT, CONTENT.c.dossier == table.c.id, isouter=True)
                    .where(table.c.id.in_(dossiers))
                ).mappings()
            }
            states = _sync_states(connection, [*found])
        return [
            rows.to_line(found[dossier], states.get(dossier, SyncState.SENT))
            for dossier in dossiers
            if dossier in found
        ]

    def counts(self, day: date) -> Mapping[Filter, int]:
        """Return how many dossiers of the day each filter lets through."""
        table = schema.dossier
        with reading(self._engine) as connection:
            return {
                chosen: connection.execute(
                    select(func.count()).select_from(table).where(_passes(chosen, day))
                ).scalar_one()
                for chosen in Filter
            }

    def today(self, now: datetime) -> Today:
        """Return the counts of the ready screen; ``now`` is local."""
        table = schema.dossier
        day = now.date()
        received = table.c.received_day == day.isoformat()
        online = table.c.channel.in_([Channel.ASSISTED, Channel.SELF])
        # As S15 lists it: neither what waits for its citizen nor what has its result.
        still_open = table.c.status.in_(WORKED_ON)
        due_on = func.substr(table.c.due_at, 1, 10)
        soon = due_on.between(day.isoformat(), (day + SOON).isoformat())
        over = table.c.due_at < now.isoformat()
        with reading(self._engine) as connection:

            def count(*conditions: ColumnElement[bool]) -> int:
                wanted = select(func.count()).select_from(table).where(*conditions)
                return connection.execute(wanted).scalar_one()

            return Today(
                received=count(received),
                online=count(received, online),
                due_soon=count(still_open, soon, ~over),
                overdue=count(still_open, over),
                ready=count(_passes(Filter.READY, day)),
                as_of=now,
            )

    def noted(
        self, dossiers: Sequence[DossierId], act: Act, detail: str = ""
    ) -> frozenset[DossierId]:
        """Return those with such a line in their journal; its detail begins so."""
        table = schema.journal
        found: set[DossierId] = set()
        with reading(self._engine) as connection:
            for first in range(0, len(dossiers), AT_ONCE):
                part = dossiers[first : first + AT_ONCE]
                wanted = (
                    select(table.c.dossier)
                    .distinct()
                    .where(
                        table.c.dossier.in_(part),
                        table.c.act == act.value,
                        table.c.detail.startswith(detail, autoescape=True),
                    )
                )
                found.update(map(DossierId, connection.execute(wanted).scalars()))
        return frozenset(found)

    def drafts_of(self, officer: OfficerId) -> Sequence[DraftLine]:
        """Return the officer's drafts, newest first."""
        table = schema.draft
        wanted = (
            select(table)
            .where(table.c.owner == officer)
            .order_by(table.c.saved_at.desc())
        )
        with reading(self._engine) as connection:
            found = connection.execute(wanted).mappings().all()
        drafts = [*self._readable(found)]
        return [
            DraftLine(
                id=DraftId(draft.id),
                citizen=draft.citizen.name,
                procedure=draft.procedure or "",
                stage=draft.stage,
                saved_at=draft.saved_at,
            )
            for draft in drafts
        ]

    def _readable(self, found: Sequence[rows.Row]) -> Iterator[Draft]:
        for row in found:
            # One whose key went with a forgotten password must not hide the others.
            with suppress(NotYours):
                yield rows.to_draft(row, self._privacy)

    def by_code(self, code: str) -> DossierId | None:
        """Find by a final, provisional or official code, however it is written.

        Also by the alias of digits: among the codes of its date and sequence, the one
        whose alias it is.
        """
        table = schema.dossier
        wanted = "".join(nfc(code).split()).upper().replace("TẠM", "TAM", 1)
        if is_alias(wanted):
            return self._by_alias(wanted)
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.id).where(
                    (table.c.code == wanted) | (table.c.official_code == wanted)
                )
            ).scalar()
        return DossierId(found) if found else None

    def _by_alias(self, digits: str) -> DossierId | None:
        table = schema.dossier
        ending = ending_of_alias(digits)
        wanted = select(table.c.id, table.c.code, table.c.official_code).where(
            table.c.code.endswith(ending) | table.c.official_code.endswith(ending)
        )
        with reading(self._engine) as connection:
            found = {
                DossierId(row.id)
                for row in connection.execute(wanted)
                for code in (row.code, row.official_code)
                if code and alias_of(code) == digits
            }
        return found.pop() if len(found) == 1 else None

    def search(self, text: str, limit: int = 50) -> Sequence[DossierId]:
        """Find by code, personal ID, phone or name without accents, newest first.

        Names with one wrong letter are found when nothing else is.
        """
        with reading(self._engine) as connection:
            for asked in (as_match, as_near_match):
                found = _matching(connection, asked(text), limit)
                if found:
                    return found
        return []

    def past_of(self, personal_id: str) -> Sequence[Line]:
        """Return the dossiers of this person on this machine, newest first."""
        if not personal_id:
            return []  # people without a number are not one person
        table = schema.dossier
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.id)
                .where(table.c.personal_id == personal_id)
                .order_by(table.c.received_at.desc())
                .limit(50)
            ).scalars()
            ids = [DossierId(one) for one in found]
        return self.lines_of(ids)

    def open_of(self, personal_id: str) -> Sequence[DossierId]:
        """Return this person's dossiers that are not over, received first first."""
        if not personal_id:
            return []  # people without a number are not one person
        table = schema.dossier
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.id)
                .where(table.c.personal_id == personal_id)
                .where(table.c.status.in_([one.value for one in OPEN]))
                .order_by(table.c.received_at)
                .limit(MOST_OPEN)
            ).scalars()
            return [DossierId(one) for one in found]

    def favourites(self, since: date) -> Sequence[ProcedureCode]:
        """Return the procedures received most often since then, commonest first."""
        table = schema.dossier
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.procedure)
                .where(table.c.received_day >= since.isoformat())
                .group_by(table.c.procedure)
                .order_by(func.count().desc(), table.c.procedure)
            ).scalars()
            return [ProcedureCode(code) for code in found]

    def by_channel(self, first: date, last: date) -> Mapping[Channel, int]:
        """Count the dossiers received from one local day to another, both with it."""
        table = schema.dossier
        wanted = (
            select(table.c.channel, func.count())
            .where(table.c.received_day.between(first.isoformat(), last.isoformat()))
            .group_by(table.c.channel)
        )
        with reading(self._engine) as connection:
            return {
                Channel(channel): count
                for channel, count in connection.execute(wanted).tuples()
            }

    def cases(self, since: date, until: date, zone: tzinfo) -> Sequence[Case]:
        """Return what a report of these days counts; times are of the zone."""
        with reading(self._engine) as connection:
            return cases_of(connection, since, until, zone)

    def last_channel(self, procedure: ProcedureCode) -> Channel | None:
        """Return the channel the last citizen chose for this procedure here."""
        table = schema.dossier
        with reading(self._engine) as connection:
            found = connection.execute(
                select(table.c.channel)
                .where(table.c.procedure == procedure)
                .order_by(table.c.row.desc())
                .limit(1)
            ).scalar()
        return Channel(found) if found else None

    def sync_state(self, dossier: DossierId) -> SyncState:
        """Say how a dossier stands towards the portal."""
        with reading(self._engine) as connection:
            return _sync_states(connection, [dossier]).get(dossier, SyncState.SENT)


def _matching(connection: Connection, asked: str, limit: int) -> list[DossierId]:
    if not asked:
        return []
    found = connection.execute(SEARCH, {"asked": asked, "limit": limit}).scalars()
    return [DossierId(one) for one in found]


def _passes(chosen: Filter, day: date) -> ColumnElement[bool]:
    """What is still to be done is not the day's alone: it waits from before too."""
    table = schema.dossier
    if chosen is Filter.WAITING:
        unsent = select(schema.outbox.c.dossier).where(schema.outbox.c.state != "acked")
        return table.c.id.in_(unsent)
    if chosen is Filter.READY:
        return (table.c.status == Status.READY) & ~IN_POST
    of_day = table.c.received_day == day.isoformat()
    if chosen is Filter.PAPERS_MISSING:
        waits = table.c.status == Status.SUPPLEMENT
        return waits | (of_day & (table.c.papers_missing > 0))
    return of_day


def _sync_states(
    connection: Connection, dossiers: Sequence[str]
) -> dict[str, SyncState]:
    table = schema.outbox
    found = connection.execute(
        select(table.c.dossier, table.c.state)
        .where(table.c.dossier.in_(dossiers), table.c.state != "acked")
        .distinct()
    )
    seen: dict[str, set[str]] = {}
    for dossier, state in found:
        seen.setdefault(dossier, set()).add(state)
    return {
        dossier: next(means for state, means in _SYNC.items() if state in states)
        for dossier, states in seen.items()
    }
