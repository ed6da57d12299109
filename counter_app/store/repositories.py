"""Drafts, dossiers, accounts, journal and notes: one transaction's view."""

from collections.abc import Mapping, Sequence
from datetime import datetime, tzinfo

from sqlalchemy import Connection, bindparam, delete, insert, select, text
from sqlalchemy.dialects.sqlite import insert as upsert

from counter_app.domain.dossiers import Dossier
from counter_app.domain.drafts import Draft
from counter_app.domain.errors import NotFound
from counter_app.domain.fields import fields_of
from counter_app.domain.ids import DossierId, DraftId, OfficerId
from counter_app.domain.journal import Act, Entry
from counter_app.domain.jsonable import Fields
from counter_app.domain.keeping_errors import ContentErased
from counter_app.domain.officers import Account
from counter_app.store import chain, dossier_rows, rows, schema
from counter_app.store.prepared import Prepared

GET = (
    select(schema.dossier, schema.content.c.erased_at)
    .join(schema.content, schema.content.c.dossier == schema.dossier.c.id, isouter=True)
    .where(schema.dossier.c.id == bindparam("wanted"))
)
# What receiving needs is prepared: built and compiled once.
ADD_DOSSIER = Prepared(
    upsert(schema.dossier)
    .on_conflict_do_nothing(["id"])
    .returning(schema.dossier.c.row),
    *(set(schema.dossier.c.keys()) - {"row", "tip"}),
)
ADD_COPY = Prepared(
    insert(schema.dossier).returning(schema.dossier.c.row),
    *(set(schema.dossier.c.keys()) - {"row"}),
)
INDEX = Prepared(
    text(
        "INSERT OR REPLACE INTO search(rowid, code, person, name, phone, procedure)"
        " VALUES (:row, :code, :person, :name, :phone, :procedure)"
    )
)
NOTE_FILE = Prepared(
    upsert(schema.blob)
    .values(state="local", upload_url="", upload_offset=0)
    .on_conflict_do_nothing(),
    "sha256",
    "bytes",
)
DRAFT = Prepared(select(schema.draft).where(schema.draft.c.id == bindparam("wanted")))
REMOVE_DRAFT = Prepared(
    delete(schema.draft).where(schema.draft.c.id == bindparam("gone"))
)
NOTE = Prepared(
    select(schema.note.c.value).where(schema.note.c.name == bindparam("wanted"))
)
_PUT_NOTE = upsert(schema.note)
PUT_NOTE = Prepared(
    _PUT_NOTE.on_conflict_do_update(["name"], set_={"value": _PUT_NOTE.excluded.value}),
    "name",
    "value",
)


class SqlDrafts:
    """Walk-ins being served."""

    def __init__(self, connection: Connection, privacy: rows.Privacy) -> None:
        self._connection = connection
        self._privacy = privacy

    def get(self, draft: DraftId) -> Draft:
        """Return it, or raise NotFound; NotYours for another officer's."""
        row = DRAFT.first(self._connection, {"wanted": draft})
        if row is None:
            raise NotFound(draft)
        return rows.to_draft(row, self._privacy)

    def put(self, draft: Draft) -> None:
        """Keep this version instead of the one before."""
        values = rows.from_draft(draft, self._privacy)
        self._connection.execute(
            upsert(schema.draft)
            .values(values)
            .on_conflict_do_update(["id"], set_=values)
        )

    def remove(self, draft: DraftId) -> None:
        """Forget it; forgetting twice is no error."""
        REMOVE_DRAFT.run(self._connection, {"gone": draft})

    def claim(self, owner: OfficerId) -> None:
        """Seal what this officer, who is at work, left here before there were seals."""
        bare = schema.draft.c.body.startswith("{")
        wanted = select(schema.draft).where(schema.draft.c.owner == owner, bare)
        for row in self._connection.execute(wanted).mappings().all():
            self.put(rows.to_draft(row, self._privacy))


class Touched(dict[DossierId, datetime]):
    """Dossiers changed in this piece of work and not yet in the journal, since when."""


