"""The till's own book: shifts, entries and closings; none of it is ever changed."""

from alembic import op

revision = "0010"
down_revision = "0007"

STEPS = (
    """
CREATE TABLE shift (
    id TEXT NOT NULL PRIMARY KEY,
    officer TEXT NOT NULL,
    officer_name TEXT NOT NULL,
    counter TEXT NOT NULL,
    opened_at TEXT NOT NULL
)
""",
    """
CREATE TABLE till_entry (
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
    UNIQUE (reverses),
    CHECK (amount >= 0),
    FOREIGN KEY(shift) REFERENCES shift (id)
)
""",
    "CREATE INDEX till_entry_by_shift ON till_entry (shift, seq)",
    "CREATE INDEX till_entry_by_slip ON till_entry (slip)",
    "CREATE INDEX till_entry_by_moment ON till_entry (at)",
    """
CREATE TABLE shift_end (
    shift TEXT NOT NULL PRIMARY KEY,
    closed_at TEXT NOT NULL,
    made_by TEXT NOT NULL,
    notes TEXT NOT NULL,
    expected INTEGER NOT NULL,
    counted INTEGER NOT NULL,
    reason TEXT NOT NULL,
    FOREIGN KEY(shift) REFERENCES shift (id)
)
""",
    """
CREATE TRIGGER shift_is_not_changed BEFORE UPDATE ON shift
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER shift_is_not_removed BEFORE DELETE ON shift
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER till_entry_is_not_changed BEFORE UPDATE ON till_entry
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER till_entry_is_not_removed BEFORE DELETE ON till_entry
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER shift_end_is_not_changed BEFORE UPDATE ON shift_end
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER shift_end_is_not_removed BEFORE DELETE ON shift_end
BEGIN SELECT RAISE(ABORT, 'the till is append-only'); END
""",
    """
CREATE TRIGGER till_entry_needs_an_open_shift BEFORE INSERT ON till_entry
WHEN EXISTS (SELECT 1 FROM shift_end WHERE shift_end.shift = NEW.shift)
BEGIN SELECT RAISE(ABORT, 'the shift is closed'); END
""",
)


def upgrade() -> None:
    """Make the tables."""
    for step in STEPS:
        op.execute(step)
