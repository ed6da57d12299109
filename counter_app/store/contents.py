"""What closed dossiers say: since when they are done with, and the erasing of it.

Done with means: nothing the officers or the portal still owe each other. The days count
from when this PC first saw that, by the portal's time; whatever changes the dossier
starts them anew (a trigger, step 0023). An erased dossier is its outline, bound into
the journal's chain as every state is; its place in lists, counts and comparisons stays.
"""

import logging
from collections.abc import Sequence
from contextlib import closing
from datetime import UTC, datetime, tzinfo
from typing import Any, Protocol

from sqlalchemy import (
    ColumnElement,
    Connection,
    Engine,
    delete,
    exists,
    func,
    insert,
    select,
    update,
)
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.dossiers import Dossier
from counter_app.domain.errors import RolledBack, StoreBusy, StoreDamaged
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierId, Sha256
from counter_app.domain.journal import Act, Entry
from counter_app.domain.outlines import is_fee_open, outline
from counter_app.domain.retention import Held, Kept
from counter_app.domain.statuses import OPEN
from counter_app.store import chain, dossier_rows, rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.from_home import LINE
from counter_app.store.repositories import INDEX, SqlNotes
from counter_app.store.retention import files_only_of, heard_of

log = logging.getLogger(__name__)
TABLE, DOSSIER = schema.content, schema.dossier
TO_CLEAN = "content-to-clean"
"""Note: something was erased whose traces are not all gone yet; empty when they are."""


class Files(Protocol):
    """What is kept beside the store."""

    def has(self, sha256: Sha256) -> bool:
        """Say whether it is there."""

    def remove(self, sha256: Sha256) -> None:
        """Forget a file; forgetting twice is no error."""


def _none(table: Any, column: str = "dossier") -> ColumnElement[bool]:
    return ~exists().where(table.c[column] == DOSSIER.c.id)


DONE_WITH = (
    DOSSIER.c.status.not_in([status.value for status in OPEN]),
    DOSSIER.c.tip.is_not(None),
    DOSSIER.c.complete == 1,
    # After a restore of the portal, or of this PC, not before the portal told it again.
    DOSSIER.c.epoch == select(schema.device.c.epoch).scalar_subquery(),
    _none(schema.outbox),
    _none(schema.inbox),
    _none(schema.draft, "id"),
    _none(schema.page, "draft"),
    ~exists().where(
        schema.conflict.c.dossier == DOSSIER.c.id,
        schema.conflict.c.decided_by.is_(None),
    ),
    exists().where(schema.files_erased.c.dossier == DOSSIER.c.id),
)
"""No row of the outbox is left: a tested backup of the portal covers every operation.
Files go first, each by the rules of store.retention."""


