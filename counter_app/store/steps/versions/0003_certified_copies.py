"""The book of certified copies; its lines are never changed.

Revision ID: 0003
Revises: 0002
"""

from alembic import op

revision = "0003"
down_revision = "0002"

STEPS = (
    """
CREATE TABLE certification (
    seq INTEGER NOT NULL,
    book TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    day TEXT NOT NULL,
    dossier TEXT NOT NULL,
    place INTEGER NOT NULL,
    document TEXT NOT NULL,
    pages INTEGER NOT NULL,
    copies INTEGER NOT NULL,
    applicant TEXT NOT NULL,
    PRIMARY KEY (seq)
)
""",
    """
CREATE UNIQUE INDEX certification_by_number
ON certification (book, year, number)
""",
    """
CREATE INDEX certification_by_dossier ON certification (dossier, place)
""",
    """
CREATE INDEX certification_by_day ON certification (day)
""",
    """
CREATE TRIGGER certification_is_not_changed BEFORE UPDATE ON certification
BEGIN SELECT RAISE(ABORT, 'the book of copies is append-only'); END
""",
    """
CREATE TRIGGER certification_is_not_shortened BEFORE DELETE ON certification
BEGIN SELECT RAISE(ABORT, 'the book of copies is append-only'); END
""",
)


def upgrade() -> None:
    """Make the table."""
    for step in STEPS:
        op.execute(step)
