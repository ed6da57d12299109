"""What citizens write at home, in one transaction."""

from collections.abc import Sequence

import msgspec
from sqlalchemy import (
    Column,
    Connection,
    ForeignKey,
    Index,
    Table,
    Text,
    bindparam,
    delete,
    insert,
    select,
    update,
)

from city_portal.store.prepared import Prepared
from city_portal.store.schema import metadata

submission = Table(
    "submission",
    metadata,
    Column("code", Text, primary_key=True),
    Column("secret", Text, nullable=False),  # SHA-256 of the lookup code
    Column("org", Text, ForeignKey("organisation.code"), nullable=False),
    Column("procedure", Text, nullable=False),
    Column("procedure_name", Text, nullable=False),
    Column("form", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("personal_id", Text, nullable=False),
    Column("phone", Text, nullable=False),
    Column("answers", Text, nullable=False),  # JSON object
    Column("files", Text, nullable=False),  # JSON array
    Column("status", Text, nullable=False),  # draft, or a word of the statuses
    Column("said", Text, nullable=False),  # what the office says to the citizen
    Column("dossier", Text, nullable=False),  # code given at the counter
    Column("changed_at", Text, nullable=False),
    Column("submitted_at", Text, nullable=False),
    Column("claimed_by", Text, nullable=False, server_default=""),  # a device
    Column("claimed_at", Text, nullable=False, server_default=""),
    Column("vouched", Text, nullable=False, server_default=""),  # by whom
    Index("submission_waiting", "org", "status", "code"),
    Index("submission_old", "status", "changed_at"),
)


class Submission(msgspec.Struct, frozen=True, kw_only=True):
    """One declaration from home."""

    code: str
    secret: str
    org: str
    procedure: str
    procedure_name: str
    form: str
    name: str = ""
    personal_id: str = ""
    phone: str = ""
    answers: str = "{}"
    files: str = "[]"
    status: str = "draft"
    said: str = ""
    dossier: str = ""
    changed_at: str
    submitted_at: str = ""
    claimed_by: str = ""
    claimed_at: str = ""
    vouched: str = ""


_MARKS = Prepared(
    select(submission.c.code, submission.c.changed_at, submission.c.claimed_by)
    .where(submission.c.org == bindparam("office"))
    .where(submission.c.status == bindparam("state"))
    .order_by(submission.c.code)
)


class SubmissionBook:
    """What is asked about submissions in one transaction."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, code: str) -> Submission | None:
        """Return a submission."""
        found = select(submission).where(submission.c.code == code).with_for_update()
        row = self._connection.execute(found).mappings().first()
        return Submission(**row) if row else None

    def add(self, one: Submission) -> None:
        """Keep a new one; IntegrityError if its code is taken."""
        self._connection.execute(insert(submission), msgspec.structs.asdict(one))

    def put(self, one: Submission) -> None:
        """Keep one as it is now."""
        self._connection.execute(
            update(submission)
            .where(submission.c.code == one.code)
            .values(**msgspec.structs.asdict(one))
        )

    def of_office(self, org: str, statuses: Sequence[str]) -> Sequence[Submission]:
        """Return those of an office in these states, oldest first; at most 200."""
        table = submission.c
        found = (
            select(submission)
            .where(table.org == org, table.status.in_(statuses))
            .order_by(table.submitted_at, table.code)
            .limit(200)
        )
        return [Submission(**row) for row in self._connection.execute(found).mappings()]

    def is_taken(self, org: str, dossier: str) -> bool:
        """Say whether a submission of this office was received as this dossier."""
        table = submission.c
        named = (table.org == org) & (table.dossier == dossier)
        return self._connection.scalar(select(table.code).where(named)) is not None

    def marks(self, org: str, status: str) -> Sequence[tuple[str, str, str]]:
        """Return (code, changed, claimed by) of those of an office in a state."""
        rows = _MARKS.all(self._connection, {"office": org, "state": status})
        return [(row["code"], row["changed_at"], row["claimed_by"]) for row in rows]

    def sweep(self, status: str, before: str) -> int:
        """Forget those of a state that nobody changed since; return how many."""
        table = submission
        gone = self._connection.execute(
            delete(table).where(table.c.status == status, table.c.changed_at < before)
        )
        return gone.rowcount
