"""Tables of the back office: accounts, sessions, the log, and work on dossiers."""

from sqlalchemy import Column, ForeignKey, Index, Integer, Table, Text

from city_portal.store.schema import metadata

staff = Table(
    "staff",
    metadata,
    Column("id", Text, primary_key=True),
    Column("login", Text, nullable=False, unique=True),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("org", Text, nullable=False),  # empty: of the whole city
    Column("password", Text, nullable=False),  # PHC string, Argon2id
    Column("must_change", Integer, nullable=False),
    Column("active", Integer, nullable=False),
)

session = Table(
    "staff_session",
    metadata,
    Column("sha256", Text, primary_key=True),
    Column("staff", Text, ForeignKey("staff.id"), nullable=False),
    Column("csrf", Text, nullable=False),
    Column("lang", Text, nullable=False),
    Column("seen_at", Text, nullable=False),
    Column("expires_at", Text, nullable=False, index=True),
)

log = Table(
    "staff_log",  # append-only: triggers refuse UPDATE and DELETE
    metadata,
    Column("seq", Integer, primary_key=True, autoincrement=True),
    Column("at", Text, nullable=False),
    Column("staff", Text, nullable=False),
    Column("name", Text, nullable=False),
    Column("role", Text, nullable=False),
    Column("org", Text, nullable=False),
    Column("act", Text, nullable=False),
    Column("dossier", Text, nullable=False),
    Column("given_to", Text, nullable=False),
    Column("detail", Text, nullable=False),
    Index("staff_log_of_dossier", "dossier", "seq"),
    Index("staff_log_of_office", "org", "seq"),
)

work = Table(
    "work",
    metadata,
    Column("dossier", Text, ForeignKey("dossier.id"), primary_key=True),
    Column("org", Text, nullable=False),
    Column("stage", Text, nullable=False),
    Column("officer", Text, nullable=False),
    Column("decision", Text, nullable=False),
    Column("reason", Text, nullable=False),
    Column("ground", Text, nullable=False),
    Column("files", Text, nullable=False),  # JSON array
    Column("changed_at", Text, nullable=False),
    Index("work_of_office", "org", "stage", "officer"),
)
