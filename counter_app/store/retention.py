"""Which files may be erased here: never by age alone (SYNC.md 2.8)."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection, Engine, exists, insert, select

from counter_app.domain.clocks import PORTAL_HEARD
from counter_app.domain.dossiers import OPEN
from counter_app.domain.ids import DossierId, Sha256
from counter_app.domain.journal import Act, Entry
from counter_app.store import rows, schema
from counter_app.store.database import reading, translated
from counter_app.store.repositories import SqlJournal, SqlNotes


class SqlRetention:
    """Reads what is done with; every method is one transaction."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def heard(self) -> datetime | None:
        """Return the portal's time as last heard, if it ever was."""
        with reading(self._engine) as connection:
            return heard_of(connection)

    def done_with(self, before: str, most: int) -> Sequence[DossierId]:
        """Return closed dossiers received before a day, ``YYYY-MM-DD``, oldest first.

        Only those of which the portal has every file, and every operation in a tested
        backup: no row of the outbox is left, no copy waits, nothing was erased yet.
        """
        table, erased = schema.dossier.c, schema.files_erased.c
        wanted = (
            select(table.id)
            .where(
                table.received_day < before,
                table.status.not_in([status.value for status in OPEN]),
                table.complete == 1,
                table.tip.is_not(None),
                ~exists().where(schema.outbox.c.dossier == table.id),
                ~exists().where(schema.inbox.c.dossier == table.id),
                ~exists().where(erased.dossier == table.id),
            )
            .order_by(table.received_day)
            .limit(most)
        )
        with reading(self._engine) as connection:
            found = connection.execute(wanted).scalars().all()
            return [DossierId(name) for name in found]

    def files_only_of(self, dossier: DossierId) -> Sequence[Sha256]:
        """Return the files that this dossier names and none does that keeps its own."""
        with reading(self._engine) as connection:
            return files_only_of(connection, dossier)

    def note_erased(self, dossier: DossierId, files: int, at: datetime) -> None:
        """Note that the files are gone; in the journal too."""
        with translated(), self._engine.begin() as connection:
            connection.execute(
                insert(schema.files_erased).values(dossier=dossier, at=at.isoformat())
            )
            entry = Entry(
                at=at, act=Act.FILES_ERASED, dossier=dossier, detail=str(files)
            )
            SqlJournal(connection).add(entry)


def heard_of(connection: Connection) -> datetime | None:
    """Return the portal's time as last heard, if it ever was."""
    noted = SqlNotes(connection).get(PORTAL_HEARD)
    return datetime.fromisoformat(noted) if noted else None


def files_only_of(
    connection: Connection,
    dossier: DossierId,
    is_here: Callable[[Sha256], bool] = lambda _name: True,
) -> Sequence[Sha256]:
    """Return the files that this dossier names and none does that keeps its own.

    One whose files were erased goes on naming them: by their hashes days are proven.
    Every dossier is looked through for each that ``is_here``, a second for a year's.
    """
    table, erased = schema.dossier.c, schema.files_erased.c
    own = {*filter(is_here, _files(connection, dossier))}
    shared = {
        name
        for name in own
        if connection.execute(
            select(table.id)
            .where(
                table.id != dossier,
                table.current.contains(name),
                ~exists().where(erased.dossier == table.id),
            )
            .limit(1)
        ).first()
    }
    return sorted(own - shared)


def _files(connection: Connection, dossier: DossierId) -> set[Sha256]:
    current = connection.execute(
        select(schema.dossier.c.current).where(schema.dossier.c.id == dossier)
    ).scalar_one()
    return {Sha256(name) for name in rows.files_named(rows.from_json(current))}
