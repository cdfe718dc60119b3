"""Table models: ids and ready strings, never objects of storage."""
