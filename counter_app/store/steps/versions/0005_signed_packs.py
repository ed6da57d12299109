"""Packs keep what was signed and by whom; an administrator's values are data too.

Revision ID: 0005
"""

from alembic import op

revision = "0005"
down_revision = "0004"

STEPS = (
    "ALTER TABLE catalogue_pack ADD COLUMN manifest TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE catalogue_pack ADD COLUMN signatures TEXT NOT NULL DEFAULT '[]'",
    """
CREATE TABLE law_override (
    seq INTEGER NOT NULL,
    procedure TEXT NOT NULL,
    body TEXT NOT NULL,
    made_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    ended_at TEXT,
    PRIMARY KEY (seq)
)
""",
)


def upgrade() -> None:
    """Add the columns and the table."""
    for step in STEPS:
        op.execute(step)
