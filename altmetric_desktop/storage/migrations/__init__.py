"""Alembic revisions, one module each; only `storage.migrate` loads them."""
