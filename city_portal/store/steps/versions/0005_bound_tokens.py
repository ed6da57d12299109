"""Whether a token needs a proof of the device's key with each request.

Revision ID: 0005
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the column; tokens of before, which live minutes, need none."""
    op.add_column(
        "token",
        sa.Column("bound", sa.Integer(), nullable=False, server_default="0"),
    )
