"""Publication lists in JSON."""
