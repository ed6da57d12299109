"""When the walk-in of a dossier began."""

from alembic import op

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
CREATE TABLE stay (
    dossier TEXT NOT NULL PRIMARY KEY,
    begun_at TEXT NOT NULL
) WITHOUT ROWID
"""
    )
