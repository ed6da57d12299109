"""Whether a token needs a proof of the device's key with each request.

Revision ID: 0004
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Add the column; tokens of before, which live minutes, need none."""
    op.add_column(
        "token",
        sa.Column("bound", sa.Integer(), nullable=False, server_default="0"),
    )
