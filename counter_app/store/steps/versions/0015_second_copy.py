"""What changed and has to stand in the second copy on another disk as well."""

from alembic import op

revision = "0015"
down_revision = "0012"

STEPS = (
    """
CREATE TABLE second_log (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    "key" INTEGER NOT NULL,
    dossier TEXT
)
""",
    """
CREATE TRIGGER slot_insert_is_told AFTER INSERT ON slot
BEGIN INSERT INTO second_log(kind, "key") VALUES ('slot', NEW.rowid); END
""",
    """
CREATE TRIGGER slot_update_is_told AFTER UPDATE ON slot
BEGIN INSERT INTO second_log(kind, "key") VALUES ('slot', NEW.rowid); END
""",
    """
CREATE TRIGGER slot_day_insert_is_told AFTER INSERT ON slot_day
BEGIN INSERT INTO second_log(kind, "key") VALUES ('slot_day', NEW.rowid); END
""",
    """
CREATE TRIGGER slot_day_update_is_told AFTER UPDATE ON slot_day
BEGIN INSERT INTO second_log(kind, "key") VALUES ('slot_day', NEW.rowid); END
""",
    """
CREATE TRIGGER day_count_insert_is_told AFTER INSERT ON day_count
BEGIN INSERT INTO second_log(kind, "key") VALUES ('day_count', NEW.rowid); END
""",
    """
CREATE TRIGGER day_count_update_is_told AFTER UPDATE ON day_count
BEGIN INSERT INTO second_log(kind, "key") VALUES ('day_count', NEW.rowid); END
""",
    """
CREATE TRIGGER paper_number_insert_is_told AFTER INSERT ON paper_number
BEGIN INSERT INTO second_log(kind, "key") VALUES ('paper_number', NEW.rowid); END
""",
    """
CREATE TRIGGER paper_number_update_is_told AFTER UPDATE ON paper_number
BEGIN INSERT INTO second_log(kind, "key") VALUES ('paper_number', NEW.rowid); END
""",
    """
CREATE TRIGGER certification_insert_is_told AFTER INSERT ON certification
BEGIN INSERT INTO second_log(kind, "key") VALUES ('certification', NEW.rowid); END
""",
    """
CREATE TRIGGER print_insert_is_told AFTER INSERT ON print
BEGIN INSERT INTO second_log(kind, "key") VALUES ('print', NEW.rowid); END
""",
    """
CREATE TRIGGER outbox_insert_is_told AFTER INSERT ON outbox BEGIN
    INSERT INTO second_log(kind, "key", dossier)
    VALUES ('outbox', NEW.seq, NEW.dossier);
END
""",
    """
CREATE TRIGGER outbox_update_is_told AFTER UPDATE ON outbox BEGIN
    INSERT INTO second_log(kind, "key", dossier)
    VALUES ('outbox', NEW.seq, NEW.dossier);
END
""",
    """
CREATE TRIGGER outbox_delete_is_told AFTER DELETE ON outbox BEGIN
    INSERT INTO second_log(kind, "key", dossier)
    VALUES ('outbox', OLD.seq, OLD.dossier);
END
""",
)


def upgrade() -> None:
    """Make the log, and let the tables write into it."""
    for step in STEPS:
        op.execute(step)
