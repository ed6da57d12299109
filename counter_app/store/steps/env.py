"""Run the steps on the connection that store.migrations hands over."""

from alembic import context

handed = context.config.attributes
context.configure(connection=handed["connection"], on_version_apply=handed["applied"])
context.run_migrations()