class SqlContents:
    """What is kept, what is due, and the erasing; one transaction a dossier."""

    def __init__(self, engine: Engine, zone: tzinfo) -> None:
        self._engine = engine
        self._zone = zone

    def heard(self) -> datetime | None:
        """Return the portal's time as last heard, if it ever was."""
        with reading(self._engine) as connection:
            return heard_of(connection)

    def watch(self, at: datetime, most: int) -> int:
        """Note dossiers that are newly done with, and since when; return how many.

        What cannot be erased is noted with why, and is looked at again when it changes.
        """
        wanted = select(DOSSIER).where(*DONE_WITH, _none(TABLE)).limit(most)
        # Looked for as readers do: whoever receives meanwhile waits for the notes only.
        with reading(self._engine) as connection:
            found = connection.execute(wanted).mappings().all()
        if found:
            noting = upsert(TABLE).on_conflict_do_nothing()
            noted = [
                {"dossier": row["id"], "since": _utc(at), "held": _held(row)}
                for row in found
            ]
            with translated(), self._engine.begin() as connection:
                connection.execute(noting, noted)
        return len(found)

    def due(self, before: datetime, most: int) -> Sequence[DossierId]:
        """Return what is done with since before this moment, longest first."""
        wanted = (
            select(TABLE.c.dossier)
            .where(*_past(before), TABLE.c.held == "")
            .order_by(TABLE.c.since)
            .limit(most)
        )
        with reading(self._engine) as connection:
            return [DossierId(name) for name in connection.execute(wanted).scalars()]

    def erase(
        self, dossier: DossierId, before: datetime, at: datetime, files: Files
    ) -> bool:
        """Leave its outline only, and take its prints; False if it may not go now.

        ``at``: the portal's time, which the screen tells. The files go before the
        transaction ends: what breaks in between is done again.
        """
        with reading(self._engine) as connection:
            gone = _files_only_of(connection, dossier, files)
        wanted = (
            select(DOSSIER, TABLE.c.since)
            .join(TABLE, TABLE.c.dossier == DOSSIER.c.id)
            .where(DOSSIER.c.id == dossier, *DONE_WITH)
            .where(*_past(before), TABLE.c.held == "")
        )
        with translated(), self._engine.begin() as connection:
            row = connection.execute(wanted).mappings().first()
            if row is None:
                return self._begin_anew(connection, dossier)
            try:
                chain.must_be_as_written(connection, row)
                left = outline(rows.to_dossier(row))
            except (RolledBack, StoreDamaged) as problem:
                return self._hold(connection, dossier, problem)
            for sha256 in gone:
                files.remove(sha256)
            current = self._write(connection, row, left)
            values = {"since": row["since"], "erased_at": _utc(at)}
            connection.execute(insert(TABLE).values(dossier=dossier, **values))
            said = str(len(gone))
            entry = Entry(at=at, act=Act.CONTENT_ERASED, dossier=dossier, detail=said)
            chain.append(connection, entry, current)
            SqlNotes(connection).put(TO_CLEAN, _utc(at))
        return True

    def kept(self, before: datetime) -> Kept:
        """Count what is past its days, what is held and why, and what was erased."""
        with reading(self._engine) as connection:

            def count(*conditions: ColumnElement[bool]) -> int:
                wanted = select(func.count()).select_from(TABLE).where(*conditions)
                return connection.execute(wanted).scalar_one()

            return Kept(
                overdue=count(*_past(before), TABLE.c.held == ""),
                held=count(TABLE.c.erased_at.is_(None), TABLE.c.held != ""),
                erased=count(TABLE.c.erased_at.is_not(None)),
            )

    def to_clean(self) -> bool:
        """Say whether traces of what was erased may be left on this disk."""
        with reading(self._engine) as connection:
            return bool(SqlNotes(connection).get(TO_CLEAN))

    def clean(self) -> bool:
        """Give back freed pages, 8 MB at the most, and empty the log of writes.

        False when somebody reads or writes just now: nobody waits for this.
        """
        try:
            with translated(), closing(self._engine.raw_connection()) as pooled:
                raw: Any = pooled.driver_connection
                try:
                    raw.execute("PRAGMA busy_timeout = 0")
                    raw.execute("PRAGMA incremental_vacuum(2000)").fetchall()
                    busy = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]
                finally:
                    pooled.invalidate()  # who is given it next waits as others do
        except StoreBusy:
            return False
        return not busy

    def cleaned(self) -> None:
        """Note that no trace is left."""
        with translated(), self._engine.begin() as connection:
            SqlNotes(connection).put(TO_CLEAN, "")

    def _write(self, connection: Connection, row: rows.Row, left: Dossier) -> str:
        """Write the outline where the dossier stood; return it as it is kept."""
        current = rows.as_json(fields_of(left))
        columns = rows.columns_of(left, self._zone)
        dossier_rows.enter(connection, left.id, {**columns, "current": current})
        this = DOSSIER.c.id == left.id
        connection.execute(update(DOSSIER).where(this).values(base="{}"))
        INDEX.run(connection, {"row": row["row"], **rows.searchable(left)})
        for other, column in (
            (schema.conflict, schema.conflict.c.dossier),
            (LINE, LINE.c.draft),
            (TABLE, TABLE.c.dossier),
        ):
            connection.execute(delete(other).where(column == left.id))
        return current

    @staticmethod
    def _begin_anew(connection: Connection, dossier: DossierId) -> bool:
        """Forget since when: something came up, and its days count from its end."""
        stands = TABLE.c.erased_at.is_(None) & (TABLE.c.dossier == dossier)
        connection.execute(delete(TABLE).where(stands))
        return False

    @staticmethod
    def _hold(connection: Connection, dossier: DossierId, why: Exception) -> bool:
        """Erase nothing that somebody tampered with: it is evidence."""
        log.error("%s: its content is kept: %s", dossier, type(why).__name__)
        this = TABLE.c.dossier == dossier
        connection.execute(update(TABLE).where(this).values(held=Held.DAMAGED.value))
        return False


def _past(before: datetime) -> tuple[ColumnElement[bool], ...]:
    return (TABLE.c.erased_at.is_(None), TABLE.c.since <= _utc(before))


def _held(row: Any) -> str:
    try:
        dossier = rows.to_dossier(row)
    except StoreDamaged:
        return Held.DAMAGED.value
    return Held.FEE.value if is_fee_open(dossier) else ""


def _files_only_of(
    connection: Connection, dossier: DossierId, files: Files
) -> set[Sha256]:
    """Return its prints, and its own files that came after the others were erased."""
    table = schema.print_.c
    own = select(table.sha256).where(table.dossier == dossier)
    others = select(table.sha256).where(
        table.sha256.in_(own), table.dossier.is_distinct_from(dossier)
    )
    prints = connection.execute(own.where(table.sha256.not_in(others))).scalars()
    here = {*filter(files.has, map(Sha256, prints))}
    return here.union(files_only_of(connection, dossier, files.has))


def _utc(at: datetime) -> str:
    """One zone throughout, so that text compares as time does."""
    return at.astimezone(UTC).isoformat(timespec="seconds")
