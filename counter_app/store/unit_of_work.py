"""One transaction: all of it is on disk after commit, or nothing of it ever was."""

from datetime import tzinfo
from types import TracebackType
from typing import Self

from sqlalchemy import Connection, Engine, insert
from sqlalchemy.exc import DBAPIError

from counter_app.domain.changes import Change
from counter_app.domain.errors import CounterError
from counter_app.domain.ids import OperationId
from counter_app.store import rows, schema
from counter_app.store.certifications import SqlCertifications
from counter_app.store.database import ours, translated
from counter_app.store.kept_forms import SqlKeptForms
from counter_app.store.numbers import SqlNumbers, next_operation
from counter_app.store.pages import SqlPages
from counter_app.store.prepared import Prepared
from counter_app.store.prints import SqlPaperNumbers, SqlPrints
from counter_app.store.repositories import (
    SqlAccounts,
    SqlDossiers,
    SqlDrafts,
    SqlJournal,
    SqlNotes,
    Touched,
)
from counter_app.store.shelf import SqlShelf
from counter_app.store.stays import SqlStays
from counter_app.store.till import SqlTill

ADD_CHANGE = Prepared(
    insert(schema.outbox),
    "operation",
    "dossier",
    "changes",
    "supersedes",
    "made_at",
    "made_by",
    "state",
    "reason",
)


class SqlOutbox:
    """Changes the portal has not confirmed."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def next_id(self) -> OperationId:
        """Count on and return the next operation id of this device."""
        return next_operation(self._connection)

    def add(self, change: Change) -> None:
        """Queue a change, after all earlier ones of its dossier."""
        ADD_CHANGE.run(
            self._connection,
            {
                "operation": change.id,
                "dossier": change.dossier,
                "changes": rows.as_json(
                    {name: [*pair] for name, pair in change.fields.items()}
                ),
                "supersedes": rows.as_json([*change.supersedes]),
                "made_at": change.made_at.isoformat(),
                "made_by": change.made_by,
                "state": "new",
                "reason": "",
            },
        )


class SqlUnitOfWork:
    """A transaction. Leaving it without commit undoes it."""

    def __init__(
        self, engine: Engine, zone: tzinfo, privacy: rows.Privacy = rows.PLAIN
    ) -> None:
        self._engine = engine
        self._zone = zone
        self._privacy = privacy
        self._connection: Connection
        self.drafts: SqlDrafts
        self.dossiers: SqlDossiers
        self.outbox: SqlOutbox
        self.numbers: SqlNumbers
        self.accounts: SqlAccounts
        self.prints: SqlPrints
        self.paper_numbers: SqlPaperNumbers
        self.journal: SqlJournal
        self.certifications: SqlCertifications
        self.notes: SqlNotes
        self.pages: SqlPages
        self.kept_forms: SqlKeptForms
        self.till: SqlTill
        self.shelf: SqlShelf
        self.stays: SqlStays

    def __enter__(self) -> Self:
        with translated():
            self._connection = self._engine.connect()
            try:
                self._connection.begin()
            except BaseException:
                self._connection.close()
                raise
        self.drafts = SqlDrafts(self._connection, self._privacy)
        touched = Touched()
        self.dossiers = SqlDossiers(self._connection, self._zone, touched)
        self.outbox = SqlOutbox(self._connection)
        self.numbers = SqlNumbers(self._connection)
        self.accounts = SqlAccounts(self._connection)
        self.prints = SqlPrints(self._connection)
        self.paper_numbers = SqlPaperNumbers(self._connection)
        self.journal = SqlJournal(self._connection, touched)
        self.certifications = SqlCertifications(self._connection)
        self.notes = SqlNotes(self._connection)
        self.pages = SqlPages(self._connection)
        self.kept_forms = SqlKeptForms(self._connection)
        self.till = SqlTill(self._connection)
        self.shelf = SqlShelf(self._connection, self._zone)
        self.stays = SqlStays(self._connection)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            self._connection.close()  # rolls back what was not committed
        except DBAPIError as failure:
            if not isinstance(error, CounterError | DBAPIError):
                raise ours(failure.orig) from failure
        if isinstance(error, DBAPIError):
            raise ours(error.orig) from error

    def commit(self) -> None:
        """Keep everything done since the beginning; on disk when this returns."""
        with translated():
            self.journal.settle()
            self._connection.commit()
