"""The journal becomes a chain bound to the state of the dossiers.

What was written before is chained as it stands, and one entry for each dossier notes
the state it is in now: from here on a change that nobody wrote down is noticed.

Revision ID: 0006
"""

import hashlib
import json

from alembic import op

revision = "0006"
down_revision = "0005"

BEFORE = (
    "DROP TRIGGER journal_is_not_changed",
    "DROP TRIGGER journal_is_not_shortened",
    "ALTER TABLE journal ADD COLUMN mono INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE journal ADD COLUMN state TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE journal ADD COLUMN hash TEXT NOT NULL DEFAULT ''",
    """
CREATE TABLE checkpoint (
    seq INTEGER NOT NULL,
    head TEXT NOT NULL,
    signed TEXT NOT NULL,
    receipt TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
)
AFTER = (
    """
CREATE TRIGGER journal_is_not_changed BEFORE UPDATE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
    """
CREATE TRIGGER journal_is_not_shortened BEFORE DELETE ON journal
BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END
""",
)
COLUMNS = ("seq", "at", "mono", "act", "officer", "dossier", "detail", "state")


def upgrade() -> None:
    """Chain what there is."""
    for step in BEFORE:
        op.execute(step)
    connection = op.get_bind()
    newest = "SELECT coalesce(max(received_at), '') FROM dossier"
    at = connection.exec_driver_sql(newest).scalar()
    dossiers = connection.exec_driver_sql(
        "SELECT id, current FROM dossier ORDER BY row"
    )
    for dossier, current in dossiers.all():
        state = hashlib.sha256(current.encode()).hexdigest()
        connection.exec_driver_sql(
            "INSERT INTO journal (at, act, dossier, detail, state)"
            " VALUES (?, 'mirrored', ?, '', ?)",
            (at, dossier, state),
        )
    before = ""
    entries = connection.exec_driver_sql(
        f"SELECT {', '.join(COLUMNS)} FROM journal ORDER BY seq"  # noqa: S608 -- fixed
    )
    for place, row in enumerate(entries.all(), 1):
        said = json.dumps(
            [before, place, *row[1:]], ensure_ascii=False, separators=(",", ":")
        )
        before = hashlib.sha256(said.encode()).hexdigest()
        connection.exec_driver_sql(
            "UPDATE journal SET seq = ?, hash = ? WHERE seq = ?",
            (place, before, row[0]),
        )
    for step in AFTER:
        op.execute(step)
