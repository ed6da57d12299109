"""Scanned pages, kept with what they came from until the portal has the dossier."""

from alembic import op

revision = "0007"
down_revision = "0006"

STEPS = (
    """
CREATE TABLE page (
    id TEXT NOT NULL PRIMARY KEY,
    draft TEXT NOT NULL,
    place INTEGER NOT NULL,
    body TEXT NOT NULL
)
""",
    "CREATE INDEX page_by_draft ON page (draft, place)",
)


def upgrade() -> None:
    """Make the table."""
    for step in STEPS:
        op.execute(step)