class SqlDossiers:
    """Received dossiers."""

    def __init__(
        self, connection: Connection, zone: tzinfo, touched: Touched | None = None
    ) -> None:
        self._connection = connection
        self._zone = zone
        self._touched = Touched() if touched is None else touched

    def get(self, dossier: DossierId) -> Dossier:
        """Return it, or raise NotFound; RolledBack when an old state was put back.

        Raises ContentErased for one of which only the outline is left: nobody works on
        half of a dossier.
        """
        row = self._row(dossier)
        if row["erased_at"]:
            at = datetime.fromisoformat(row["erased_at"]).astimezone(self._zone)
            raise ContentErased(row["code"], at)
        return rows.to_dossier(row)

    def outline(self, dossier: DossierId) -> Dossier:
        """Return what is kept of it, erased or not; NotFound and RolledBack as get."""
        return rows.to_dossier(self._row(dossier))

    def _row(self, dossier: DossierId) -> rows.Row:
        row = self._connection.execute(GET, {"wanted": dossier}).mappings().first()
        if row is None:
            raise NotFound(dossier)
        if dossier not in self._touched:
            chain.must_be_as_written(self._connection, row)
        return row

    def put(self, dossier: Dossier) -> Fields:
        """Keep this version and return its fields; a newer portal's are kept, too."""
        fields = fields_of(dossier)
        values = rows.columns_of(dossier, self._zone)
        fresh = {
            "id": dossier.id,
            "version": 0,
            "epoch": 0,
            "complete": 0,
            "base": "{}",
            "current": rows.as_json(fields),
        }
        added = ADD_DOSSIER.scalar(self._connection, {**values, **fresh})
        row = self._update(dossier, fields, values) if added is None else added
        self._index(row, dossier)
        self._touched[dossier.id] = dossier.received_at
        note_files(self._connection, dossier)
        return fields

    def add(self, dossier: Dossier, values: Mapping[str, object]) -> None:
        """Keep a dossier of the portal's that is not here; what is kept is given.

        ``values``: version, tip, epoch, complete, base and current. IntegrityError when
        its id or code is here.
        """
        columns = rows.columns_of(dossier, self._zone)
        row = ADD_COPY.scalar(self._connection, {**columns, **values, "id": dossier.id})
        self._index(row, dossier)
        note_files(self._connection, dossier)

    def _update(
        self, dossier: Dossier, fields: Fields, values: dict[str, object]
    ) -> int:
        known = dossier_rows.known(self._connection, dossier.id)
        if known is None:
            raise NotFound(dossier.id)
        current = rows.current_fields({**known, "id": dossier.id}, fields)
        values = {**values, "current": rows.as_json(current)}
        dossier_rows.enter(self._connection, dossier.id, values)
        row: int = known["row"]
        return row

    def _index(self, row: int, dossier: Dossier) -> None:
        INDEX.run(self._connection, {"row": row, **rows.searchable(dossier)})


def note_files(connection: Connection, dossier: Dossier) -> None:
    """Note the files a dossier names, so that they are uploaded."""
    files = [
        {"sha256": file.sha256, "bytes": file.size}
        for paper in dossier.papers
        for file in paper.files
    ]
    NOTE_FILE.run_many(connection, files)


class SqlAccounts:
    """Officers enrolled on this PC."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, officer: OfficerId) -> Account:
        """Return the account, or raise NotFound."""
        wanted = select(schema.account).where(schema.account.c.officer == officer)
        row = self._connection.execute(wanted).mappings().first()
        if row is None:
            raise NotFound(officer)
        return rows.to_account(row)

    def every(self) -> Sequence[Account]:
        """Return all of them, by name."""
        wanted = select(schema.account).order_by(schema.account.c.officer)
        return [
            rows.to_account(row) for row in self._connection.execute(wanted).mappings()
        ]

    def put(self, account: Account) -> None:
        """Keep this version of the account."""
        values = rows.from_account(account)
        self._connection.execute(
            upsert(schema.account)
            .values(values)
            .on_conflict_do_update(["officer"], set_=values)
        )


class SqlJournal:
    """Who did what; the table itself refuses changes and deletions."""

    def __init__(self, connection: Connection, touched: Touched | None = None) -> None:
        self._connection = connection
        self._touched = Touched() if touched is None else touched

    def add(self, entry: Entry) -> None:
        """Append one entry to the chain."""
        chain.append(self._connection, entry)
        if entry.dossier:
            self._touched.pop(entry.dossier, None)

    def settle(self) -> None:
        """Write down what was changed and nobody wrote down."""
        for dossier, since in [*self._touched.items()]:
            chain.mirror(self._connection, dossier, since)
        self._touched.clear()

    def of(self, dossier: DossierId) -> Sequence[Entry]:
        """Return the entries of a dossier, oldest first, but for mirrored states."""
        table = schema.journal
        acts = table.c.act != Act.MIRRORED.value
        wanted = (
            select(table).where(table.c.dossier == dossier, acts).order_by(table.c.seq)
        )
        return [
            rows.to_entry(row) for row in self._connection.execute(wanted).mappings()
        ]


class SqlNotes:
    """Small facts kept between starts."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """Return the value, or None."""
        value: str | None = NOTE.scalar(self._connection, {"wanted": name})
        return value

    def put(self, name: str, value: str) -> None:
        """Keep the value."""
        PUT_NOTE.run(self._connection, {"name": name, "value": value})
