"""What is counted of dossiers, without a person in it, and how far it was counted.

Revision ID: 0006
"""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Create the tables; they fill when figures are next asked for."""
    op.create_table(
        "figure",
        sa.Column("dossier", sa.Text(), nullable=False),
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("procedure", sa.Text(), nullable=False),
        sa.Column("procedure_name", sa.Text(), nullable=False),
        sa.Column("channel", sa.Text(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("received_at", sa.Text(), nullable=False),
        sa.Column("due_at", sa.Text(), nullable=False),
        sa.Column("due_day", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.Text(), nullable=False),
        sa.Column("ended_day", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["dossier"], ["dossier.id"]),
        sa.PrimaryKeyConstraint("dossier"),
    )
    op.create_index("figure_of_office", "figure", ["org", "received_at"])
    op.create_index("figure_ended", "figure", ["ended_at"])
    op.create_table(
        "figure_place",
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("org"),
    )
