"""A transfer whose credit was seen can be given back: either is said of it once."""

from alembic import op

revision = "0022"
down_revision = "0021"

# SQLite changes no constraint of a table: the rows move into one without it, unchanged.
STEPS = (
    """
CREATE TABLE till_entry_next (
    seq INTEGER NOT NULL,
    id TEXT NOT NULL,
    shift TEXT NOT NULL,
    entered TEXT NOT NULL,
    amount INTEGER NOT NULL,
    method TEXT,
    reconciled INTEGER NOT NULL,
    dossier TEXT,
    code TEXT NOT NULL,
    slip TEXT NOT NULL,
    reason TEXT NOT NULL,
    reverses TEXT,
    at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    PRIMARY KEY (seq),
    UNIQUE (id),
    CHECK (amount >= 0),
    FOREIGN KEY(shift) REFERENCES shift (id)
)
""",
    "INSERT INTO till_entry_next SELECT * FROM till_entry",
    "DROP TABLE till_entry",
    "ALTER TABLE till_entry_next RENAME TO till_entry",
    "CREATE INDEX till_entry_by_shift ON till_entry (shift, seq)",
    "CREATE INDEX till_entry_by_slip ON till_entry (slip)",
    "CREATE INDEX till_entry_by_moment ON till_entry (at)",
    "CREATE UNIQUE INDEX till_entry_once ON till_entry (reverses, entered)",
    """
CREATE TRIGGER till_entry_is_not_changed BEFORE UPDATE ON till_entry
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER till_entry_is_not_removed BEFORE DELETE ON till_entry
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER till_entry_needs_an_open_shift BEFORE INSERT ON till_entry
WHEN EXISTS (SELECT 1 FROM shift_end WHERE shift_end.shift = NEW.shift)
BEGIN SELECT RAISE(ABORT, 'the shift is closed'); END
""",
)


def upgrade() -> None:
    """Move the rows."""
    for step in STEPS:
        op.execute(step)
