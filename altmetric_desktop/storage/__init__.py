"""The library file: schema, one writer, read-only readers, queries named for the question."""
