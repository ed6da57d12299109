"""The bytes of operations by month and office, where the database can divide a table.

An operation counts once whatever its month, so its id stays in ``operation``, which is
not divided; what grows, its bytes, gets a table of its own. ``operation.image`` stays
for the portal of the version before and keeps what that wrote; new rows leave it empty.

Revision ID: 0016
"""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Create the table; on PostgreSQL with room for months nobody made ahead."""
    on_postgres = op.get_bind().dialect.name == "postgresql"
    op.create_table(
        "operation_image",
        sa.Column("org", sa.Text(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("image", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("org", "id", "month"),
        postgresql_partition_by="RANGE (month)",
    )
    if on_postgres:
        op.execute(
            "CREATE TABLE operation_image_other PARTITION OF operation_image DEFAULT"
        )
