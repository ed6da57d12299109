"""Alembic environment of the portal's database: run by store.migrations only."""
