"""Officers come in by the vault's slots: no password hash lies in the database.

Revision ID: 0002
"""

from alembic import op

revision = "0002"
down_revision = "0001"

STEPS = (
    "ALTER TABLE account DROP COLUMN password_hash",
    "ALTER TABLE account DROP COLUMN failures",
    "ALTER TABLE account DROP COLUMN held_until",
    "ALTER TABLE account ADD COLUMN confirmed_at TEXT",
    "ALTER TABLE account ADD COLUMN revoked INTEGER NOT NULL DEFAULT 0",
    "DELETE FROM note WHERE name = 'last-account'",
)


def upgrade() -> None:
    """Drop what the slots took over."""
    for step in STEPS:
        op.execute(step)
