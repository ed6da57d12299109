"""Codes that counters show for officers to agree to.

Revision ID: 0015
"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"


def upgrade() -> None:
    """Create the table."""
    names = ("sha256", "typed", "made_at", "expires_at", "decision", "staff")
    op.create_table(
        "officer_code",
        sa.Column("device", sa.Text(), nullable=False),
        *[sa.Column(name, sa.Text(), nullable=False) for name in names],
        sa.PrimaryKeyConstraint("device"),
        sa.ForeignKeyConstraint(["device"], ["device.id"]),
        sa.UniqueConstraint("typed"),
    )
    op.create_index("ix_officer_code_expires_at", "officer_code", ["expires_at"])
