"""What this PC holds as confirmed, to be compared with the portal, and the mending."""

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date, datetime, tzinfo

from sqlalchemy import Connection, Engine, delete, insert, select, update

from counter_app.domain.exchange import Copy
from counter_app.domain.ids import DossierId
from counter_app.domain.numbers import SLOT_SIZE, day_of, is_provisional
from counter_app.domain.proofs import Held
from counter_app.store import file_states, rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.identity import NO_EPOCH
from counter_app.store.numbers import next_operation
from counter_app.store.repositories import SqlNotes
from counter_app.store.settling import Clock, SqlSettling
from counter_app.store.settling_statements import ERASED

log = logging.getLogger(__name__)
COMPARED = "compared-at"


class SqlBooks:
    """The dossiers as the portal confirmed them, day by day."""

    def __init__(self, engine: Engine, zone: tzinfo, clock: Clock) -> None:
        self._engine = engine
        self._zone = zone
        self._clock = clock

    def compared_at(self) -> datetime | None:
        """Return when both sides were last compared."""
        with reading(self._engine) as connection:
            noted = SqlNotes(connection).get(COMPARED)
        return datetime.fromisoformat(noted) if noted else None

    def note_compared(self) -> None:
        """Note that both sides were compared now."""
        with self._writing() as connection:
            SqlNotes(connection).put(COMPARED, self._clock.now().isoformat())

    def confirmed(self) -> Mapping[date, Sequence[tuple[str, str]]]:
        """Return (dossier, tip) of all that is confirmed, by the day of its code."""
        table = schema.dossier.c
        found: defaultdict[date, list[tuple[str, str]]] = defaultdict(list)
        with reading(self._engine) as connection:
            for row in connection.execute(
                select(table.id, table.code, table.tip).where(table.tip.is_not(None))
            ):
                day = day_of(row.code)
                if day:
                    found[day].append((row.id, row.tip))
        return found

    def files_told_of(self) -> Mapping[date, Mapping[DossierId, frozenset[str]]]:
        """Return the files sent from here, still kept, by day and dossier."""
        table, erased = schema.dossier.c, schema.files_erased.c
        found: defaultdict[date, dict[DossierId, frozenset[str]]] = defaultdict(dict)
        with reading(self._engine) as connection:
            told = file_states.stored(connection)
            if not told:
                return found
            for row in connection.execute(
                select(table.id, table.code, table.current).where(
                    table.tip.is_not(None),
                    table.id.not_in(select(erased.dossier)),
                )
            ):
                # Most name no file; reading each would take the machine for seconds.
                if rows.FILE not in row.current:
                    continue
                day = day_of(row.code)
                names = rows.files_named(rows.from_json(row.current)) & told
                if day and names:
                    found[day][DossierId(row.id)] = names
        return found

    def doubt(self, files: Collection[str]) -> int:
        """Let these be asked after, and sent again where they are gone there."""
        with self._writing() as connection:
            return file_states.doubted(connection, files)

    def of_day(self, day: date) -> Sequence[Held]:
        """Return every dossier whose printed code is of this day, sent or not."""
        table, outbox = schema.dossier.c, schema.outbox.c
        with reading(self._engine) as connection:
            waiting = set(
                connection.execute(
                    select(outbox.dossier).where(outbox.state != "acked").distinct()
                ).scalars()
            )
            found = connection.execute(
                select(table.id, table.code, table.tip, table.current).where(
                    table.code.contains(f"-{day:%y%m%d}-")
                )
            )
            return [
                Held(
                    dossier=row.id,
                    code=row.code,
                    tip=row.tip or "",
                    files=rows.files_named(rows.from_json(row.current)),
                    waits=row.id in waiting,
                )
                for row in found
                if day_of(row.code) == day
            ]

    def take_copies(self, copies: Sequence[Copy]) -> frozenset[DossierId]:
        """Take the portal's copies whatever their version: they are what is there."""
        table = schema.dossier
        with self._writing() as connection:
            settling = SqlSettling(connection, self._zone, self._clock)
            for copy in copies:
                connection.execute(
                    update(table)
                    .where(table.c.id == copy.dossier)
                    .values(epoch=NO_EPOCH)
                )
                settling.take(copy)
            return settling.changed

    def bring_back(self, copy: Copy) -> bool:
        """Write what had been erased here; False if this program cannot read it."""
        this = {"wanted": copy.dossier}
        with self._writing() as connection:
            if not ERASED.scalar(connection, this):
                return True  # the feed was quicker
            before = connection.begin_nested()
            content, table = schema.content, schema.dossier
            connection.execute(delete(content).where(content.c.dossier == copy.dossier))
            connection.execute(
                update(table).where(table.c.id == copy.dossier).values(epoch=NO_EPOCH)
            )
            settling = SqlSettling(connection, self._zone, self._clock)
            settling.take(copy)
            read = copy.dossier in settling.changed
            (before.commit if read else before.rollback)()
            return read

    def say_again(self, dossiers: Sequence[DossierId]) -> int:
        """Queue what the portal lost; return how many dossiers this PC can say.

        Confirmed operations still kept go again with the same bytes. Of a dossier whose
        operations were forgotten the whole is said anew, if its code is of a block of
        this PC: nobody else may.
        """
        said = 0
        with self._writing() as connection:
            # Of earlier incarnations too: the portal takes what they printed.
            own = set(connection.execute(select(schema.slot.c.number)).scalars())
            for dossier in dossiers:
                said += self._retained(connection, dossier) or self._anew(
                    connection, dossier, own
                )
        return said

    def _retained(self, connection: Connection, dossier: DossierId) -> bool:
        table = schema.outbox
        kept = connection.execute(
            select(table.c.changes).where(
                table.c.dossier == dossier, table.c.state == "acked"
            )
        ).scalars()
        if not any("code" in rows.from_json(changes) for changes in kept):
            return False
        connection.execute(
            update(table)
            .where(table.c.dossier == dossier, table.c.state == "acked")
            .values(state="sent", feed_sequence=None)
        )
        return True

    def _anew(self, connection: Connection, dossier: DossierId, own: set[int]) -> bool:
        table = schema.dossier
        row = (
            connection.execute(select(table).where(table.c.id == dossier))
            .mappings()
            .one()
        )
        code = row["code"]
        if ERASED.scalar(connection, {"wanted": dossier}):
            # Its outline is not the dossier: the portal would take half for the whole.
            log.error("%s: the portal lost it after it was erased here", dossier)
            return False
        if not is_provisional(code) and int(code[-4:]) // SLOT_SIZE not in own:
            return False
        fields = {
            name: value
            for name, value in rows.from_json(row["base"]).items()
            if value is not None
        }
        first = connection.execute(
            select(schema.outbox.c.seq)
            .where(schema.outbox.c.dossier == dossier)
            .limit(1)
        ).first()
        if first is not None:
            return False  # something waits already: it is told to an officer first
        connection.execute(
            insert(schema.outbox).values(
                operation=next_operation(connection),
                dossier=dossier,
                changes=rows.changes_as_json(
                    {name: (None, value) for name, value in fields.items()}
                ),
                supersedes="[]",
                made_at=self._clock.now().isoformat(),
                made_by=str(fields.get("received_by") or ""),
                state="new",
                reason="",
            )
        )
        connection.execute(
            update(table)
            .where(table.c.id == dossier)
            .values(tip=None, version=0, epoch=NO_EPOCH, base="{}")
        )
        return True

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        with translated(), self._engine.begin() as connection:
            yield connection
