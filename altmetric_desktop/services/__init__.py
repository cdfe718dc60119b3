"""Use cases: the only place where harvest, storage, importers and reports meet."""
