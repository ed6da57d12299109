"""What was submitted from home, and answers to it on their way."""

from alembic import op

revision = "0019"
down_revision = "0018"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
CREATE TABLE from_home (
    code TEXT NOT NULL PRIMARY KEY,
    submitted_at TEXT NOT NULL,
    body TEXT NOT NULL,
    draft TEXT NOT NULL DEFAULT '',
    reply TEXT NOT NULL DEFAULT '',
    said TEXT NOT NULL DEFAULT '',
    said_by TEXT NOT NULL DEFAULT ''
) WITHOUT ROWID
"""
    )
