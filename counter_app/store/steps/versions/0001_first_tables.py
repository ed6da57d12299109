"""The first tables.

Revision ID: 0001
"""

from alembic import op

revision = "0001"
down_revision = None

STEPS = (
    """
CREATE TABLE account (
    officer TEXT NOT NULL,
    name TEXT NOT NULL,
    roles TEXT NOT NULL,
    counters TEXT NOT NULL,
    password_hash TEXT NOT NULL,
    failures INTEGER NOT NULL,
    held_until TEXT,
    PRIMARY KEY (officer)
)
""",
    """
CREATE TABLE blob (
    sha256 TEXT NOT NULL,
    bytes INTEGER NOT NULL,
    state TEXT NOT NULL,
    upload_url TEXT NOT NULL,
    upload_offset INTEGER NOT NULL,
    PRIMARY KEY (sha256),
    CHECK (state IN ('local','uploading','stored'))
)
""",
    """
CREATE TABLE catalogue_pack (
    sha256 TEXT NOT NULL,
    version TEXT NOT NULL,
    files TEXT NOT NULL,
    fetched_at TEXT NOT NULL,
    PRIMARY KEY (sha256)
)
""",
    """
CREATE TABLE "conflict" (
    operation TEXT NOT NULL,
    dossier TEXT NOT NULL,
    base TEXT NOT NULL,
    mine TEXT NOT NULL,
    theirs TEXT NOT NULL,
    their_tip TEXT,
    their_version INTEGER NOT NULL,
    seen_at TEXT NOT NULL,
    decided_by TEXT,
    PRIMARY KEY (operation)
)
""",
    """
CREATE TABLE cursor (
    feed TEXT NOT NULL,
    token TEXT NOT NULL,
    PRIMARY KEY (feed)
)
""",
    """
CREATE TABLE day_count (
    kind TEXT NOT NULL,
    counter TEXT NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (kind, counter, day)
)
""",
    """
CREATE TABLE device (
    only INTEGER NOT NULL,
    id TEXT NOT NULL,
    incarnation INTEGER NOT NULL,
    operations INTEGER NOT NULL,
    counter TEXT NOT NULL,
    organisation TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    PRIMARY KEY (only),
    CHECK (only = 1)
)
""",
    """
CREATE TABLE dossier (
    "row" INTEGER NOT NULL,
    id TEXT NOT NULL,
    tip TEXT,
    version INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    complete INTEGER NOT NULL,
    base TEXT NOT NULL,
    current TEXT NOT NULL,
    code TEXT NOT NULL,
    official_code TEXT,
    personal_id TEXT NOT NULL,
    applicant TEXT NOT NULL,
    procedure TEXT NOT NULL,
    procedure_name TEXT NOT NULL,
    channel TEXT NOT NULL,
    status TEXT NOT NULL,
    received_day TEXT NOT NULL,
    received_at TEXT NOT NULL,
    due_at TEXT NOT NULL,
    fee INTEGER,
    papers_missing INTEGER NOT NULL,
    PRIMARY KEY ("row"),
    UNIQUE (id),
    UNIQUE (code),
    UNIQUE (official_code)
)
""",
    """
CREATE INDEX dossier_by_day ON dossier (received_day, received_at)
""",
    """
CREATE INDEX dossier_by_due ON dossier (status, due_at)
""",
    """
CREATE INDEX dossier_by_person ON dossier (personal_id, received_at)
""",
    """
CREATE TABLE draft (
    id TEXT NOT NULL,
    owner TEXT NOT NULL,
    saved_at TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (id)
)
""",
    """
CREATE INDEX draft_by_owner ON draft (owner, saved_at)
""",
    """
CREATE TABLE inbox (
    dossier TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    version INTEGER NOT NULL,
    tip TEXT NOT NULL,
    complete INTEGER NOT NULL,
    fields TEXT NOT NULL,
    PRIMARY KEY (dossier)
)
""",
    """
CREATE TABLE journal (
    seq INTEGER NOT NULL,
    at TEXT NOT NULL,
    act TEXT NOT NULL,
    officer TEXT,
    dossier TEXT,
    detail TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
    """
CREATE INDEX journal_by_dossier ON journal (dossier, seq)
""",
    """
CREATE TABLE note (
    name TEXT NOT NULL,
    value TEXT NOT NULL,
    PRIMARY KEY (name)
)
""",
    """
CREATE TABLE outbox (
    seq INTEGER NOT NULL,
    operation TEXT NOT NULL,
    dossier TEXT NOT NULL,
    changes TEXT NOT NULL,
    supersedes TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    image BLOB,
    image_sha256 TEXT,
    state TEXT NOT NULL,
    reason TEXT NOT NULL,
    feed_sequence INTEGER,
    attempts INTEGER NOT NULL DEFAULT 0,
    next_at TEXT,
    PRIMARY KEY (seq),
    CHECK (state IN ('new','sent','acked','conflict','failed')),
    UNIQUE (operation)
)
""",
    """
CREATE INDEX outbox_by_dossier ON outbox (dossier, seq)
""",
    """
CREATE INDEX outbox_by_state ON outbox (state, seq)
""",
    """
CREATE TABLE print (
    seq INTEGER NOT NULL,
    dossier TEXT NOT NULL,
    copy INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    form_set TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    printer TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
    """
CREATE INDEX print_by_dossier ON print (dossier, seq)
""",
    """
CREATE TABLE slot (
    number INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    valid_from TEXT NOT NULL,
    valid_to TEXT,
    PRIMARY KEY (number, incarnation)
)
""",
    """
CREATE TABLE slot_day (
    slot INTEGER NOT NULL,
    incarnation INTEGER NOT NULL,
    day TEXT NOT NULL,
    used INTEGER NOT NULL,
    PRIMARY KEY (slot, incarnation, day)
)
""",
    """
CREATE VIRTUAL TABLE search USING fts5(
    code, person, name, phone, procedure,
    tokenize = 'unicode61 remove_diacritics 0', detail = column, prefix = '1 2 3'
)
""",
    """
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
    """
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
)


def upgrade() -> None:
    """Make the tables."""
    for step in STEPS:
        op.execute(step)
