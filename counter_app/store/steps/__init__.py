"""Alembic environment of this machine's database: run by store.migrations only."""
