"""Every paper that is printed, with its outcome; numbers of papers.

Revision ID: 0004
Revises: 0003
"""

from alembic import op

revision = "0004"
down_revision = "0003"

STEPS = (
    "ALTER TABLE print RENAME TO print_before",
    "DROP INDEX print_by_dossier",
    """
CREATE TABLE print (
    seq INTEGER NOT NULL,
    dossier TEXT,
    copy INTEGER NOT NULL,
    sha256 TEXT NOT NULL,
    form_set TEXT NOT NULL,
    printed_at TEXT NOT NULL,
    printer TEXT NOT NULL,
    form TEXT NOT NULL,
    number TEXT NOT NULL,
    outcome TEXT NOT NULL,
    job TEXT NOT NULL,
    officer TEXT,
    PRIMARY KEY (seq),
    CHECK (outcome IN ('intended','queued','out','failed','unknown'))
)
""",
    # Until now only receipts were printed, and a failed one named no printer.
    """
INSERT INTO print
SELECT seq, dossier, copy, sha256, form_set, printed_at, printer, 'receipt', '',
       CASE WHEN printer = '' THEN 'failed' ELSE 'out' END, '', NULL
FROM print_before
""",
    "DROP TABLE print_before",
    "CREATE INDEX print_by_dossier ON print (dossier, seq)",
    "CREATE INDEX print_by_outcome ON print (outcome, seq)",
    "CREATE INDEX print_by_number ON print (form, number)",
    """
CREATE TABLE paper_number (
    series TEXT NOT NULL,
    scope TEXT NOT NULL,
    period TEXT NOT NULL,
    number INTEGER NOT NULL,
    dossier TEXT,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    void_at TEXT,
    void_by TEXT,
    void_second TEXT,
    void_reason TEXT,
    PRIMARY KEY (series, scope, period, number),
    CHECK (void_second IS NULL OR void_second <> void_by)
)
""",
)


def upgrade() -> None:
    """Apply."""
    for step in STEPS:
        op.execute(step)
