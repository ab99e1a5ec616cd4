"""Alembic's entry: migrates the connection that `engine.store.schema` hands over."""

from alembic import context

from engine.store.tables import Table

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Table.metadata)
context.run_migrations()
