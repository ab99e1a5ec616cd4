"""Alembic's entry: migrates the connection that `engine.store.schema` hands over."""

from alembic import context

from engine.store import study_tables, tables

metadata = tables.Table.metadata
assert study_tables.Study.metadata is metadata  # the tables of studies are among them

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata)
context.run_migrations()
