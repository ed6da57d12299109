"""Which dossiers were rated on the citizens' page, apart from the marks themselves.

Revision ID: 0014
"""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"


def upgrade() -> None:
    """Create the table."""
    op.create_table(
        "rated",
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("org", "dossier"),
    )
