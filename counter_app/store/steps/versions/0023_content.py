"""Dossiers done with: since when, and when what they said was erased here.

What is deleted is overwritten from now on, in the full-text index too; what was deleted
from that index before goes with one optimisation.
"""

from alembic import op

revision = "0023"
down_revision = "0022"

STEPS = (
    """
CREATE TABLE content (
    dossier TEXT NOT NULL PRIMARY KEY,
    since TEXT NOT NULL,
    held TEXT NOT NULL DEFAULT '',
    erased_at TEXT
) WITHOUT ROWID
""",
    """
CREATE INDEX content_by_due ON content (since) WHERE erased_at IS NULL AND held = ''
""",
    """
CREATE TRIGGER content_is_new AFTER UPDATE OF current ON dossier
WHEN OLD.current IS NOT NEW.current
BEGIN DELETE FROM content WHERE dossier = NEW.id; END
""",
    "INSERT INTO search(search, rank) VALUES ('secure-delete', 1)",
    "INSERT INTO search(search) VALUES ('optimize')",
)


def upgrade() -> None:
    """Make the table, and let the index forget for good."""
    for statement in STEPS:
        op.execute(statement)
