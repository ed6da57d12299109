"""Lists of a day and their counts are read from their indexes alone."""

from alembic import op

revision = "0021"
down_revision = "0020"
INDEXES = (
    "DROP INDEX dossier_by_day",
    "CREATE INDEX dossier_by_day ON dossier (received_day, received_at, row, id)",
    "CREATE INDEX dossier_by_missing ON dossier (received_day, papers_missing)",
)


def upgrade() -> None:
    """Make the indexes."""
    for statement in INDEXES:
        op.execute(statement)
