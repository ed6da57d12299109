"""Marks of citizens, apart from every dossier; and which receipts were asked about."""

from alembic import op

revision = "0017"
down_revision = "0016"

STEPS = (
    """
CREATE TABLE rating (
    id TEXT NOT NULL PRIMARY KEY,
    day TEXT NOT NULL,
    counter TEXT NOT NULL,
    procedure TEXT NOT NULL,
    mark INTEGER NOT NULL CHECK (mark BETWEEN 1 AND 5),
    reason TEXT NOT NULL DEFAULT '',
    told INTEGER NOT NULL DEFAULT 0
) WITHOUT ROWID
""",
    """
CREATE TABLE rating_asked (
    dossier TEXT NOT NULL PRIMARY KEY
) WITHOUT ROWID
""",
    """
CREATE TRIGGER rating_is_not_changed
BEFORE UPDATE OF id, day, counter, procedure, mark, reason ON rating
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END
""",
    """
CREATE TRIGGER rating_is_not_shortened BEFORE DELETE ON rating
BEGIN SELECT RAISE(ABORT, 'marks are append-only'); END
""",
)


def upgrade() -> None:
    """Make the tables."""
    for step in STEPS:
        op.execute(step)
