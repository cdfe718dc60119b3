"""Publication lists: bytes in, records with row numbers and problems out."""
