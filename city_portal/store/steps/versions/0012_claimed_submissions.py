"""Which counter has taken up a declaration from home.

Revision ID: 0012
"""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """Add the columns; a portal of the version before does without them."""
    for name in ("claimed_by", "claimed_at"):
        column = sa.Column(name, sa.Text(), nullable=False, server_default="")
        op.add_column("submission", column)
