"""Citizens who signed in: the sign-in under way, and what it proved of a submission.

Revision ID: 0013
"""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"


def upgrade() -> None:
    """Create the table and add the column; the version before does without both."""
    text = [
        sa.Column(name, sa.Text(), nullable=False)
        for name in ("browser", "nonce", "verifier", "redirect", "target", "expires_at")
    ]
    op.create_table(
        "citizen_sign_in",
        sa.Column("state", sa.Text(), nullable=False),
        *text,
        sa.PrimaryKeyConstraint("state"),
    )
    op.create_index("ix_citizen_sign_in_expires_at", "citizen_sign_in", ["expires_at"])
    column = sa.Column("vouched", sa.Text(), nullable=False, server_default="")
    op.add_column("submission", column)
