"""Everything this PC keeps about one personal number, wherever it stands."""

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, func, or_, select

from counter_app.domain.ids import DossierId, DraftId
from counter_app.domain.jsonable import Fields
from counter_app.domain.personal_data import Copies, SealedDraft
from counter_app.store import rows, schema
from counter_app.store.database import reading


class SqlPeople:
    """Reads only; every dossier is looked through, which takes a second for a year."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def naming(self, number: str) -> Sequence[Copies]:
        """Return the dossiers in which this number stands, oldest first."""
        table = schema.dossier
        wanted = (
            select(table.c.id, table.c.current, table.c.base)
            .where(
                or_(
                    table.c.personal_id == number,
                    func.instr(table.c.current, number) > 0,
                )
            )
            .order_by(table.c.received_at)
        )
        with reading(self._engine) as connection:
            return [
                Copies(
                    id=DossierId(row.id),
                    current=rows.from_json(row.current),
                    confirmed=rows.from_json(row.base),
                    others=_others(connection, row.id),
                )
                for row in connection.execute(wanted).all()
            ]

    def erased(self) -> int:
        """Return of how many dossiers only the outline is left: nobody's any more."""
        table = schema.content
        wanted = select(func.count()).where(table.c.erased_at.is_not(None))
        with reading(self._engine) as connection:
            return connection.execute(wanted).scalar_one()

    def drafts(self) -> Sequence[SealedDraft]:
        """Return every half-typed form of this PC, and whose it is."""
        table = schema.draft
        with reading(self._engine) as connection:
            found = connection.execute(select(table.c.id, table.c.owner)).all()
        return [SealedDraft(DraftId(row.id), row.owner) for row in found]


def _others(connection: Connection, dossier: str) -> tuple[Fields, ...]:
    conflict, inbox = schema.conflict.c, schema.inbox.c
    texts = (
        *connection.execute(
            select(conflict.theirs).where(conflict.dossier == dossier)
        ).scalars(),
        *connection.execute(
            select(inbox.fields).where(inbox.dossier == dossier)
        ).scalars(),
    )
    return tuple(rows.from_json(text) for text in texts)
