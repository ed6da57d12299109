"""Dossiers keep the declaration they were received with, each version stored once.

Revision ID: 0012
"""

from alembic import op

revision = "0012"
down_revision = "0010"

STEPS = (
    """
CREATE TABLE kept_form (
    sha256 TEXT NOT NULL,
    files TEXT NOT NULL,
    PRIMARY KEY (sha256)
)
""",
    """
CREATE TABLE dossier_form (
    dossier TEXT NOT NULL,
    form TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    PRIMARY KEY (dossier)
)
""",
)


def upgrade() -> None:
    """Make the tables."""
    for step in STEPS:
        op.execute(step)
