"""Dossiers whose files were erased here, long after the portal had them for good."""

from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Make the table."""
    op.execute(
        """
CREATE TABLE files_erased (
    dossier TEXT NOT NULL PRIMARY KEY,
    at TEXT NOT NULL
)
"""
    )
