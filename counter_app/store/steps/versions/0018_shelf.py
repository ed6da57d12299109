"""In which place of the shelf a result lies."""

from alembic import op

revision = "0018"
down_revision = "0017"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
CREATE TABLE shelf_place (
    dossier TEXT NOT NULL PRIMARY KEY,
    place INTEGER NOT NULL CHECK (place > 0),
    at TEXT NOT NULL,
    by_officer TEXT NOT NULL
) WITHOUT ROWID
"""
    )
