"""What changed and has to stand in the second copy on another disk as well."""

from alembic import op

revision = "0015"
down_revision = "0012"

# Names of our own tables, never anybody's input.
ROWS = {
    "slot": ("INSERT", "UPDATE"),
    "slot_day": ("INSERT", "UPDATE"),
    "day_count": ("INSERT", "UPDATE"),
    "paper_number": ("INSERT", "UPDATE"),
    "certification": ("INSERT",),
}


def upgrade() -> None:
    """Make the log, and let the tables write into it."""
    op.execute(
        """
CREATE TABLE second_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    kind TEXT NOT NULL,
    "key" INTEGER NOT NULL,
    dossier TEXT
)
"""
    )
    for table, acts in ROWS.items():
        for act in acts:
            op.execute(
                f"CREATE TRIGGER {table}_{act.lower()}_is_told"  # noqa: S608
                f" AFTER {act} ON {table} BEGIN"
                f' INSERT INTO second_log(kind, "key")'
                f" VALUES ('{table}', NEW.rowid); END"
            )
    for act, side in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD")):
        op.execute(
            f"CREATE TRIGGER outbox_{act.lower()}_is_told"  # noqa: S608
            f" AFTER {act} ON outbox BEGIN"
            f' INSERT INTO second_log(kind, "key", dossier)'
            f" VALUES ('outbox', {side}.seq, {side}.dossier); END"
        )
