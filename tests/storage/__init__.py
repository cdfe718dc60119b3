"""Tests of the library file, on real SQLite files."""
